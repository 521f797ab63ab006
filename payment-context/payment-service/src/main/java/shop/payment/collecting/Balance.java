package shop.payment.collecting;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import shop.kernel.Money;

/** The money of one payment, on axes that are never mixed: authorised, captured, refunded; and what was asked for each. */
final class Balance {

    private final Captures captures = new Captures();
    private final Map<String, Money> refunds = new LinkedHashMap<>();
    private final Set<String> refundsWaiting = new LinkedHashSet<>();
    private final Map<String, String> repaymentsOwed = new LinkedHashMap<>();
    private final Set<String> repaymentsOvertaken = new HashSet<>();
    private final Set<String> transferred = new HashSet<>();
    private final Map<String, SettledOutside> settledOutside = new HashMap<>();
    private final Disputes disputes = new Disputes();
    private Money authorised;
    private Money captured;
    private Money refundsAsked;
    private Money turnedBack;

    Balance(String currency) {
        authorised = captured = refundsAsked = turnedBack = Money.zero(currency);
    }

    Captures captures() {
        return captures;
    }

    Disputes disputes() {
        return disputes;
    }

    /** What went back to the customer without us. */
    private Money takenBack() {
        return disputes.lost(captured.currency()).plus(turnedBack);
    }

    boolean isTurnedBack() {
        return turnedBack.isPositive();
    }

    void turnBack(Money amount) {
        turnedBack = amount;
    }

    /** Whether so much may be given back now: neither given back before, nor taken back, nor disputed. */
    boolean mayBeGivenBack(Money amount) {
        return isThere(refundsAsked.minus(sum(refundsWaiting)), amount);
    }

    /** Whether what the provider was asked to give back has to wait for a dispute: it is counted already. */
    boolean isHeldUp(PaymentRefundRequested refund) {
        Money nothing = Money.zero(captured.currency());
        return refund.account().isPresent() ? !isThere(givenOrBeingGivenBack(), nothing) : !mayBeGivenBack(nothing);
    }

    /**
     * Whether a person may transfer this now, or have it transferred to the payer's account; what others are to transfer, and
     * what waits, is not counted.
     */
    boolean mayBeTransferred(String refundId) {
        return isThere(givenOrBeingGivenBack(), amountOf(refundId));
    }

    /** What is given back, or is being: neither what waits, nor what persons are to transfer. */
    private Money givenOrBeingGivenBack() {
        return refundsAsked.minus(sum(refundsWaiting)).minus(sum(repaymentsOwed.keySet()));
    }

    private boolean isThere(Money givenBack, Money amount) {
        Money gone = givenBack.plus(takenBack()).plus(disputes.blocked(captured.currency()));
        return gone.plus(amount).compareTo(captured) <= 0;
    }

    private Money sum(Collection<String> refundIds) {
        return refundIds.stream().map(this::amountOf).reduce(Money.zero(captured.currency()), Money::plus);
    }

    /** Whether money that is to be given back is not there any more, this much more included. */
    boolean isOvertaken(Money more) {
        return refundsAsked.plus(more).plus(takenBack()).compareTo(captured) > 0;
    }

    /**
     * Refunds that are not made any more, so that no more goes back than was taken: those that wait, and those that a person
     * is to transfer. What the provider was asked for, only its answer ends.
     */
    Map<String, Money> overtaken() {
        Map<String, Money> overtaken = new LinkedHashMap<>();
        Money excess = refundsAsked.plus(takenBack()).minus(captured);
        List<String> open = new ArrayList<>(refundsWaiting);
        open.addAll(repaymentsOwed.keySet());
        for (String refund : open) {
            if (excess.isPositive()) {
                Money amount = amountOf(refund);
                overtaken.put(refund, amount);
                excess = excess.minus(amount);
            }
        }
        return overtaken;
    }

