package shop.simulators.psp;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import shop.simulators.web.Refusal;

/**
 * One authorisation as the book's entries have made it: what was captured, refunded and released so far, and what may
 * still be. It does not change: an entry makes another of it, or cannot be one.
 */
final class Account {

    private final Entry.Authorization opening;
    private final List<Entry> entries;
    private final Status status;
    private final Optional<Instant> captureBefore;
    private final long captured;
    private final long refunded;
    private final long released;

    Account(Entry.Authorization opening) {
        this(
                opening,
                List.of(opening),
                opening.status(),
                opening.captureBefore(),
                opening.status() == Status.PAID ? opening.amount().minor() : 0,
                0,
                0);
    }

    private Account(
            Entry.Authorization opening,
            List<Entry> entries,
            Status status,
            Optional<Instant> captureBefore,
            long captured,
            long refunded,
            long released) {
        this.opening = opening;
        this.entries = entries;
        this.status = status;
        this.captureBefore = captureBefore;
        this.captured = captured;
        this.refunded = refunded;
        this.released = released;
    }

    /** @throws ArithmeticException when the entry's amount has no place in its sums */
    Account after(Entry entry) {
        List<Entry> all = Stream.concat(entries.stream(), Stream.of(entry)).toList();
        long minor = entry.amount().minor();
        if (entry instanceof Entry.CustomerDecision decision) {
            return new Account(
                    opening,
                    all,
                    decision.status(),
                    decision.captureBefore(),
                    decision.status() == Status.PAID ? minor : 0,
                    refunded,
                    released);
        }
        if (entry instanceof Entry.LatePayment late) {
            return new Account(
                    opening,
                    all,
                    late.status(),
                    late.captureBefore(),
                    late.status() == Status.PAID ? minor : 0,
                    refunded,
                    released);
        }
        if (entry instanceof Entry.DepositReversal) {
            return new Account(opening, all, Status.TURNED_BACK, captureBefore, captured, refunded, released);
        }
        if (entry instanceof Entry.Void) {
            return new Account(
                    opening, all, Status.VOIDED, captureBefore, captured, refunded, Math.addExact(released, minor));
        }
        return new Account(
                opening,
                all,
                status,
                captureBefore,
                Math.addExact(captured, entry.status() == Status.CAPTURED ? minor : 0),
                Math.addExact(refunded, givenBack(entry, minor)),
                released);
    }

    private static long givenBack(Entry entry, long minor) {
        if (entry instanceof Entry.RefundFailure) {
            return Math.negateExact(minor);
        }
        return entry instanceof Entry.Refund ? minor : 0;
    }

    void mustAllowCapture(String captureId, Amount amount, Instant now) {
        amount.mustBePositive().mustBeIn(currency());
        if (captures(captureId).anyMatch(capture -> capture.status() == Status.CAPTURED)) {
            throw Refusal.conflict(
                    "duplicate_capture", "The capture " + captureId + " was made before under another key");
        }
        switch (statusAt(now)) {
            case VOIDED -> throw Refusal.conflict("voided", "The authorisation was voided");
            case EXPIRED ->
                throw Refusal.conflict("expired", "The authorisation expired at " + captureBefore.orElse(now));
            case DECLINED, PENDING ->
                throw Refusal.conflict("not_authorized", "There is no authorised money to capture");
            default -> {}
        }
        if (!opening.severalCaptures() && captures().anyMatch(capture -> capture.status() == Status.CAPTURED)) {
            throw Refusal.conflict("single_capture", "This authorisation allows one capture, which it has had");
        }
        if (amount.minor() > remaining()) {
            throw Refusal.conflict(
                    "over_capture", "%d is more than the %d that remain".formatted(amount.minor(), remaining()));
        }
    }

    void mustAllowVoid() {
        if (status == Status.DECLINED) {
            throw Refusal.conflict("not_authorized", "There is nothing to void: the authorisation was declined");
        }
        if (status == Status.PAID) {
            throw Refusal.conflict("already_paid", "The money is already paid and can only be refunded");
        }
    }

    void mustAllowRefund(String refundId, Amount amount) {
        amount.mustBePositive().mustBeIn(currency());
        if (isMadeOrUnderWay(refundId)) {
            throw Refusal.conflict(
                    "duplicate_refund", "The refund " + refundId + " was asked for before under another key");
        }
        long left = captured - refunded - disputed(Status.LOST) - turnedBack();
        if (amount.minor() > left) {
            throw Refusal.conflict(
                    "over_refund",
                    "%d is more than the %d that were captured and not refunded".formatted(amount.minor(), left));
        }
        if (opening.token().isRefundedAsAWholeOnly() && amount.minor() != captured) {
            throw Refusal.conflict("partial_refund", "Of this authorisation all is refunded, or nothing");
        }
        if (amount.minor() > left - disputed(Status.OPENED, Status.ANSWERED)) {
            throw Refusal.conflict("disputed", "The money is with the bank until the dispute is decided");
        }
    }

