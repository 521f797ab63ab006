package shop.payment.collecting;

/** Whether the money of a payment can be had; how much of it was had, its balance says. */
enum Standing {
    ASKED,
    AWAITING_PAYER,
    AUTHORISED,
    EXPIRED,
    PAID,
    DECLINED,
    RELEASED
}
