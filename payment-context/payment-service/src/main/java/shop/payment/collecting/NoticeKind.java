package shop.payment.collecting;

/** Of what the provider tells by itself, where that is a reason to ask it. */
public enum NoticeKind {
    /** Whoever pays has confirmed, paid or refused. */
    PAYER_DECIDED,
    /** A refund that was accepted is done, or has failed. */
    REFUND_ENDED,
    /** Something that we have no word for. */
    OTHER
}
