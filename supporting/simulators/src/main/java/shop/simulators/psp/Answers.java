package shop.simulators.psp;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import shop.simulators.web.IdempotencyKey;

/** What the provider answers, each derived from the book. */
final class Answers {

    /** Which kind of account a refund is to be told. */
    private static final String KOREAN_BANK = "korean_bank";

    private Answers() {}

    private static Optional<String> accountOf(Entry.Authorization entry) {
        return entry.token().isOfAnAccount(entry.method()) ? Optional.of(KOREAN_BANK) : Optional.empty();
    }

    /** Of whom a card's bank wants to know that it is them; whoever has a slip knows where to pay it. */
    private static Optional<CustomerAction> actionOf(Entry.Authorization entry) {
        return entry.method().fromACard()
                ? entry.customerBefore().map(before -> CustomerAction.of(entry.authorizationId(), before))
                : Optional.empty();
    }

    /** The answer to an authorisation. */
    record Authorized(
            String authorizationId,
            Status status,
            Amount amount,
            Optional<DeclineReason> declineReason,
            Optional<Instant> captureBefore,
            boolean severalCaptures,
            Optional<String> lastFour,
            boolean partialRefunds,
            Optional<String> refundAccount,
            Optional<CustomerAction> customerAction) {

        static Authorized of(Entry.Authorization entry) {
            return new Authorized(
                    entry.authorizationId(),
                    entry.status(),
                    entry.amount(),
                    entry.declineReason(),
                    entry.captureBefore(),
                    entry.severalCaptures(),
                    entry.lastFour(),
                    !entry.token().isRefundedAsAWholeOnly(),
                    accountOf(entry),
                    actionOf(entry));
        }
    }

    /**
     * Where the customer confirms the payment.
     *
     * @param path relative to the provider's address
     * @param before when it is too late
     */
    record CustomerAction(URI path, Instant before) {

        static CustomerAction of(String authorizationId, Instant before) {
            return new CustomerAction(URI.create("/authorizations/" + authorizationId + "/customer"), before);
        }
    }

    /** The answer to a capture. */
    record Captured(String captureId, Status status, Amount amount) {

        static Captured of(Entry.Capture entry) {
            return new Captured(entry.captureId(), entry.status(), entry.amount());
        }
    }

    /** The answer to a void. */
    record Voided(Status status, Amount released) {

        static Voided of(Entry.Void entry) {
            return new Voided(entry.status(), entry.amount());
        }
    }

    /** The answer to a refund. */
    record Refunded(String refundId, Status status, Amount amount) {

        static Refunded of(Entry.Refund entry) {
            return new Refunded(entry.refundId(), entry.status(), entry.amount());
        }
    }

    /** The answer to an answer to a dispute. */
    record DisputeAnswered(String disputeId, Status status) {

        static DisputeAnswered of(Entry.DisputeAnswer entry) {
            return new DisputeAnswered(entry.disputeId(), entry.status());
        }
    }

    /** An authorisation with everything that happened to it. */
    record Statement(
            String authorizationId,
            String reference,
            Method method,
            Status status,
            Amount amount,
            Amount captured,
            Amount refunded,
            Amount voided,
            Optional<DeclineReason> declineReason,
            Optional<Instant> captureBefore,
            boolean severalCaptures,
            Optional<String> lastFour,
            boolean partialRefunds,
            Optional<String> refundAccount,
            Optional<CustomerAction> customerAction,
            List<Disputed> disputes,
            List<Operation> operations) {

        static Statement of(Account account, Instant now) {
            Entry.Authorization opening = account.opening();
            Status status = account.statusAt(now);
            return new Statement(
                    opening.authorizationId(),
                    opening.reference(),
                    opening.method(),
                    status,
                    opening.amount(),
                    account.captured(),
                    account.refunded(),
                    account.released(),
                    status == Status.DECLINED
                            ? opening.declineReason().or(() -> Optional.of(DeclineReason.CUSTOMER_REFUSED))
                            : Optional.empty(),
                    account.captureBefore(),
                    opening.severalCaptures(),
                    opening.lastFour(),
                    !opening.token().isRefundedAsAWholeOnly(),
                    accountOf(opening),
                    status == Status.PENDING ? actionOf(opening) : Optional.empty(),
                    account.disputes(),
                    account.entries().stream().map(Operation::of).toList());
        }
    }

    /**
     * How a dispute stands.
     *
     * @param status opened, answered, won or lost
     * @param kind chargeback or inquiry
     */
    record Disputed(
            String disputeId,
            Status status,
            String kind,
            Amount amount,
            Optional<String> reason,
            Optional<Instant> answerBefore) {

        static Disputed of(Entry.Dispute opening, Status status) {
            return new Disputed(
                    opening.disputeId(),
                    status,
                    opening.kind().orElse(Entry.Dispute.CHARGEBACK),
                    opening.amount(),
                    opening.reason(),
                    opening.answerBefore());
        }
    }

    /**
     * One operation in a statement.
     *
     * @param id the caller's name for it where there is one
     * @param key the idempotency key under which it was asked for; absent for what the world did by itself
     */
    record Operation(String type, String id, Optional<String> key, Status status, Amount amount, Instant at) {

        static Operation of(Entry entry) {
            return new Operation(
                    entry.type(),
                    entry.operationId(),
                    entry.askedBy().map(IdempotencyKey::key),
                    entry.status(),
                    entry.amount(),
                    entry.at());
        }
    }
}
