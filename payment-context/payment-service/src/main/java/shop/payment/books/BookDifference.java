package shop.payment.books;

import java.time.Instant;
import java.util.Optional;
import shop.kernel.Money;
import shop.payment.api.PaymentView.Booking;

/**
 * What our journal and the provider's books do not say alike.
 *
 * @param payment our name for the payment, as the provider tells it
 * @param operation as in the journal
 * @param ours what our journal says; nothing where it holds no such line
 * @param providers what the provider's books say; nothing where they hold no such line
 * @param at when it was, by whoever has it
 * @param text what it is, and what is to be done
 */
public record BookDifference(
        Cause cause,
        String payment,
        Booking.Kind kind,
        String operation,
        Optional<Money> ours,
        Optional<Money> providers,
        Instant at,
        String text) {

    /** Why they differ, which says who does what. */
    public enum Cause {
        /** The provider has told of it, and that was lost: it is asked for now. Nothing is to be done. */
        NOTICE_LOST,
        /** It was asked for, and its outcome is not known yet: it is looked up by itself. A person who was called tells it. */
        OUTCOME_OPEN,
        /** Nobody of ours has asked for it, or it has failed as far as we were told: a person asks the provider. */
        NOT_ASKED_FOR,
        /** The provider has done something more than once that we asked for once: a person asks the provider. */
        TWICE,
        /** The provider names a payment that is none of ours: a person asks the provider whose it is. */
        NOT_OURS,
        /** The provider's books do not hold what it, or a person, has told us to be done: a person asks it. */
        NOT_AT_PROVIDER,
        /** Both hold it, with different amounts: a person asks the provider. */
        OTHER_AMOUNT,
        /** The provider's line cannot be read, such as one in a currency that nobody here knows: a person asks the provider. */
        UNREADABLE
    }

    /** Whether it ends without a person. */
    public boolean endsByItself() {
        return cause == Cause.NOTICE_LOST || cause == Cause.OUTCOME_OPEN;
    }
}
