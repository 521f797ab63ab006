package shop.payment.collecting;

import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.kernel.Money;
import shop.payment.api.DisputeKind;
import shop.payment.api.PaymentId;
import shop.payment.api.PaymentMethod;
import shop.payment.api.TransferMeans;
import shop.platform.rejection.BusinessRejection;
import shop.platform.rejection.Rejection;
import shop.rehearsal.ShownProblems;

/** What the rules say; that it reaches callers as it is, the order's examples prove for the same platform. */
@DisplayName("The examples of refusals in the description")
class ShownProblemsTest {

    private static final PaymentId PAYMENT = new PaymentId("payment-1-1");
    private static final String CURRENCY = "KRW";

    private static Rejection refusal(Runnable asked) {
        return BusinessRejection.in(Assertions.catchThrowable(asked::run)).orElseThrow();
    }

    @Test
    @DisplayName("of trying a capture again are what the rule says (PAY-12)")
    void tryingAgain() {
        ShownProblems shown = ShownProblems.of("retryCapture");
        Captures captures = new Captures();
        captures.ask("warehouse-berlin", Money.of(12_900, CURRENCY));
        captures.take("warehouse-berlin");

        shown.isSent(refusal(() -> OnlyOwedCapturesAreTriedAgain.check(
                new RetryCapture(PAYMENT, "warehouse-berlin", CaptureRetryReason.CUSTOMER_HAS_SEEN_TO_IT), captures)));

        shown.wereAllSentBut(Set.of());
    }

    @Test
    @DisplayName("of marking a refund as transferred are what the rule says (PAY-03)")
    void transferring() {
        ShownProblems shown = ShownProblems.of("markTransferred");

        shown.isSent(refusal(() -> OnlyOwedRepaymentsAreTransferred.check(
                new MarkTransferred(PAYMENT, "refund-1", TransferMeans.BANK_TRANSFER, false), new Balance(CURRENCY))));
        Balance disputed = new Balance(CURRENCY);
        disputed.pay(TwoBlueMugs.BOTH);
        disputed.oweRepayment("refund-1", TwoBlueMugs.ONE, "not sent");
        disputed.disputes().on(TwoBlueMugs.disputed(DisputeKind.CHARGEBACK, TwoBlueMugs.BOTH));
        shown.isSent(refusal(() -> OnlyOwedRepaymentsAreTransferred.check(
                new MarkTransferred(PAYMENT, "refund-1", TransferMeans.BANK_TRANSFER, false), disputed)));
        disputed.overtake("refund-1", TwoBlueMugs.ONE);
        shown.isSent(refusal(() -> OnlyOwedRepaymentsAreTransferred.check(
                new MarkTransferred(PAYMENT, "refund-1", TransferMeans.BANK_TRANSFER, false), disputed)));

        shown.wereAllSentBut(Set.of());
    }

    @Test
    @DisplayName("of giving money back to an account are what the rule says (PAY-16)")
    void toAnAccount() {
        ShownProblems shown = ShownProblems.of("refundToAccount");
        RefundToAccount command = new RefundToAccount(PAYMENT, "refund-1", TwoBlueMugs.HER_ACCOUNT);
        Balance balance = new Balance(CURRENCY);
        RefundCapability asked = RefundCapability.of(TwoBlueMugs.registered(TwoBlueMugs.VIRTUAL_ACCOUNT));
        RefundCapability asAWhole = RefundCapability.of(TwoBlueMugs.registered(TwoBlueMugs.VIRTUAL_ACCOUNT_AS_A_WHOLE));

        shown.isSent(refusal(() -> OnlyOwedRepaymentsGoToAnAccount.check(command, balance, asked)));
        balance.pay(TwoBlueMugs.BOTH);
        balance.oweRepayment("refund-1", TwoBlueMugs.ONE, "not sent");
        shown.isSent(refusal(() -> OnlyOwedRepaymentsGoToAnAccount.check(command, balance, RefundCapability.NONE)));
        shown.isSent(refusal(() -> OnlyOwedRepaymentsGoToAnAccount.check(command, balance, asAWhole)));
        balance.disputes().on(TwoBlueMugs.disputed(DisputeKind.CHARGEBACK, TwoBlueMugs.BOTH));
        shown.isSent(refusal(() -> OnlyOwedRepaymentsGoToAnAccount.check(command, balance, asked)));

        // Of accounts that can be none, StoredAccountsTest.
        shown.wereAllSentBut(
                Set.of("PAY-16-bank-unknown", "PAY-16-account-number-malformed", "PAY-16-account-holder-malformed"));
    }

