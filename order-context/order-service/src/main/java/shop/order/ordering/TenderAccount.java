package shop.order.ordering;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.order.api.RequestKind;

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
    private boolean awaitsPayer;
    private boolean severalCaptures;
    private boolean releaseRequested;
    private boolean released;
    private boolean expired;
    private boolean replaced;
    private final Money amount;
    private Money authorised;
    private Money captured;
    private Money refundRequested;
    private Money refunded;
    private int refundsRequested;
    private final Map<String, Money> asked = new HashMap<>();
    private final Set<String> captures = new HashSet<>();
    private final Map<String, Integer> failures = new HashMap<>();
    private final Set<String> withAPerson = new HashSet<>();
    private final Set<String> notNeeded = new HashSet<>();
    private String givenUp = "";

    private final Map<String, String> inPlaceOf = new HashMap<>();

    private final Set<String> refunds = new HashSet<>();
    private final Set<String> failedRefunds = new HashSet<>();
    private final Set<String> overtakenRefunds = new HashSet<>();
    private final DisputedMoney disputed;
    private final SettledMoney settled;
    private final UnknownOutcomes outcomes = new UnknownOutcomes();
    private Money turnedBack;
    private Money owed;

    /** @param amount what the tender is to pay */
    TenderAccount(Money amount) {
        this.amount = amount;
        authorised = captured = refundRequested = refunded = turnedBack = owed = Money.zero(amount.currency());
        disputed = new DisputedMoney(amount.currency());
        settled = new SettledMoney(amount.currency());
    }

    boolean isPending() {
        return state == State.PENDING;
    }

    /** Whether its payment was asked for, and waits for whoever pays it. */
    boolean awaitsPayer() {
        return awaitsPayer;
    }

    /** Whether its money may still come: it is waited for, or was called off before it came and comes nevertheless. */
    boolean mayStillBePaid() {
        return isPending() || state == State.RELEASED && authorised.isZero() && captured.isZero();
    }

    /** Whether the money is there, or set aside: all of it. */
    boolean isCovered() {
        return switch (state) {
            case AUTHORISED -> authorised.compareTo(amount) >= 0;
            case PAID -> captured.minus(turnedBack).compareTo(amount) >= 0;
            case DECLINED -> replaced;
            case PENDING, RELEASED -> false;
        };
    }

    /**
     * Whether it was refused. Money that comes nevertheless comes too late: it pays for nothing here, and payment gives it back
     * by itself (PAY-21), so that what becomes of it is none of the order's affairs.
     */
    boolean wasRefused() {
        return state == State.DECLINED;
    }

    /** Whether it was refused, and nothing pays in its place. */
    boolean isDeclined() {
        return state == State.DECLINED && !replaced;
    }

    boolean isReplaced() {
        return replaced;
    }

    Money amount() {
        return amount;
    }

    /** Whether its money came without having been set aside. */
    boolean isPaidAtOnce() {
        return state == State.PAID;
    }

    boolean isAuthorised() {
        return state == State.AUTHORISED;
    }

    /** Whether money that it holds may still be taken. */
    boolean canBeAsked() {
        return isAuthorised() && !releaseRequested;
    }

    /** Whether it was let go; money that comes nevertheless does not change that it was. */
    boolean isReleased() {
        return released;
    }

    boolean allowsSeveralCaptures() {
        return severalCaptures;
    }

    /** Whether none of the authorised money is asked for: nothing was at a hand-over, or that was given up. */
    boolean isUnasked() {
        return asked.keySet().stream().allMatch(this::isGivenUp);
    }

    /**
     * What of the authorised money was asked for at hand-overs. What could not be taken counts as long as it is not given up: it
     * may come later (PAY-12).
     */
    Money askedFor() {
        return asked(capture -> !isGivenUp(capture));
    }

    /** What was asked for, and of which it is not known yet whether it is taken. */
    Money underWay() {
        return asked(capture -> !captures.contains(capture) && !isFailed(capture) && !isGivenUp(capture));
    }

    private Money asked(Predicate<String> which) {
        return asked.entrySet().stream()
                .filter(capture -> which.test(capture.getKey()))
                .map(Map.Entry::getValue)
                .reduce(Money.zero(amount.currency()), Money::plus);
    }

    private boolean isFailed(String captureId) {
        return failures.containsKey(captureId) && !captures.contains(captureId);
    }

    private boolean isGivenUp(String captureId) {
        return notNeeded.contains(captureId) && !captures.contains(captureId);
    }

    /**
     * What could not be taken, and is not given up, by name.
     *
     * @param first those whose name is such come first
     */
    List<Map.Entry<String, Money>> failedCaptures(Predicate<String> first) {
        return asked.entrySet().stream()
                .filter(capture -> isFailed(capture.getKey()) && !isGivenUp(capture.getKey()))
                .sorted(Comparator.<Map.Entry<String, Money>, Boolean>comparing(
                                capture -> !first.test(capture.getKey()))
                        .thenComparing(Map.Entry::getKey))
                .toList();
    }

    /**
     * How much is still to be taken beside what is taken, or under way: of what is due, or, with the one capture that there can
     * be, of all that is needed.
     */
    Money roomForFailed(Money due, Money needed) {
        Money others = asked(capture -> captures.contains(capture) || !isFailed(capture) && !isGivenUp(capture));
        Money open = stillNeeded(needed, others);
        return severalCaptures ? stillDue(due, others).min(open) : open;
    }

    /** What is needed beside this that was asked for, what went back of it apart; and what the customer has paid otherwise. */
    Money stillNeeded(Money needed, Money asked) {
        return needed.minus(asked.minus(refundRequested)).minus(settled.paidOtherwise());
    }

    Money stillDue(Money due, Money asked) {
        return due.minus(asked).minus(settled.paidOtherwise());
    }

    /** What could not be taken and is not given up, and what has turned back. */
    Money owedByCustomer() {
        return asked(capture -> isFailed(capture) && !isGivenUp(capture)).plus(owed);
    }

    /** What is to be given back of what was collected, as was told. */
    Money owedBack() {
        return settled.owedBack();
    }

    SettledMoney settled() {
        return settled;
    }

    /**
     * How much of what is kept is not needed. What the customer has paid otherwise is given back when nothing else is left.
     *
     * @param needed what it pays of all that is sent, or will be
     */
    Money beyond(Money needed) {
        return kept().min(kept().plus(settled.paidOtherwise()).minus(needed));
    }

    /** The same once all that is under way is taken; less than nothing where more is needed. */
    Money beyondOnceTaken(Money needed) {
        Money taken = kept().plus(underWay());
        return taken.min(taken.plus(settled.paidOtherwise()).minus(needed));
    }

    /** Whether all that is needed was taken, or paid otherwise. */
    boolean isPaid(Money needed) {
        return !missing(needed).isPositive();
    }

    /** What of it was neither taken nor paid otherwise. */
    Money missing(Money needed) {
        return needed.minus(keptOrLost()).minus(settled.paidOtherwise());
    }

    /**
     * Asks for so much.
     *
     * @param captureId its name, unless another capture has it
     */
    CaptureRequested request(OrderId order, int number, String captureId, Money part) {
        return new CaptureRequested(order, number, unusedName(captureId), part, givenUp(any -> true));
    }

    /** The last that was given up, as long as none was asked for in its place. */
    Optional<String> givenUp(Predicate<String> which) {
        return Optional.of(givenUp).filter(name -> !name.isEmpty()).filter(which);
    }

    /** What was taken under the names of a ship-from's parcels. */
    Money capturedFor(String shipFrom) {
        return asked(capture ->
                captures.contains(capture) && Parcel.shipFrom(capture).equals(shipFrom));
    }

    private String unusedName(String captureId) {
        return asked.containsKey(captureId) ? unusedName(captureId + ".again") : captureId;
    }

    /** What was asked to be given back. */
    Money refundRequested() {
        return refundRequested;
    }

    boolean hasCaptured(String captureId) {
        return captures.contains(captureId);
    }

    /** Whether a try of a capture that has failed is no news: it is known, has succeeded since, or is not needed (PAY-12). */
    boolean knowsOutcomeOf(String captureId, int attempt) {
        return hasCaptured(captureId)
                || notNeeded.contains(captureId)
                || attempt <= failures.getOrDefault(captureId, 0);
    }

    boolean hasRefunded(String refundId) {
        return refunds.contains(refundId);
    }

    /** Whether it is known that the provider does not give this back, so that a person does. */
    boolean hasFailedToRefund(String refundId) {
        return failedRefunds.contains(refundId);
    }

    /** What was taken, is not on its way back, and is not with the customer by their bank. */
    Money kept() {
        return keptOrLost().minus(disputed.lost());
    }

    /** The same, with what a lost dispute has taken: it pays for what was sent as if it were kept, and is not owed. */
    Money keptOrLost() {
        return captured.minus(refundRequested).minus(turnedBack);
    }

    /**
     * What is left of what was taken, or paid otherwise, when all that is known to have gone back is gone: what is only on its
     * way counts. What turns back before we have heard that it came is not missing yet.
     */
    Money leftForCertain() {
        return captured.minus(turnedBack.min(captured)).minus(refunded).plus(settled.paidOtherwise());
    }

    boolean hasTurnedBack() {
        return turnedBack.isPositive();
    }

    /** What the customer owes of what had been paid and has turned back, as was told. */
    Money owed() {
        return owed;
    }

    DisputedMoney disputed() {
        return disputed;
    }

    /** Whether it still holds, or waits for, money that nobody asked to let go. */
    boolean holdsMoreThanCaptured() {
        return !releaseRequested && holdsOrWaits();
    }

    private boolean holdsOrWaits() {
        return isPending() || holds() && captured.compareTo(authorised) < 0;
    }

    /** Whether it was set aside, and its time is not over. */
    boolean holds() {
        return isAuthorised() && !expired;
    }

    /** Whether banks have so much that what is to be given back waits until they have decided (PAY-10). */
    private boolean refundsAwaitDispute() {
        return disputed.open().compareTo(kept()) > 0;
    }

    String nextRefundId() {
        return nextRefundId(0);
    }

    /** @param before how many are asked for before it, and not recorded yet */
    String nextRefundId(int before) {
        return refundId(refundsRequested + before + 1);
    }

    private static String refundId(int number) {
        return "refund-" + number;
    }

    /** Of which operations it is known that nobody knows what became of them. */
    UnknownOutcomes outcomes() {
        return outcomes;
    }

    /** Whether something that was asked of its payment is neither done nor given up, be it that it has failed before. */
    boolean isOutstanding(RequestKind request, String name) {
        return switch (request) {
            case PAYMENT -> isPending();
            case CAPTURE -> asked.containsKey(name) && !captures.contains(name) && !notNeeded.contains(name);
            case RELEASE -> releaseRequested && holdsOrWaits();
            case REFUND ->
                IntStream.rangeClosed(1, refundsRequested)
                                .mapToObj(TenderAccount::refundId)
                                .anyMatch(name::equals)
                        && !refunds.contains(name)
                        && !overtakenRefunds.contains(name);
            case LABEL, CANCELLATION, INTERCEPT, REDIRECTION, UNITS_CANCELLATION, HOLD, RETURN, RETURN_LABEL -> false;
        };
    }

    /**
     * What was asked of its payment, and not heard of.
     *
     * @param number of the tender
     * @param isAwaited whether the order, or a change of it, still waits for it
     */
    Stream<OpenRequest> openRequests(int number, boolean isAwaited) {
        return Stream.of(
                        isPending() && isAwaited && !awaitsPayer
                                ? Stream.of(OpenRequest.ofTender(RequestKind.PAYMENT, number))
                                : Stream.<OpenRequest>empty(),
                        asked.keySet().stream()
                                .filter(capture -> canBeAsked()
                                        && !captures.contains(capture)
                                        && !notNeeded.contains(capture)
                                        && !withAPerson.contains(capture))
                                .sorted()
                                .map(capture -> OpenRequest.ofTender(RequestKind.CAPTURE, number, capture)),
                        releaseRequested && holdsOrWaits()
                                ? Stream.of(OpenRequest.ofTender(RequestKind.RELEASE, number))
                                : Stream.<OpenRequest>empty(),
                        IntStream.rangeClosed(1, refundsRequested)
                                .mapToObj(TenderAccount::refundId)
                                .filter(refund -> !refundsAwaitDispute()
                                        && !refunds.contains(refund)
                                        && !failedRefunds.contains(refund)
                                        && !overtakenRefunds.contains(refund))
                                .map(refund -> OpenRequest.ofTender(RequestKind.REFUND, number, refund)))
                .flatMap(open -> open);
    }

    /** What a person has given back although the customer had it already, they have twice. */
    private void refund(TenderRefunded event) {
        refunds.add(event.refundId());
        refunded = refunded.plus(event.amount());
        if (overtakenRefunds.remove(event.refundId())) {
            refundRequested = refundRequested.plus(event.amount());
        }
    }

    private void authorise(TenderAuthorised event) {
        state = State.AUTHORISED;
        authorised = event.amount();
        severalCaptures = event.severalCaptures();
    }

    private void ask(CaptureRequested event) {
        asked.put(event.captureId(), event.amount());
        event.inPlaceOf().ifPresent(before -> inPlaceOf.put(event.captureId(), before));
        givenUp = "";
    }

    /** What is taken after all stands for itself: nothing is asked for in its place any more. */
    private void capture(TenderCaptured event) {
        captures.add(event.captureId());
        captured = captured.plus(event.amount());
        givenUp = givenUp.equals(event.captureId()) ? "" : givenUp;
    }

    /** One in whose place another was taken was never tried: none of its tries can be under way. */
    private void giveUp(String captureId) {
        notNeeded.add(captureId);
        givenUp = captures.contains(inPlaceOf.getOrDefault(captureId, "")) ? "" : captureId;
    }

    private void fail(TenderCaptureFailed event) {
        failures.put(event.captureId(), event.attempt());
        if (event.nextTry().isPresent()) {
            withAPerson.remove(event.captureId());
        } else {
            withAPerson.add(event.captureId());
        }
    }

    /** @return whether it was about money that has turned back */
    private boolean turnBack(TenderFact fact) {
        if (fact instanceof TenderTurnedBack event) {
            turnedBack = event.amount();
            return true;
        } else if (fact instanceof TenderOwed event) {
            owed = event.amount();
            return true;
        }
        return false;
    }

    void on(TenderFact fact) {
        if (fact instanceof TenderAuthorised event) {
            authorise(event);
        } else if (fact instanceof TenderPaid event) {
            state = State.PAID;
            captured = event.amount();
        } else if (fact instanceof TenderAwaitsPayer) {
            awaitsPayer = true;
        } else if (fact instanceof TenderDeclined) {
            state = State.DECLINED;
        } else if (fact instanceof TenderExpired) {
            expired = true;
        } else if (fact instanceof TenderReplaced) {
            replaced = true;
        } else if (fact instanceof CaptureRequested event) {
            ask(event);
        } else if (fact instanceof TenderCaptured event) {
            capture(event);
        } else if (fact instanceof TenderCaptureFailed event) {
            fail(event);
        } else if (fact instanceof CaptureNotNeeded event) {
            giveUp(event.captureId());
        } else if (fact instanceof ReleaseRequested) {
            releaseRequested = true;
        } else if (fact instanceof TenderReleased) {
            released = true;
            state = State.RELEASED;
        } else if (fact instanceof RefundRequested event) {
            refundsRequested++;
            refundRequested = refundRequested.plus(event.amount());
        } else if (fact instanceof TenderRefunded event) {
            refund(event);
        } else if (fact instanceof TenderRefundFailed event) {
            failedRefunds.add(event.refundId());
        } else if (fact instanceof TenderRefundOvertaken event) {
            overtakenRefunds.add(event.refundId());
            refundRequested = refundRequested.minus(event.amount());
        } else if (!turnBack(fact) && !disputed.on(fact) && !settled.on(fact) && !outcomes.on(fact)) {
            throw new IllegalStateException("a tender's account does not know what follows from " + fact);
        }
    }
}
