package shop.payment.collecting;

import static shop.payment.collecting.TwoBlueMugs.*;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import shop.payment.api.PaymentMethod;
import shop.specification.AggregateSpecification;

@DisplayName("A payment whose deposit turns back")
class TurnedBackPaymentSpecification {

    private static final RecordTurnedBack TURNED_BACK = new RecordTurnedBack(PAYMENT, SLIP);
    private static final RecordPaid PAID = new RecordPaid(PAYMENT, SLIP);

    @RegisterExtension
    final AggregateSpecification<Payment> payment =
            AggregateSpecification.of(Payment.class).withResource(RETRIES);

    @Test
    @DisplayName("is not paid any more, and says so once (PAY-15)")
    void turnsBack() {
        payment.given(authorisationRequested(PaymentMethod.BANK_SLIP), registered(SLIP), paid())
                .when(TURNED_BACK)
                .then(turnedBack())
                .when(TURNED_BACK)
                .thenNothing()
                .when(PAID)
                .thenNothing();
    }

    @Test
    @DisplayName("was paid first, whichever is heard of first (PAY-08, PAY-15)")
    void inAnyOrder() {
        payment.given(authorisationRequested(PaymentMethod.BANK_SLIP), registered(SLIP), payerAwaited())
                .when(TURNED_BACK)
                .then(paid(), turnedBack())
                .when(PAID)
                .thenNothing();
    }

    @Test
    @DisplayName(
            "is first paid, where that is all that was ever heard of it, be it that it was declined (PAY-15, PAY-21)")
    void neverHeardOf() {
        payment.given(authorisationRequested(PaymentMethod.BANK_SLIP))
                .when(new RecordTurnedBack(PAYMENT, SLIP))
                .then(registered(SLIP), paid(), turnedBack());
        payment.given(authorisationRequested(PaymentMethod.BANK_SLIP), TwoBlueMugs.declined())
                .when(new RecordTurnedBack(PAYMENT, SLIP))
                .then(registered(SLIP), TwoBlueMugs.paidTooLate(), turnedBack());
    }

    @Test
    @DisplayName("was paid first, too, where it had been called off")
    void calledOff() {
        payment.given(
                        authorisationRequested(PaymentMethod.BANK_SLIP),
                        registered(SLIP),
                        payerAwaited(),
                        voidRequested(2),
                        released(won(0)))
                .when(TURNED_BACK)
                .then(paid(), turnedBack());
    }

    @Test
    @DisplayName("gives nothing back: its payer has the money (PAY-03, PAY-15)")
    void givesNothingBack() {
        payment.given(
                        authorisationRequested(PaymentMethod.BANK_SLIP),
                        registered(SLIP),
                        paid(),
                        refundRequested(2, "refund-1", ONE),
                        refundDeferred("refund-2", ONE))
                .when(TURNED_BACK)
                .then(turnedBack(), refundOvertaken("refund-2", ONE))
                .when(refund("refund-3", ONE))
                .then(refundOvertaken("refund-3", ONE))
                .when(new RecordRefundFailed(PAYMENT, key(2)))
                .then(refundOvertaken("refund-1", ONE));
    }
}
