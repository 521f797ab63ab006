package shop.payment.policies;

import static shop.payment.collecting.TwoBlueMugs.BOTH;
import static shop.payment.collecting.TwoBlueMugs.ONE;
import static shop.specification.PolicySpecification.askedOutside;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import shop.payment.accounts.AccountsInMemory;
import shop.payment.api.DisputeAnswer;
import shop.payment.api.DisputeKind;
import shop.payment.api.DisputeOutcome;
import shop.payment.api.PaymentMethod;
import shop.payment.asking.AskingForTests;
import shop.payment.collecting.FoundOutcome;
import shop.payment.collecting.NoticeKind;
import shop.payment.collecting.PaymentAuthorisationRequested;
import shop.payment.collecting.PaymentRegistered;
import shop.payment.collecting.PaymentsInMemory;
import shop.payment.collecting.ProviderNoticeReceived;
import shop.payment.collecting.ProviderRequest;
import shop.payment.collecting.TwoBlueMugs;
import shop.payment.disputing.DisputeOfOneMug;
import shop.platform.messaging.Commands;
import shop.platform.processing.FollowUps;
import shop.platform.time.Freshness;
import shop.specification.PolicySpecification;
import shop.specification.PolicyStage;

@DisplayName("What follows from what happens to a payment")
class PaymentFollowUpsSpecification {

    @RegisterExtension
    final PolicySpecification policies = PolicySpecification.of(PaymentFollowUpsSpecification::all);

    private static List<?> all(PolicyStage stage) {
        Freshness freshness = new Freshness(stage.clock());
        return List.of(
                new WhenOperationRequestedThenAskTheProvider(
                        AskingForTests.providerTellingOf(stage::askOutside), freshness),
                new WhenOutcomeFoundThenForgetTheAccount(new PaymentsInMemory().events(), new AccountsInMemory()),
                new WhenPaymentDisputedThenSeeToIt(new FollowUps(new Commands(stage.commands()))),
                new WhenDisputeAnsweredThenTellTheProvider(
                        AskingForTests.disputesTellingOf(stage::askOutside), freshness),
                new WhenNoticeReceivedThenLookForLateMoney(
                        AskingForTests.lateMoney(stage::past, AskingForTests.providerTellingOf(stage::askOutside))));
    }

    @Nested
    @DisplayName("the provider is asked")
    class TheProvider {

        @Test
        @DisplayName("for what was recorded, under the key that was recorded with it (PAY-05)")
        void forWhatIsRecorded() {
            for (ProviderRequest request : List.of(
                    TwoBlueMugs.authorisationRequested(PaymentMethod.CARD),
                    TwoBlueMugs.captureRequested(2, "icheon-pottery", ONE),
                    TwoBlueMugs.voidRequested(2),
                    TwoBlueMugs.refundRequested(2, "refund-1", ONE))) {
                policies.when(request).thenAsks(askedOutside(request));
            }
        }

        @Test
        @DisplayName(
                "also for what had to wait for its turn, and not for what is heard of late: it may have been answered"
                        + " long ago, and is asked for again with care (PAY-05, PAY-06)")
        void onlyWhatIsFresh() {
            ProviderRequest request = TwoBlueMugs.captureRequested(2, "icheon-pottery", ONE);
            policies.whenHeardAfter(Duration.ofSeconds(59), request).thenAsks(askedOutside(request));
            policies.whenHeardAfter(Duration.ofMinutes(1), request).thenAsksNothing();
            policies.whenHeardAfter(Duration.ofDays(30), request).thenAsksNothing();
        }

        @Test
        @DisplayName("for nothing that has to wait for an operation before it (PAY-06)")
        void notForWhatWaits() {
            policies.when(TwoBlueMugs.captureDeferred("icheon-pottery", ONE)).thenAsksNothing();
            policies.when(TwoBlueMugs.releaseDeferred()).thenAsksNothing();
            policies.when(TwoBlueMugs.refundDeferred("refund-1", ONE)).thenAsksNothing();
        }
    }

