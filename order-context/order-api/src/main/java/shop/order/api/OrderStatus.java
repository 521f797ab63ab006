package shop.order.api;

/** An order's life: payment and fulfilment are axes beside it, never merged into it. */
public enum OrderStatus {
    /** Some of its money is neither there nor set aside yet, or a person holds it since that was so; nothing is sent. */
    AWAITING_PAYMENT,
    /** All the money is there or set aside; its parcels are prepared and sent. */
    CONFIRMED,
    /** Every parcel has ended: it has arrived and is paid for, or is refunded or replaced. */
    CLOSED,
    /** It was not paid, so nothing was sent; what was paid goes back. */
    REJECTED,
    /** It was given up before a parcel was handed over; what was paid goes back. */
    CANCELLED;

    /** Whether nothing more will be sent or asked for. */
    public boolean isEnd() {
        return this == CLOSED || this == REJECTED || this == CANCELLED;
    }
}