    @Test
    @DisplayName("of having money given back once more are what the rule says (PAY-03)")
    void refundingAgain() {
        ShownProblems shown = ShownProblems.of("retryRefund");
        RetryRefund command = TwoBlueMugs.retryRefund("refund-1");
        Balance balance = new Balance(TwoBlueMugs.BOTH.currency());
        RefundCapability inParts = RefundCapability.of(TwoBlueMugs.registered(TwoBlueMugs.SLIP));
        RefundCapability asAWhole = RefundCapability.of(TwoBlueMugs.registered(TwoBlueMugs.AS_A_WHOLE));
        RefundCapability toAnAccount = RefundCapability.of(TwoBlueMugs.registered(TwoBlueMugs.VIRTUAL_ACCOUNT));

        shown.isSent(refusal(() -> OnlyOwedRepaymentsAreTriedAgain.check(command, balance, inParts)));
        balance.pay(TwoBlueMugs.BOTH);
        balance.oweRepayment("refund-1", TwoBlueMugs.ONE, "not sent");
        shown.isSent(refusal(() -> OnlyOwedRepaymentsAreTriedAgain.check(command, balance, toAnAccount)));
        shown.isSent(refusal(() -> OnlyOwedRepaymentsAreTriedAgain.check(command, balance, asAWhole)));
        shown.isSent(refusal(() -> OnlyOwedRepaymentsAreTriedAgain.check(command, balance, RefundCapability.NONE)));
        balance.disputes().on(TwoBlueMugs.disputed(DisputeKind.CHARGEBACK, TwoBlueMugs.BOTH));
        shown.isSent(refusal(() -> OnlyOwedRepaymentsAreTriedAgain.check(command, balance, inParts)));

        shown.wereAllSentBut(Set.of());
    }

    @Test
    @DisplayName("of telling an outcome are what the rule says (PAY-06)")
    void tellingAnOutcome() {
        ShownProblems shown = ShownProblems.of("tellOutcome");
        Operations operations = new Operations();

        shown.isSent(refusal(
                () -> OnlyMissingOutcomesAreTold.check(TwoBlueMugs.tellOutcome(1, FoundOutcome.DONE), operations)));
        operations.begin(TwoBlueMugs.authorisationRequested(PaymentMethod.CARD));
        shown.isSent(refusal(
                () -> OnlyMissingOutcomesAreTold.check(TwoBlueMugs.tellOutcome(1, FoundOutcome.DONE), operations)));
        operations.on(TwoBlueMugs.needsAttention());
        shown.isSent(refusal(
                () -> OnlyMissingOutcomesAreTold.check(TwoBlueMugs.tellOutcome(1, FoundOutcome.DONE), operations)));
        operations.on(TwoBlueMugs.authorised());
        operations.begin(TwoBlueMugs.voidRequested(2));
        operations.on(TwoBlueMugs.releaseNeedsAttention(2));
        shown.isSent(refusal(
                () -> OnlyMissingOutcomesAreTold.check(TwoBlueMugs.tellOutcome(2, FoundOutcome.NOT_DONE), operations)));
        operations.on(TwoBlueMugs.released(TwoBlueMugs.BOTH));
        operations.begin(TwoBlueMugs.refundRequested(3, "refund-1", TwoBlueMugs.ONE));
        operations.on(TwoBlueMugs.refundAccepted(3, "refund-1", TwoBlueMugs.ONE));
        operations.on(TwoBlueMugs.refundNeedsAttention(3, "refund-1"));
        shown.isSent(refusal(() -> OnlyMissingOutcomesAreTold.check(
                TwoBlueMugs.tellOutcome(3, FoundOutcome.NOT_DONE, OutcomeEvidence.SEEN_ON_A_BANK_STATEMENT),
                operations)));

        shown.wereAllSentBut(Set.of());
    }
}
