package shop.platform.messaging;

/** The metadata that every message carries. */
public final class Headers {

    /** The order that a message belongs to: how everything about one order is found, in every context. */
    public static final String ORDER_ID = "orderId";

    /** Who acts: the subject of the caller's access token, or one of {@link Actors}. */
    public static final String SUBJECT = "subject";

    private Headers() {}
}
