package shop.payment.collecting;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.payment.collecting.TwoBlueMugs.ONE;
import static shop.payment.collecting.TwoBlueMugs.PAYMENT;
import static shop.payment.collecting.TwoBlueMugs.SLIP;
import static shop.payment.collecting.TwoBlueMugs.authorise;
import static shop.payment.collecting.TwoBlueMugs.notice;
import static shop.payment.collecting.TwoBlueMugs.recordDispute;
import static shop.payment.collecting.TwoBlueMugs.refund;
import static shop.payment.collecting.TwoBlueMugs.refundOvertaken;
import static shop.payment.collecting.TwoBlueMugs.won;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import shop.kernel.Money;
import shop.payment.api.DeclineReason;
import shop.payment.api.DepositTurnedBack;
import shop.payment.api.DisputeKind;
import shop.payment.api.DisputeOutcome;
import shop.payment.api.PaymentMethod;
import shop.payment.api.PaymentPaid;
import shop.payment.api.PaymentRefunded;

/** Late, twice, and before one another. */
@Label("What the provider tells of a payment (PAY-08)")
class NoticesInAnyOrderTest {

    private static final List<Object> TOLD = List.of(
            new RecordPaid(PAYMENT, SLIP),
            new RecordTurnedBack(PAYMENT, SLIP),
            recordDispute("dp_1", DisputeKind.CHARGEBACK, ONE, Optional.empty()),
            recordDispute("dp_1", DisputeKind.CHARGEBACK, ONE, Optional.of(DisputeOutcome.LOST)),
            recordDispute("dp_2", DisputeKind.INQUIRY, ONE, Optional.empty()),
            recordDispute("dp_2", DisputeKind.INQUIRY, ONE, Optional.of(DisputeOutcome.WON)),
            notice("notice-1", NoticeKind.PAYER_DECIDED),
            notice("notice-2", NoticeKind.OTHER));

    private static final Set<Object> ONCE = afterwards(TOLD);

    @Provide
    Arbitrary<List<Object>> inAnyOrder() {
        return Arbitraries.of(TOLD)
                .list()
                .ofMaxSize(8)
                .map(again -> Stream.concat(TOLD.stream(), again.stream()).toList())
                .flatMap(Arbitraries::shuffle);
    }

    @Property(tries = 300)
    @Label("comes to one end, however often and in whichever order it comes")
    void oneEnd(@ForAll("inAnyOrder") List<Object> told) {
        assertThat(afterwards(told)).isEqualTo(ONCE);
    }

    @Property(tries = 300)
    @Label("leaves nothing of what came too late with the shop, nor gives more back than came (PAY-21)")
    void nothingIsKept(@ForAll("inAnyOrder") List<Object> told, @ForAll boolean turnsBack) {
        PaymentsInMemory payments = new PaymentsInMemory();
        payments.commands().send(authorise(PaymentMethod.BANK_SLIP));
        payments.commands().send(new RecordPayerAwaited(PAYMENT, SLIP, Optional.empty(), Optional.empty()));
        payments.commands().send(new RecordDeclined(PAYMENT, DeclineReason.REFUSED));
        told.stream()
                .filter(it -> turnsBack || !(it instanceof RecordTurnedBack))
                .forEach(payments.commands()::send);

        // The bank has one of two, or the payer has all: no provider gives that back a second time.
        Money there = turnsBack ? won(0) : ONE;
        for (Optional<PaymentRefundRequested> open = open(payments); open.isPresent(); open = open(payments)) {
            PaymentRefundRequested refund = open.get();
            payments.commands()
                    .send(
                            refund.amount().compareTo(there) > 0
                                    ? new RecordRefundFailed(PAYMENT, refund.operationKey())
                                    : new RecordRefunded(PAYMENT, refund.operationKey()));
        }

        assertThat(all(payments, PaidTooLate.class)).hasSize(1);
        assertThat(all(payments, DepositTurnedBack.class)).hasSize(turnsBack ? 1 : 0);
        assertThat(all(payments, PaymentPaid.class)).isEmpty();
        assertThat(all(payments, RepaymentOwed.class)).isEmpty();
        assertThat(all(payments, PaymentRefunded.class).stream()
                        .map(PaymentRefunded::amount)
                        .reduce(won(0), Money::plus))
                .isEqualTo(there);
    }

    private static <F> List<F> all(PaymentsInMemory payments, Class<F> kind) {
        return payments.happened().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private static Optional<PaymentRefundRequested> open(PaymentsInMemory payments) {
        return all(payments, PaymentRefundRequested.class).stream()
                .filter(refund ->
                        payments.happened().stream().noneMatch(fact -> PaymentOutcomes.KNOWN.settle(refund, fact)))
                .findFirst();
    }

    /** All that happened, each once; and that nothing is left to be given back. */
    private static Set<Object> afterwards(List<Object> told) {
        PaymentsInMemory payments = new PaymentsInMemory();
        payments.commands().send(authorise(PaymentMethod.BANK_SLIP));
        payments.commands().send(new RecordPayerAwaited(PAYMENT, SLIP, Optional.empty(), Optional.empty()));
        told.forEach(payments.commands()::send);
        payments.commands().send(refund("refund-1", ONE));

        List<Object> happened = new ArrayList<>(payments.happened());
        assertThat(happened).doesNotHaveDuplicates().endsWith(refundOvertaken("refund-1", ONE));
        return new HashSet<>(happened);
    }
}