    @Nested
    @DisplayName("a person tells what came of an operation")
    class APerson {

        @Test
        @DisplayName("by which nobody is asked for anything: what follows, the payment decides (PAY-06)")
        void nobodyIsAsked() {
            policies.when(TwoBlueMugs.outcomeFound(2, FoundOutcome.NOT_DONE)).thenAsksNothing();
            policies.when(TwoBlueMugs.outcomeFound(2, FoundOutcome.DONE)).thenAsksNothing();
        }
    }

    @Nested
    @DisplayName("the provider tells that it knows something new")
    class News {

        @Test
        @DisplayName(
                "of a payment that was declined, or called off: it is looked up, since its money may have come (PAY-21)")
        void ofWhatIsOver() {
            ProviderNoticeReceived notice = TwoBlueMugs.noticeReceived("notice-1", NoticeKind.PAYER_DECIDED);
            PaymentAuthorisationRequested asked = TwoBlueMugs.authorisationRequested(PaymentMethod.CARD);
            PaymentRegistered known = TwoBlueMugs.registered(TwoBlueMugs.CARD);
            policies.given(asked, known, TwoBlueMugs.payerAwaited(), TwoBlueMugs.declined())
                    .when(notice)
                    .thenAsks(askedOutside(known));
            policies.given(
                            asked,
                            known,
                            TwoBlueMugs.payerAwaited(),
                            TwoBlueMugs.voidRequested(2),
                            TwoBlueMugs.released(TwoBlueMugs.won(0)))
                    .when(notice)
                    .thenAsks(askedOutside(known));
        }

        @Test
        @DisplayName(
                "of one whose end is still to come, or whose money is known: what it waits for is asked for anyway")
        void ofWhatIsNotOver() {
            ProviderNoticeReceived notice = TwoBlueMugs.noticeReceived("notice-1", NoticeKind.PAYER_DECIDED);
            PaymentAuthorisationRequested asked = TwoBlueMugs.authorisationRequested(PaymentMethod.CARD);
            PaymentRegistered known = TwoBlueMugs.registered(TwoBlueMugs.CARD);
            policies.given(asked, known, TwoBlueMugs.payerAwaited())
                    .when(notice)
                    .thenAsksNothing();
            policies.given(
                            asked,
                            known,
                            TwoBlueMugs.authorised(),
                            TwoBlueMugs.voidRequested(2),
                            TwoBlueMugs.released(BOTH))
                    .when(notice)
                    .thenAsksNothing();
            policies.given(asked, known, TwoBlueMugs.declined(), TwoBlueMugs.paidTooLate())
                    .when(notice)
                    .thenAsksNothing();
        }
    }

    @Nested
    @DisplayName("a dispute")
    class ADispute {

        @Test
        @DisplayName("is opened, taken further and closed as the payment hears of it (PAY-10)")
        void isSeenTo() {
            policies.when(TwoBlueMugs.disputed(DisputeKind.CHARGEBACK, ONE)).thenAsks(DisputeOfOneMug.open());
            policies.when(TwoBlueMugs.inquiryBecameChargeback(ONE)).thenAsks(DisputeOfOneMug.raise());
            policies.when(TwoBlueMugs.disputeDecided(DisputeKind.CHARGEBACK, ONE, DisputeOutcome.WON))
                    .thenAsks(DisputeOfOneMug.close(DisputeOutcome.WON));
        }

        @Test
        @DisplayName(
                "is answered to the provider when support has answered, and nothing is paid because of it (PAY-10)")
        void isAnswered() {
            policies.when(DisputeOfOneMug.evidenceRequested())
                    .thenAsks(askedOutside(DisputeOfOneMug.evidenceRequested()));
            policies.whenHeardAfter(Duration.ofMinutes(1), DisputeOfOneMug.evidenceRequested())
                    .thenAsksNothing();
            policies.when(TwoBlueMugs.disputeAnswered(DisputeAnswer.EVIDENCE)).thenAsksNothing();
        }
    }
}
