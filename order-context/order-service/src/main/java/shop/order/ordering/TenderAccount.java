package shop.order.ordering;

import java.util.HashSet;
import java.util.Set;
import shop.kernel.Money;

/** What one tender has promised, given, and got back, and what was asked of it. */
final class TenderAccount {

    enum State {
        PENDING,
        AUTHORISED,
        PAID,
        DECLINED,
        RELEASED
    }

    private State state = State.PENDING;
    private boolean severalCaptures;
    private boolean releaseRequested;
    private boolean released;
    private final Money amount;
    private Money authorised;
    private Money captured;
    private Money refundRequested;
    private int refundsRequested;
    private boolean captureRequested;
    private final Set<String> captures = new HashSet<>();
    private final Set<String> failedCaptures = new HashSet<>();
    private final Set<String> refunds = new HashSet<>();

    /** @param amount what the tender is to pay */
    TenderAccount(Money amount) {
        this.amount = amount;
        authorised = captured = refundRequested = Money.zero(amount.currency());
    }

    boolean isPending() {
        return state == State.PENDING;
    }

    /** Whether its money may still come: it is waited for, or was called off before it came and comes nevertheless. */
    boolean mayStillBePaid() {
        return isPending() || state == State.RELEASED && authorised.isZero() && captured.isZero();
    }

    /** Whether the money is there, or set aside: all of it. */
    boolean isCovered() {
        return switch (state) {
            case AUTHORISED -> authorised.compareTo(amount) >= 0;
            case PAID -> captured.compareTo(amount) >= 0;
            case PENDING, DECLINED, RELEASED -> false;
        };
    }

    boolean isAuthorised() {
        return state == State.AUTHORISED;
    }

    /** Whether it was let go; money that comes nevertheless does not change that it was. */
    boolean isReleased() {
        return released;
    }

    boolean allowsSeveralCaptures() {
        return severalCaptures;
    }

    boolean wasAskedToCapture() {
        return captureRequested;
    }

    boolean hasCaptured(String captureId) {
        return captures.contains(captureId);
    }

    /** Whether a capture is known to have succeeded or failed. One that failed may succeed later (PAY-12). */
    boolean knowsOutcomeOf(String captureId) {
        return hasCaptured(captureId) || failedCaptures.contains(captureId);
    }

    boolean hasRefunded(String refundId) {
        return refunds.contains(refundId);
    }

    /** What was taken and is not on its way back. */
    Money kept() {
        return captured.minus(refundRequested);
    }

    /** Whether it still holds, or waits for, money that nobody asked to let go. */
    boolean holdsMoreThanCaptured() {
        return !releaseRequested && (isPending() || isAuthorised() && captured.compareTo(authorised) < 0);
    }

    String nextRefundId() {
        return "refund-" + (refundsRequested + 1);
    }

    void on(TenderAuthorized event) {
        state = State.AUTHORISED;
        authorised = event.amount();
        severalCaptures = event.severalCaptures();
    }

    void on(TenderPaid event) {
        state = State.PAID;
        captured = event.amount();
    }

    void on(TenderDeclined event) {
        state = State.DECLINED;
    }

    void on(CaptureRequested event) {
        captureRequested = true;
    }

    void on(TenderCaptured event) {
        captures.add(event.captureId());
        captured = captured.plus(event.amount());
    }

    void on(TenderCaptureFailed event) {
        failedCaptures.add(event.captureId());
    }

    void on(ReleaseRequested event) {
        releaseRequested = true;
    }

    void on(TenderReleased event) {
        released = true;
        state = State.RELEASED;
    }

    void on(RefundRequested event) {
        refundsRequested++;
        refundRequested = refundRequested.plus(event.amount());
    }

    void on(TenderRefunded event) {
        refunds.add(event.refundId());
    }
}
