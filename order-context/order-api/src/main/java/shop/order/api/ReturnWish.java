package shop.order.api;

/** What a customer wants for what they give back. */
public enum ReturnWish {
    /** Their money. */
    REFUND,
    /** The same once more, at no charge (ORD-16). */
    EXCHANGE
}