    /** What was taken, is not to be given back yet, and has not gone back without us; less than nothing where it did twice. */
    Money left() {
        return captured.minus(refundsAsked).minus(takenBack());
    }

    /** How many refunds were ever to be made. */
    int refunds() {
        return refunds.size();
    }

    private Money amountOf(String refundId) {
        return refund(refundId).orElseThrow();
    }

    Optional<Money> refund(String refundId) {
        return Optional.ofNullable(refunds.get(refundId));
    }

    /** Whether a person has to give this back. */
    boolean owesRepayment(String refundId) {
        return repaymentsOwed.containsKey(refundId);
    }

    /** Whether a person was to give this back, until its money went back without us. */
    boolean hasOvertakenRepayment(String refundId) {
        return repaymentsOvertaken.contains(refundId);
    }

    /** It is the provider's again to give it back. */
    void giveToProvider(String refundId) {
        repaymentsOwed.remove(refundId);
    }

    boolean isTransferred(String refundId) {
        return transferred.contains(refundId);
    }

    /** A person has given it back, even though its money may have gone back without us, too. */
    void transfer(String refundId, Money amount) {
        transferred.add(refundId);
        repaymentsOwed.remove(refundId);
        if (repaymentsOvertaken.remove(refundId)) {
            refundsAsked = refundsAsked.plus(amount);
        }
    }

    /** Money that the provider has nothing to do with, and that counts nowhere here. */
    Optional<SettledOutside> settledOutside(String settlementId) {
        return Optional.ofNullable(settledOutside.get(settlementId));
    }

    void settleOutside(SettledOutside event) {
        settledOutside.put(event.settlementId(), event);
    }

    Money authorised() {
        return authorised;
    }

    Money captured() {
        return captured;
    }

    /** What was taken, or is on its way. */
    Money capturedOrAsked() {
        return captured.plus(captures.underWay(captured.currency()));
    }

    /** The same, as if a capture were not asked for that another is made in place of. */
    Money capturedOrAskedWithout(String captureId) {
        return captured.plus(captures.underWayWithout(captureId, captured.currency()));
    }

    /** What was given back, or is on its way. */
    Money refundedOrAsked() {
        return refundsAsked;
    }

    /** What is set aside and was not taken. */
    Money held() {
        return authorised.minus(captured);
    }

    void authorise(Money amount) {
        authorised = amount;
    }

    void pay(Money amount) {
        captured = amount;
    }

    void capture(String captureId, Money amount) {
        captures.take(captureId);
        captured = captured.plus(amount);
    }

    /** A person gives it back. */
    void oweRepayment(String refundId, Money amount, String reason) {
        askRefund(refundId, amount);
        repaymentsOwed.put(refundId, reason);
    }

    /** Why that is to be given back which a person has to transfer, as whoever asked for it has said. */
    String reasonOf(String refundId) {
        return Optional.ofNullable(repaymentsOwed.get(refundId)).orElseThrow();
    }

    /** It has to wait for its turn, or for the end of a dispute. */
    void deferRefund(String refundId, Money amount) {
        askRefund(refundId, amount);
        refundsWaiting.add(refundId);
    }

    /** The provider is asked. */
    void beginRefund(String refundId, Money amount) {
        askRefund(refundId, amount);
        refundsWaiting.remove(refundId);
    }

    /** It is not made: the money went back without us. */
    void overtake(String refundId, Money amount) {
        boolean counted = refunds.putIfAbsent(refundId, amount) != null;
        refundsWaiting.remove(refundId);
        if (repaymentsOwed.remove(refundId) != null) {
            repaymentsOvertaken.add(refundId);
        }
        refundsAsked = counted ? refundsAsked.minus(amount) : refundsAsked;
    }

    /** Counts a refund once, whether it had to wait or not. */
    void askRefund(String refundId, Money amount) {
        if (refunds.putIfAbsent(refundId, amount) == null) {
            refundsAsked = refundsAsked.plus(amount);
        }
    }
}
