package shop.payment.asking;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.payment.collecting.TwoBlueMugs.BOTH;
import static shop.payment.collecting.TwoBlueMugs.ORDER;
import static shop.payment.collecting.TwoBlueMugs.PAYMENT;
import static shop.payment.collecting.TwoBlueMugs.TENDER;
import static shop.payment.collecting.TwoBlueMugs.key;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shop.payment.accounts.AccountsInMemory;
import shop.payment.accounts.RefundAccount;
import shop.payment.api.PaymentMethod;
import shop.payment.collecting.PaymentProvider;
import shop.payment.collecting.PaymentRefundRequested;
import shop.payment.collecting.PaymentsInMemory;
import shop.payment.collecting.ProviderAnswer;
import shop.payment.collecting.RecordOutcomeUnknown;
import shop.payment.collecting.RecordRefundAccepted;
import shop.payment.collecting.RecordRefundDisputed;
import shop.payment.collecting.RecordRefundFailed;
import shop.payment.collecting.RecordRefunded;
import shop.payment.collecting.SealedAccount;
import shop.payment.collecting.TwoBlueMugs;
import shop.platform.outside.OutsideCalls;

@DisplayName("The payer's account to which a provider is to give money back")
class AccountsAreForgottenTest {

    /** What a provider answers, and whether the account is needed once more after that. */
    enum Answer {
        DONE(new RecordRefunded(PAYMENT, key(2)), false),
        ACCEPTED(new RecordRefundAccepted(PAYMENT, key(2)), false),
        REFUSED(new RecordRefundFailed(PAYMENT, key(2)), false),
        REFUSED_AND_NOT_EXPLAINED(new RecordRefundFailed(PAYMENT, key(2)), true),
        DISPUTED(new RecordRefundDisputed(PAYMENT, key(2)), true),
        NONE(new RecordOutcomeUnknown(PAYMENT, key(2), "timed out"), true);

        private final ProviderAnswer answer;
        private final boolean kept;

        Answer(ProviderAnswer answer, boolean kept) {
            this.answer = answer;
            this.kept = kept;
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("is forgotten as soon as the provider will not be asked with it again (PAY-16)")
    void forgotten(Answer answer) {
        AccountsInMemory accounts = new AccountsInMemory();
        SealedAccount hers = accounts.seal(new RefundAccount("088", "110123456789", "김민지"));
        AtomicInteger refunds = new AtomicInteger();
        PaymentProvider provider = (PaymentProvider) Proxy.newProxyInstance(
                PaymentProvider.class.getClassLoader(),
                new Class<?>[] {PaymentProvider.class},
                (none, asked, arguments) -> switch (asked.getName()) {
                    case "refund" -> {
                        refunds.incrementAndGet();
                        yield answer.answer;
                    }
                    case "remembersKeysFor" -> Duration.ofDays(1);
                    default -> answer == Answer.REFUSED_AND_NOT_EXPLAINED ? Optional.empty() : Optional.of(List.of());
                });
        PaymentsInMemory payments = new PaymentsInMemory();
        payments.commands().send(TwoBlueMugs.authorise(PaymentMethod.BANK_SLIP));
        OutsideCalls threads = new OutsideCalls("provider", 1, 1);
        AskingForTests.calls(threads, provider, payments.commands(), accounts, Clock.systemUTC())
                .ask(new PaymentRefundRequested(
                        PAYMENT, ORDER, TENDER, key(2), "auth_1", "refund-1", BOTH, "", Optional.of(hers)));
        threads.close();

        assertThat(refunds).hasValue(1);
        assertThat(accounts.open(hers).isPresent()).isEqualTo(answer.kept);
    }
}
