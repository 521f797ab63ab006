package shop.order.api;

/** An order's life: payment and fulfilment are axes beside it, never merged into it. */
public enum OrderStatus {
    AWAITING_PAYMENT,
    CONFIRMED,
    CLOSED,
    REJECTED,
    CANCELLED;

    /** Whether nothing more will be sent or asked for. */
    public boolean isEnd() {
        return this == CLOSED || this == REJECTED || this == CANCELLED;
    }
}
