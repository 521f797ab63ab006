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
    private Money authorised;
    private Money captured;
    private Money captureRequested;
    private Money refundRequested;
    private int refunds;
    private final Set<String> captureIds = new HashSet<>();
    private final Set<String> settled = new HashSet<>();

    TenderAccount(String currency) {
        authorised = captured = captureRequested = refundRequested = Money.zero(currency);
    }

    boolean isPending() {
        return state == State.PENDING;
    }

    /** Whether its money may still come: it is waited for, or was called off before it came and comes nevertheless. */
    boolean mayStillBePaid() {
        return isPending() || isReleased() && authorised.isZero() && captured.isZero();
    }

    /** Whether the money is there, or set aside. */
    boolean isCovered() {
        return state == State.AUTHORISED || state == State.PAID;
    }

    boolean isAuthorised() {
        return state == State.AUTHORISED;
    }

    boolean isReleased() {
        return state == State.RELEASED;
    }

    boolean allowsSeveralCaptures() {
        return severalCaptures;
    }

    boolean wasAskedToCapture(String captureId) {
        return captureIds.contains(captureId);
    }

    boolean wasAskedToCapture() {
        return !captureIds.isEmpty();
    }

    /** Whether a capture or refund of this id was recorded already. */
    boolean hasSettled(String operationId) {
        return settled.contains(operationId);
    }

    boolean isCaptureOutstanding() {
        return captureRequested.compareTo(captured) > 0;
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
        return "refund-" + (refunds + 1);
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
        captureIds.add(event.captureId());
        captureRequested = captureRequested.plus(event.amount());
    }

    void on(TenderCaptured event) {
        settled.add(event.captureId());
        captured = captured.plus(event.amount());
    }

    void on(TenderCaptureFailed event) {
        settled.add(event.captureId());
    }

    void on(ReleaseRequested event) {
        releaseRequested = true;
    }

    void on(TenderReleased event) {
        state = State.RELEASED;
    }

    void on(RefundRequested event) {
        refunds++;
        refundRequested = refundRequested.plus(event.amount());
    }

    void on(TenderRefunded event) {
        settled.add(event.refundId());
    }
}
