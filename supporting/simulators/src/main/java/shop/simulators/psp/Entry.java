package shop.simulators.psp;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.Optional;
import shop.simulators.web.IdempotencyKey;

/**
 * One line of the provider's book. Each names the shop's reference, the method and the amount again, so that whoever
 * reconciles needs no join. The answer to a request is derived from its entry alone, today and when the same key
 * returns years later.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(Entry.Authorization.class),
    @JsonSubTypes.Type(Entry.CustomerDecision.class),
    @JsonSubTypes.Type(Entry.LatePayment.class),
    @JsonSubTypes.Type(Entry.Capture.class),
    @JsonSubTypes.Type(Entry.Void.class),
    @JsonSubTypes.Type(Entry.Refund.class),
    @JsonSubTypes.Type(Entry.RefundFailure.class),
    @JsonSubTypes.Type(Entry.RefundSettlement.class),
    @JsonSubTypes.Type(Entry.Dispute.class),
    @JsonSubTypes.Type(Entry.DisputeAnswer.class),
    @JsonSubTypes.Type(Entry.DisputeClosure.class),
    @JsonSubTypes.Type(Entry.DepositReversal.class)
})
sealed interface Entry {

    Instant at();

    String authorizationId();

    String reference();

    Method method();

    Amount amount();

    Status status();

    /** Its name in the book, such as {@code refund_failure}. */
    default String type() {
        return getClass().getAnnotation(JsonTypeName.class).value();
    }

    /** The key under which it was asked for; nothing for what the world does by itself. */
    default Optional<IdempotencyKey> askedBy() {
        return Optional.empty();
    }

    /** The caller's name for the operation, or the provider's where the provider began it. */
    default String operationId() {
        return authorizationId();
    }

    /** Recorded when an authorisation was asked for, whatever came of it. */
    @JsonTypeName("authorization")
    record Authorization(
            Instant at,
            IdempotencyKey request,
            String authorizationId,
            String reference,
            Method method,
            Amount amount,
            int instalments,
            Token token,
            Status status,
            Optional<DeclineReason> declineReason,
            Optional<Instant> captureBefore,
            boolean severalCaptures,
            Optional<String> lastFour,
            Optional<Instant> customerBefore)
            implements Entry {

        @Override
        public Optional<IdempotencyKey> askedBy() {
            return Optional.of(request);
        }
    }

    /** Recorded when the customer confirmed or refused what was pending. */
    @JsonTypeName("customer_decision")
    record CustomerDecision(
            Instant at,
            String authorizationId,
            String reference,
            Method method,
            Amount amount,
            Status status,
            Optional<Instant> captureBefore)
            implements Entry {}

    /** Recorded when the money came nevertheless of what had been declined or called off. */
    @JsonTypeName("late_payment")
    record LatePayment(
            Instant at,
            String authorizationId,
            String reference,
            Method method,
            Amount amount,
            Status status,
            Optional<Instant> captureBefore)
            implements Entry {}

    /** Recorded when a capture was asked for and done, or failed at the customer's bank. */
    @JsonTypeName("capture")
    record Capture(
            Instant at,
            IdempotencyKey request,
            String authorizationId,
            String reference,
            Method method,
            String captureId,
            Amount amount,
            Status status)
            implements Entry {

        @Override
        public Optional<IdempotencyKey> askedBy() {
            return Optional.of(request);
        }

        @Override
        public String operationId() {
            return captureId;
        }
    }

    /** Recorded when what was not captured yet was released, or a pending payment called off. */
    @JsonTypeName("void")
    record Void(
            Instant at,
            IdempotencyKey request,
            String authorizationId,
            String reference,
            Method method,
            Amount amount,
            Status status)
            implements Entry {

        @Override
        public Optional<IdempotencyKey> askedBy() {
            return Optional.of(request);
        }
    }

    /**
     * Recorded when money was given back, or its giving back accepted.
     *
     * @param account to which account of the payer's, its bank and last digits alone
     */
    @JsonTypeName("refund")
    record Refund(
            Instant at,
            IdempotencyKey request,
            String authorizationId,
            String reference,
            Method method,
            String refundId,
            Amount amount,
            Status status,
            Optional<String> account)
            implements Entry {

        @Override
        public Optional<IdempotencyKey> askedBy() {
            return Optional.of(request);
        }

        @Override
        public String operationId() {
            return refundId;
        }
    }

    /** Recorded when a refund that had been accepted came back: the money is with the shop again. */
    @JsonTypeName("refund_failure")
    record RefundFailure(
            Instant at,
            String authorizationId,
            String reference,
            Method method,
            String refundId,
            Amount amount,
            Status status)
            implements Entry {

        @Override
        public String operationId() {
            return refundId;
        }
    }

    /** Recorded when a refund that had been accepted was done. */
    @JsonTypeName("refund_settlement")
    record RefundSettlement(
            Instant at,
            String authorizationId,
            String reference,
            Method method,
            String refundId,
            Amount amount,
            Status status)
            implements Entry {

        @Override
        public String operationId() {
            return refundId;
        }
    }

    /**
     * Recorded when the customer disputed a payment with the bank.
     *
     * @param kind inquiry where the bank only asks; else it takes the money until it has decided
     * @param answerBefore when the bank decides without the shop's answer
     */
    @JsonTypeName("dispute")
    record Dispute(
            Instant at,
            String authorizationId,
            String reference,
            Method method,
            String disputeId,
            Amount amount,
            Status status,
            Optional<String> kind,
            Optional<String> reason,
            Optional<Instant> answerBefore)
            implements Entry {

        static final String INQUIRY = "inquiry";
        static final String CHARGEBACK = "chargeback";

        boolean onlyAsks() {
            return kind.filter(INQUIRY::equals).isPresent();
        }

        @Override
        public String operationId() {
            return disputeId;
        }
    }

    /**
     * Recorded when the shop answered a dispute.
     *
     * @param accepted whether it gives in
     * @param convincing whether its evidence does
     */
    @JsonTypeName("dispute_answer")
    record DisputeAnswer(
            Instant at,
            IdempotencyKey request,
            String authorizationId,
            String reference,
            Method method,
            String disputeId,
            Amount amount,
            Status status,
            boolean accepted,
            boolean convincing)
            implements Entry {

        @Override
        public Optional<IdempotencyKey> askedBy() {
            return Optional.of(request);
        }

        @Override
        public String operationId() {
            return disputeId;
        }
    }

    /** Recorded when the bank decided a dispute. */
    @JsonTypeName("dispute_closure")
    record DisputeClosure(
            Instant at,
            String authorizationId,
            String reference,
            Method method,
            String disputeId,
            Amount amount,
            Status status)
            implements Entry {

        @Override
        public String operationId() {
            return disputeId;
        }
    }

    /** Recorded when what was paid into an account went back to the payer. */
    @JsonTypeName("deposit_reversal")
    record DepositReversal(
            Instant at, String authorizationId, String reference, Method method, Amount amount, Status status)
            implements Entry {}
}
