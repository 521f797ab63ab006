package shop.importer.files;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What went wrong on the way to the status that the orders' file gives, as the additional file of mishaps says it. */
public enum Mishap {
    /** The customer's bank refused for want of money. */
    DECLINED_INSUFFICIENT_FUNDS(Concerns.A_PAYMENT),
    /** The customer's bank suspected fraud. */
    DECLINED_FRAUD(Concerns.A_PAYMENT),
    /** The provider did what it was asked, and its first answer was lost. */
    ANSWER_LOST(Concerns.A_PAYMENT),
    /** The first request never reached the provider. */
    CONNECTION_DROPPED(Concerns.A_PAYMENT),
    /** The carrier lost the parcel. */
    LOST(Concerns.A_PARCEL),
    /** The carrier brought the parcel back. */
    RETURNED_TO_SENDER(Concerns.A_PARCEL),
    /** The parcel was damaged on the way. */
    DAMAGED(Concerns.A_PARCEL),
    /** Two attempts to deliver the parcel failed; the third did not. */
    DELIVERY_ATTEMPTED(Concerns.A_PARCEL);

    static final Map<String, Mishap> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toMap(Mishap::word, Function.identity()));

    private enum Concerns {
        A_PAYMENT,
        A_PARCEL
    }

    private final Concerns concerns;

    Mishap(Concerns concerns) {
        this.concerns = concerns;
    }

    /** As the file of mishaps writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it befell a payment, not a parcel. */
    public boolean concernsPayment() {
        return concerns == Concerns.A_PAYMENT;
    }

    /** Whether the parcel does not reach its customer. */
    public boolean isAstray() {
        return this == LOST || this == RETURNED_TO_SENDER || this == DAMAGED;
    }

    public boolean isDecline() {
        return this == DECLINED_INSUFFICIENT_FUNDS || this == DECLINED_FRAUD;
    }
}
