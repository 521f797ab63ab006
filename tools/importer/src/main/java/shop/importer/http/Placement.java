package shop.importer.http;

/** What the shop answered to an order. */
public sealed interface Placement {

    /** It is owed an end now. */
    record Accepted() implements Placement {}

    /**
     * It was not taken.
     *
     * @param rule the business rule that refuses it; empty when it is none
     */
    record Refused(String rule, String detail) implements Placement {}
}
