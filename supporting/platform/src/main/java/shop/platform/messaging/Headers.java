package shop.platform.messaging;

/** The metadata that every message carries. */
public final class Headers {

    /** The order that a message belongs to: how everything about one order is found, in every context. */
    public static final String ORDER_ID = "orderId";

    /** Who acts: the subject of the caller's access token, or one of {@link Actors}. */
    public static final String SUBJECT = "subject";

    /** In which role a caller acts; of several, all, separated by commas. Missing where nobody does who has a token. */
    public static final String ROLE = "role";

    /** For which versions of its aggregate a command is meant, separated by commas; for any, where it is missing. */
    public static final String ONLY_VERSIONS = "onlyVersions";

    private Headers() {}
}
