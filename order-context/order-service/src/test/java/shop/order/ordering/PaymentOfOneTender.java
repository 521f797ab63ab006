package shop.order.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.order.api.Tender;
import shop.order.api.TenderMethod;

/**
 * What the payment context may do with one tender: any answer at any moment, but as it has promised. It fails the test when
 * the order asks for what no provider would do, and remembers the order of its facts.
 */
final class PaymentOfOneTender {

    private static final int MOST_TRIES = 4;

    private enum Standing {
        ASKED,
        AUTHORISED,
        PAID,
        DECLINED,
        CALLED_OFF
    }

    private final OrderId order;
    private final int number;
    private final Tender tender;
    private final boolean severalCaptures;
    private final Random chance;
    private final Deque<Object> facts = new ArrayDeque<>();
    private final Deque<RecordTenderCaptured> owed = new ArrayDeque<>();
    private final Map<String, Money> asked = new HashMap<>();
    private final Map<String, Integer> failed = new HashMap<>();
    private final Set<String> notNeeded = new HashSet<>();
    private final Set<String> taken = new HashSet<>();
    private Standing standing = Standing.ASKED;
    private boolean releaseAsked;
    private Money held;
    private Money captured;
    private Money refunded;

    PaymentOfOneTender(OrderId order, int number, Tender tender, Random chance) {
        this.order = order;
        this.number = number;
        this.tender = tender;
        this.chance = chance;
        severalCaptures = chance.nextBoolean();
        held = captured = refunded = nothing();
    }

    /** What the order has not heard yet, in the order in which it happened. */
    Deque<Object> facts() {
        return facts;
    }

    boolean isOpen() {
        return standing == Standing.ASKED;
    }

    boolean owes() {
        return !owed.isEmpty();
    }

    boolean mayBePaidTooLate() {
        return standing == Standing.DECLINED && captured.isZero();
    }

    /**
     * Money comes although it was declined: payment gives it back by itself, and tells what becomes of it as of any other
     * (PAY-21).
     */
    void isPaidTooLate() {
        captured = tender.amount();
        refunded = tender.amount();
        switch (chance.nextInt(4)) {
            case 0 -> facts.add(new RecordTenderReleased(order, number, tender.amount()));
            case 1 -> facts.add(new RecordTenderTurnedBack(order, number, tender.amount()));
            case 2 -> {
                facts.add(new RecordTenderRefundFailed(
                        order, number, "paid-too-late", tender.amount(), Optional.empty()));
                facts.add(new RecordTenderRefunded(order, number, "paid-too-late", tender.amount()));
            }
            default -> facts.add(new RecordTenderRefunded(order, number, "paid-too-late", tender.amount()));
        }
    }

    boolean mayStillBePaid() {
        return standing == Standing.CALLED_OFF && tender.method() == TenderMethod.BANK_SLIP;
    }

    /** The provider answers what it was first asked. */
    void answer() {
        if (chance.nextInt(8) == 0) {
            standing = Standing.DECLINED;
            facts.add(new RecordTenderDeclined(order, number, "SUSPECTED_FRAUD"));
        } else if (tender.method().paysAtOnce()) {
            pay();
        } else {
            standing = Standing.AUTHORISED;
            held = tender.amount();
            facts.add(new RecordTenderAuthorised(order, number, tender.amount(), severalCaptures));
        }
    }

    /** A slip is paid at the counter of a bank, whatever anybody has called off. */
    void pay() {
        standing = Standing.PAID;
        captured = tender.amount();
        facts.add(new RecordTenderPaid(order, number, tender.amount()));
    }

    /**
     * A capture that had failed is tried again, and succeeds, or fails once more. One that is not needed any more succeeds where
     * a try was under way.
     */
    void payWhatIsOwed() {
        RecordTenderCaptured capture = owed.remove();
        int failures = failed.get(capture.captureId());
        if (notNeeded.contains(capture.captureId())) {
            if (chance.nextInt(3) == 0 && hasRoomFor(capture.amount())) {
                take(capture);
            }
        } else if (!hasRoomFor(capture.amount())) {
            owed.add(capture);
        } else if (failures < MOST_TRIES && chance.nextBoolean()) {
            fail(capture.captureId(), capture.amount(), failures + 1);
            owed.add(capture);
        } else {
            take(capture);
        }
    }

