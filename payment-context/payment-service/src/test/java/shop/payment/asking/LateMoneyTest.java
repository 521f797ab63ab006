package shop.payment.asking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shop.payment.collecting.TwoBlueMugs.CARD;
import static shop.payment.collecting.TwoBlueMugs.PAYMENT;
import static shop.payment.collecting.TwoBlueMugs.SLIP;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.payment.RememberingProvider;
import shop.payment.api.DeclineReason;
import shop.payment.api.PaymentMethod;
import shop.payment.collecting.AuthorisedTooLate;
import shop.payment.collecting.PaidTooLate;
import shop.payment.collecting.PaymentRefundRequested;
import shop.payment.collecting.PaymentVoidRequested;
import shop.payment.collecting.PaymentsInMemory;
import shop.payment.collecting.RecordAuthorised;
import shop.payment.collecting.RecordDeclined;
import shop.payment.collecting.RecordPaid;
import shop.payment.collecting.RecordPayerAwaited;
import shop.payment.collecting.TwoBlueMugs;
import shop.platform.outside.OutsideCalls;

@DisplayName("Money that comes after a payment was over (PAY-21)")
class LateMoneyTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final PaymentsInMemory payments = new PaymentsInMemory();
    private final RememberingProvider provider = new RememberingProvider();
    private final OutsideCalls threads = new OutsideCalls("provider", 4, 100);
    private final LateMoney money =
            AskingForTests.lateMoney(payments.events(), AskingForTests.calls(threads, provider, payments.commands()));

    @AfterEach
    void stop() {
        threads.close();
    }

    private void declined() {
        payments.commands().send(new RecordDeclined(PAYMENT, DeclineReason.REFUSED));
    }

    private void untilHappened(Class<?> fact) {
        await().atMost(PATIENCE).until(() -> payments.happened().stream().anyMatch(fact::isInstance));
    }

    @Test
    @DisplayName("is looked up by the provider's name for it, and goes back")
    void byTheProvidersName() {
        payments.commands().send(TwoBlueMugs.authorise(PaymentMethod.BANK_SLIP));
        payments.commands().send(new RecordPayerAwaited(PAYMENT, SLIP, Optional.empty(), Optional.empty()));
        declined();
        provider.saysOfAPayer(new RecordPaid(PAYMENT, SLIP));

        money.lookFor(PAYMENT);

        untilHappened(PaymentRefundRequested.class);
        assertThat(payments.happened()).contains(TwoBlueMugs.paidTooLate());
        money.lookFor(PAYMENT);
        threads.close();
        assertThat(provider.lookedUp()).as("known by then").hasSize(1);
    }

    @Test
    @DisplayName("is looked up by our own name for it where the provider has told none, and let go")
    void byOurName() {
        payments.commands().send(TwoBlueMugs.authorise(PaymentMethod.CARD));
        declined();
        provider.saysInItsBooks(
                TwoBlueMugs.authorisationRequested(PaymentMethod.CARD),
                new RecordAuthorised(PAYMENT, CARD, TwoBlueMugs.IN_A_WEEK));

        money.lookFor(PAYMENT);

        untilHappened(PaymentVoidRequested.class);
        assertThat(payments.happened()).contains(TwoBlueMugs.authorisedTooLate());
    }

    @Test
    @DisplayName("is none where the provider says what it has said before, or does not answer")
    void none() {
        payments.commands().send(TwoBlueMugs.authorise(PaymentMethod.CARD));
        declined();
        int before = payments.happened().size();
        provider.saysInItsBooks(
                TwoBlueMugs.authorisationRequested(PaymentMethod.CARD),
                new RecordDeclined(PAYMENT, DeclineReason.TRY_AGAIN));
        money.lookFor(PAYMENT);
        await().atMost(PATIENCE).until(() -> provider.searched().size() == 1);
        provider.loseAnswers(true);
        await().atMost(PATIENCE).until(() -> {
            money.lookFor(PAYMENT);
            return provider.searched().size() > 1;
        });
        threads.close();

        assertThat(payments.happened()).hasSize(before).noneMatch(PaidTooLate.class::isInstance);
        assertThat(payments.happened()).noneMatch(AuthorisedTooLate.class::isInstance);
    }

    @Test
    @DisplayName("is not looked for while something is waited for: that is asked for anyway")
    void notOver() {
        payments.commands().send(TwoBlueMugs.authorise(PaymentMethod.BANK_SLIP));
        payments.commands().send(new RecordPayerAwaited(PAYMENT, SLIP, Optional.empty(), Optional.empty()));

        money.lookFor(PAYMENT);

        threads.close();
        assertThat(provider.lookedUp()).isEmpty();
        assertThat(provider.searched()).isEmpty();
    }
}
