package shop.platform.security;

/** The roles that a token can carry, in its claim {@code roles}. */
public final class Roles {

    /** A shop that places orders for its customers. */
    public static final String SHOP = "shop";
    /** A customer, who sees and cancels their own orders; prices are not theirs to set, so a shop places them (ORD-29). */
    public static final String CUSTOMER = "customer";
    /** Helps customers: sees all, places and cancels for them. */
    public static final String SUPPORT = "support";
    /** Packs parcels and hands them over. */
    public static final String WAREHOUSE = "warehouse";
    /** Runs the system. */
    public static final String OPERATOR = "operator";

    private Roles() {}
}
