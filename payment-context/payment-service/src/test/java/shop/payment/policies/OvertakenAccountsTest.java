package shop.payment.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.payment.collecting.TwoBlueMugs.ONE;
import static shop.payment.collecting.TwoBlueMugs.ORDER;
import static shop.payment.collecting.TwoBlueMugs.PAYMENT;
import static shop.payment.collecting.TwoBlueMugs.TENDER;

import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.payment.accounts.AccountsInMemory;
import shop.payment.accounts.RefundAccount;
import shop.payment.api.PaymentRefundOvertaken;
import shop.payment.collecting.PaymentsInMemory;
import shop.payment.collecting.RefundAccountGiven;
import shop.payment.collecting.SealedAccount;

@DisplayName("When a refund is not made any more, since its money went back without us,")
class OvertakenAccountsTest {

    private final EventStore events = new PaymentsInMemory().events();
    private final AccountsInMemory accounts = new AccountsInMemory();
    private int recorded;

    private SealedAccount given(String refundId) {
        SealedAccount sealed = accounts.seal(new RefundAccount("088", "110123456789", "김민지"));
        events.publish(new GenericDomainEventMessage<>(
                "Payment",
                PAYMENT.value(),
                recorded,
                new RefundAccountGiven(PAYMENT, ORDER, TENDER, refundId, ONE, sealed)));
        recorded++;
        return sealed;
    }

    @Test
    @DisplayName("the payer's account is forgotten that it was to go to, and no other (PAY-16)")
    void forgotten() {
        SealedAccount overtaken = given("refund-1");
        SealedAccount needed = given("refund-2");

        new WhenRefundOvertakenThenForgetTheAccount(events, accounts)
                .on(new PaymentRefundOvertaken(PAYMENT, ORDER, TENDER, "refund-1", ONE));

        assertThat(accounts.open(overtaken)).isEmpty();
        assertThat(accounts.open(needed)).isPresent();
    }
}
