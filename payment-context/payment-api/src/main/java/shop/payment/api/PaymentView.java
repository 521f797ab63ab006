package shop.payment.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import shop.kernel.Money;
import shop.kernel.OrderId;

/**
 * Where the money of one tender stands. Authorised, captured and refunded are amounts on axes of their own.
 *
 * @param requestedAt when it was asked for
 * @param lastFour the last four digits, where a card pays
 * @param capabilities what can be done with it; nothing as long as the provider has not said so (PAY-14)
 * @param openOperations what was asked of the provider and is not answered yet
 * @param owedCaptures what was due, and could not be taken (PAY-12)
 * @param owedRepayments what the provider could not give back, so that a person has to transfer it (PAY-03)
 * @param needs what somebody, or a further try, has to bring about
 * @param disputes what the customer disputes with their bank, and did (PAY-10)
 * @param journal what has happened to its money, and is disputed of it, in its order
 * @param findings what of its amounts does not agree with each other; nothing where all is well
 * @param version the position of the last fact that this view has seen
 */
public record PaymentView(
        PaymentId paymentId,
        OrderId orderId,
        int tender,
        Instant requestedAt,
        PaymentMethod method,
        Money amount,
        State state,
        Money authorised,
        Money captured,
        Money refunded,
        Money released,
        Optional<DeclineReason> declineReason,
        Optional<String> lastFour,
        Optional<Instant> captureBefore,
        Optional<Capabilities> capabilities,
        List<OpenOperation> openOperations,
        List<OwedCapture> owedCaptures,
        List<OwedRepayment> owedRepayments,
        List<Need> needs,
        List<Disputed> disputes,
        List<Booking> journal,
        List<Finding> findings,
        List<Entry> entries,
        long version) {

    public PaymentView {
        openOperations = List.copyOf(openOperations);
        owedCaptures = List.copyOf(owedCaptures);
        owedRepayments = List.copyOf(owedRepayments);
        needs = List.copyOf(needs);
        disputes = List.copyOf(disputes);
        journal = List.copyOf(journal);
        findings = List.copyOf(findings);
        entries = List.copyOf(entries);
    }

    /** Whether the money can be had; how much of it was had, the amounts say. */
    public enum State {
        /** The provider is asked, and has not answered yet. */
        ASKED,
        /** The payer has to do something, such as pay a slip. */
        AWAITING_PAYER,
        /** All of it is set aside. */
        AUTHORISED,
        /** A part of what was authorised was taken; the rest is held. */
        PARTLY_CAPTURED,
        /** All that was authorised was taken. */
        CAPTURED,
        /** It was taken at once. */
        PAID,
        /** The provider refuses it. */
        DECLINED,
        /** It was let go; what was captured before stays captured. */
        RELEASED,
        /** It was set aside, and that has ended; what was captured before stays captured (PAY-01). */
        EXPIRED,
        /** It was paid, and has gone back to its payer (PAY-15). */
        TURNED_BACK
    }

    /**
     * What can be done with a payment, as its provider has declared (PAY-14). Whether it is set aside or taken at once, and until
     * when, its state and {@code captureBefore} say; what is set aside can be let go.
     *
     * @param severalCaptures whether what is set aside may be taken in parts
     * @param refundable whether what was taken goes back the way it came
     * @param partialRefunds whether a part of it can go back, or all of it only
     * @param refundAccount to which account of the payer's it goes back else, once somebody tells it (PAY-16)
     */
    public record Capabilities(
            boolean severalCaptures, boolean refundable, boolean partialRefunds, Optional<AccountKind> refundAccount) {}

    /**
     * A request to the provider without an answer yet.
     *
     * @param key the one it is repeated under (PAY-05)
     * @param unknown whether the provider was asked and gave no answer (PAY-06)
     */
    public record OpenOperation(String key, PaymentOperation kind, Instant since, boolean unknown) {}

    /**
     * Money that was due and could not be taken (PAY-12).
     *
     * @param captureId what it was to be taken for
     * @param attempts how often it was tried and has failed
     * @param since when it failed for the first time
     * @param nextTry when it is tried again by itself; without one it is being tried just now, or a person has to see to it
     */
    public record OwedCapture(String captureId, Money amount, int attempts, Instant since, Optional<Instant> nextTry) {}

    /**
     * Money that a person has to give back, because the provider could not (PAY-03).
     *
     * @param refundId what it is given back for
     * @param awaitsDispute whether it is not to be transferred now, since a bank has the money until it has decided (PAY-10)
     * @param account to which account of the payer's the provider gives it back, once somebody tells it (PAY-16); none where a
     *     person has to transfer it
     */
    public record OwedRepayment(
            String refundId, Money amount, Instant since, boolean awaitsDispute, Optional<AccountKind> account) {}

    /** What a payment needs before its money is where it belongs. */
    public enum Need {
        /** Money that was due could not be taken; it is tried again by itself (PAY-12). */
        RETRY,
        /** Money that was due could not be taken, and is not tried again by itself: a person collects it (PAY-12). */
        COLLECTION,
        /** The provider could not give money back, and no bank has it: a person transfers it (PAY-03). */
        TRANSFER,
        /** The provider has given no outcome for long: a person finds out (PAY-06). */
        INQUIRY,
        /** The provider has given no answer; it is asked again by itself (PAY-06). */
        ANSWER
    }

    /**
     * A dispute about the payment.
     *
     * @param answerBefore when the provider decides without an answer of ours
     * @param outcome nothing as long as it is not decided
     */
    public record Disputed(
            DisputeId disputeId,
            DisputeKind kind,
            Money amount,
            Optional<Instant> answerBefore,
            Optional<DisputeOutcome> outcome) {}

    /**
     * A line of the journal.
     *
     * @param operation what it was for: the capture, the refund, or the dispute as the provider names it; empty where there is
     *     one of its kind only
     */
    public record Booking(Instant at, Kind kind, String operation, Money amount) {

        /** What has happened to the money. */
        public enum Kind {
            /** It was set aside. */
            AUTHORISED,
            /** It was taken at once. */
            PAID,
            /** It was taken of what was set aside. */
            CAPTURED,
            /** What was set aside and not taken was let go. */
            RELEASED,
            /** What was set aside and not taken was let go by the provider, since the time was over. */
            EXPIRED,
            /** It was given back by the provider. */
            REFUNDED,
            /** It was given back by a person. */
            TRANSFERRED,
            /** The customer disputes it: the bank has it until it has decided. */
            DISPUTED,
            /** The bank asks about it, and takes nothing. */
            INQUIRED,
            /** A dispute was decided: it is the shop's again. */
            DISPUTE_WON,
            /** A dispute was decided: it is the customer's. */
            DISPUTE_LOST,
            /** The bank asks no more. */
            INQUIRY_CLOSED,
            /** What was paid has gone back to its payer. */
            TURNED_BACK
        }
    }

    /** What does not agree about the amounts of a payment. None should ever be, but the last, which others bring about. */
    public enum Finding {
        /** More was taken than was set aside (PAY-02). */
        CAPTURED_BEYOND_AUTHORISED,
        /** More was given back than was taken (PAY-03). */
        REFUNDED_BEYOND_CAPTURED,
        /** The customer has money twice: it was given back, and has gone back by a bank or a deposit, too (PAY-10). */
        GIVEN_BACK_TWICE
    }

    /**
     * One line of the statement.
     *
     * @param by who did it, or had it done; nothing where it follows from what happened before, or the provider has told it
     */
    public record Entry(Instant at, String event, String text, Optional<Person> by) {}

    /**
     * A person who did something, as far as others are to know.
     *
     * @param role in which they acted; of several, all, separated by commas
     * @param alias stands for them wherever they act: the beginning of their subject's SHA-256, by which who knows the subject
     *     recognises them
     */
    public record Person(String role, String alias) {}
}
