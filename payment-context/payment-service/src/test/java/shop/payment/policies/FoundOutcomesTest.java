package shop.payment.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.payment.collecting.TwoBlueMugs.ONE;
import static shop.payment.collecting.TwoBlueMugs.ORDER;
import static shop.payment.collecting.TwoBlueMugs.PAYMENT;
import static shop.payment.collecting.TwoBlueMugs.TENDER;
import static shop.payment.collecting.TwoBlueMugs.key;

import java.util.Optional;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.payment.accounts.AccountsInMemory;
import shop.payment.accounts.RefundAccount;
import shop.payment.collecting.FoundOutcome;
import shop.payment.collecting.OutcomeEvidence;
import shop.payment.collecting.OutcomeFound;
import shop.payment.collecting.PaymentRefundRequested;
import shop.payment.collecting.PaymentsInMemory;
import shop.payment.collecting.SealedAccount;

@DisplayName("When a person has found out what came of a refund,")
class FoundOutcomesTest {

    private final EventStore events = new PaymentsInMemory().events();
    private final AccountsInMemory accounts = new AccountsInMemory();
    private int recorded;

    private SealedAccount asked(int operation) {
        SealedAccount sealed = accounts.seal(new RefundAccount("088", "110123456789", "김민지"));
        events.publish(new GenericDomainEventMessage<>(
                "Payment",
                PAYMENT.value(),
                recorded,
                new PaymentRefundRequested(
                        PAYMENT,
                        ORDER,
                        TENDER,
                        key(operation),
                        "auth_1",
                        "refund-" + operation,
                        ONE,
                        "to the payer's account",
                        Optional.of(sealed))));
        recorded++;
        return sealed;
    }

    @Test
    @DisplayName("the payer's account is forgotten that it was to go to, and no other (PAY-16)")
    void forgotten() {
        SealedAccount found = asked(2);
        SealedAccount needed = asked(3);

        new WhenOutcomeFoundThenForgetTheAccount(events, accounts)
                .on(new OutcomeFound(
                        PAYMENT, ORDER, TENDER, key(2), FoundOutcome.DONE, OutcomeEvidence.SEEN_AT_THE_PROVIDER));

        assertThat(accounts.open(found)).isEmpty();
        assertThat(accounts.open(needed)).isPresent();
    }
}
