package shop.platform.web;

/** The header {@code ETag} (RFC 9110, 8.8.3): a view is tagged with the version that it shows. */
public final class ETags {

    private ETags() {}

    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /**
     * The same of a view that is told in another language than the usual one.
     *
     * @param language as BCP 47 writes it, in two letters
     */
    public static String of(long version, String language) {
        return "\"" + version + "-" + language + "\"";
    }
}
