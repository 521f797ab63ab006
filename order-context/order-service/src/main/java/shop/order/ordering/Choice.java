package shop.order.ordering;

/** What the shop sets of a thing that a person need not decide: {@code order.returns.approval}, say. */
public enum Choice {
    /** It goes by itself, where nothing speaks against it. */
    AUTOMATIC,
    /** A person decides each time. */
    SUPPORT
}