    /** One that came back is neither, however often it was tried. */
    private boolean isMadeOrUnderWay(String refundId) {
        long asked = entries.stream()
                .filter(entry -> entry instanceof Entry.Refund refund
                        && refund.refundId().equals(refundId))
                .count();
        long cameBack = entries.stream()
                .filter(entry -> entry instanceof Entry.RefundFailure failure
                        && failure.refundId().equals(refundId))
                .count();
        return asked > cameBack;
    }

    /** What came into an account goes back to one that is told, and that its bank knows; all else the way it came. */
    void mustGoTo(Optional<Requests.PayersAccount> account) {
        if (opening.token().isOfAnAccount(opening.method())) {
            Requests.PayersAccount told = account.orElseThrow(() -> Refusal.unprocessable(
                    "account_required", "The money goes back to an account of the payer's, which is to be told"));
            if (told.isUnknown()) {
                throw Refusal.conflict("account_refused", "The bank knows no such account");
            }
        }
    }

    private static boolean isMeant(Entry entry, String disputeId) {
        return entry.operationId().equals(disputeId);
    }

    /** How its disputes stand, in the order in which they were opened. */
    List<Answers.Disputed> disputes() {
        return entries.stream()
                .filter(Entry.Dispute.class::isInstance)
                .map(Entry.Dispute.class::cast)
                .map(opening -> Answers.Disputed.of(opening, statusOf(opening)))
                .toList();
    }

    Optional<Answers.Disputed> dispute(String disputeId) {
        return disputes().stream()
                .filter(dispute -> dispute.disputeId().equals(disputeId))
                .findFirst();
    }

    private Status statusOf(Entry.Dispute opening) {
        return entries.stream()
                .filter(entry -> isMeant(entry, opening.disputeId()))
                .reduce(opening, (earlier, later) -> later)
                .status();
    }

    /** What banks have taken back, for good or until they have decided. */
    private long disputed(Status... standing) {
        return disputes().stream()
                .filter(dispute -> dispute.kind().equals(Entry.Dispute.CHARGEBACK)
                        && List.of(standing).contains(dispute.status()))
                .mapToLong(dispute -> dispute.amount().minor())
                .sum();
    }

    private long turnedBack() {
        return entries.stream()
                .filter(Entry.DepositReversal.class::isInstance)
                .mapToLong(entry -> entry.amount().minor())
                .sum();
    }

    void mustBeUnanswered(String disputeId) {
        Answers.Disputed dispute =
                dispute(disputeId).orElseThrow(() -> Refusal.notFound("There is no dispute " + disputeId));
        if (dispute.status() != Status.OPENED) {
            throw Refusal.conflict("dispute_answered", "The dispute was answered before, or is decided");
        }
    }

    void mustAwaitTheCustomer(Instant now) {
        if (statusAt(now) != Status.PENDING) {
            throw Refusal.conflict("not_pending", "The customer is not asked for anything any more");
        }
    }

    /** The status with the clock taken into account: money that was not captured in time is the customer's again. */
    Status statusAt(Instant now) {
        boolean late = status == Status.AUTHORIZED
                && captureBefore.filter(now::isAfter).isPresent();
        boolean abandoned = status == Status.PENDING
                && opening.customerBefore().filter(now::isAfter).isPresent();
        return late || abandoned ? Status.EXPIRED : status;
    }

    /** What could still be captured or released; the whole amount while the customer has not paid. */
    long remaining() {
        return status == Status.DECLINED || status == Status.VOIDED
                ? 0
                : opening.amount().minor() - captured - released;
    }

    /** Whether money came after all was over. */
    boolean wasPaidTooLate() {
        return entries.stream().anyMatch(Entry.LatePayment.class::isInstance);
    }

    /** How often this capture was tried in vain. */
    long failuresOf(String captureId) {
        return captures(captureId)
                .filter(capture -> capture.status() == Status.FAILED)
                .count();
    }

    private Stream<Entry.Capture> captures(String captureId) {
        return captures().filter(capture -> capture.captureId().equals(captureId));
    }

    private Stream<Entry.Capture> captures() {
        return entries.stream().filter(Entry.Capture.class::isInstance).map(Entry.Capture.class::cast);
    }

    private String currency() {
        return opening.amount().currency();
    }

    Entry.Authorization opening() {
        return opening;
    }

    Status status() {
        return status;
    }

    Optional<Instant> captureBefore() {
        return captureBefore;
    }

    Amount captured() {
        return opening.amount().withMinor(captured);
    }

    Amount refunded() {
        return opening.amount().withMinor(refunded);
    }

    Amount released() {
        return opening.amount().withMinor(released);
    }

    List<Entry> entries() {
        return entries;
    }
}