    private boolean hasRoomFor(Money amount) {
        return amount.compareTo(held) <= 0 && (severalCaptures || captured.isZero());
    }

    private void take(RecordTenderCaptured capture) {
        held = held.minus(capture.amount());
        captured = captured.plus(capture.amount());
        taken.add(capture.captureId());
        facts.add(capture);
    }

    /** No operation on a payment overtakes another: what is under way is answered before the next one is asked for. */
    private void answerWhatIsUnderWay() {
        for (int open = owed.size(); open > 0; open--) {
            if (notNeeded.contains(owed.element().captureId())) {
                payWhatIsOwed();
            } else {
                owed.add(owed.remove());
            }
        }
    }

    private void fail(String captureId, Money money, int attempt) {
        failed.put(captureId, attempt);
        facts.add(new RecordTenderCaptureFailed(
                order,
                number,
                captureId,
                money,
                attempt,
                attempt < MOST_TRIES ? Optional.of(MugsAndTea.THURSDAY) : Optional.empty(),
                Optional.empty()));
    }

    /** What is not owed any more has failed, and is told once. */
    void on(CaptureNotNeeded event) {
        assertThat(failed).as("%s was never refused", event).containsKey(event.captureId());
        assertThat(notNeeded.add(event.captureId())).as("%s comes twice", event).isTrue();
    }

    void on(CaptureRequested request) {
        assertThat(standing).as("%s is asked of", request).isEqualTo(Standing.AUTHORISED);
        assertThat(releaseAsked).as("%s comes after a release", request).isFalse();
        Map<String, Money> wanted = new HashMap<>(asked);
        wanted.keySet().removeAll(notNeeded);
        assertThat(!wanted.isEmpty() && !severalCaptures)
                .as("%s is one too many", request)
                .isFalse();
        assertThat(wanted.values().stream().reduce(request.amount(), Money::plus))
                .as("%s exceeds what is held", request)
                .isLessThanOrEqualTo(tender.amount());
        assertThat(asked.put(request.captureId(), request.amount()))
                .as("%s has a name that another has", request)
                .isNull();
        answerWhatIsUnderWay();
        var success = new RecordTenderCaptured(order, number, request.captureId(), request.amount());
        // Of two that stand in place of each other at most one is taken (PAY-12).
        if (!hasRoomFor(request.amount())
                || request.inPlaceOf().filter(taken::contains).isPresent()) {
            fail(request.captureId(), request.amount(), MOST_TRIES);
        } else if (chance.nextInt(6) == 0) {
            fail(request.captureId(), request.amount(), 1);
            owed.add(success);
        } else {
            take(success);
        }
    }

    void on(ReleaseRequested request) {
        assertThat(releaseAsked).as("%s comes twice", request).isFalse();
        releaseAsked = true;
        answerWhatIsUnderWay();
        owed.clear();
        if (standing == Standing.ASKED && chance.nextBoolean()) {
            answer();
        } else if (standing == Standing.ASKED) {
            standing = Standing.CALLED_OFF;
            facts.add(new RecordTenderReleased(order, number, nothing()));
        }
        if (held.isPositive()) {
            facts.add(new RecordTenderReleased(order, number, held));
            held = nothing();
        }
    }

    void on(RefundRequested request) {
        refunded = refunded.plus(request.amount());
        assertThat(refunded).as("%s exceeds what was taken", request).isLessThanOrEqualTo(captured);
        facts.add(new RecordTenderRefunded(order, number, request.refundId(), request.amount()));
    }

    /** At the end, the provider waits for nothing and holds nothing, and has kept exactly this. */
    void assertSettledWith(Money needed) {
        assertThat(standing).as("tender %d is never settled", number).isNotEqualTo(Standing.ASKED);
        assertThat(held).as("tender %d holds money for ever", number).isEqualTo(nothing());
        assertThat(captured.minus(refunded))
                .as("tender %d keeps what it pays of what was sent", number)
                .isEqualTo(needed);
    }

    private Money nothing() {
        return Money.zero(tender.amount().currency());
    }
}
