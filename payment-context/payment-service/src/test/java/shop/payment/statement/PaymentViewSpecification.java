package shop.payment.statement;

import static shop.payment.collecting.TwoBlueMugs.BOTH;
import static shop.payment.collecting.TwoBlueMugs.ONE;
import static shop.payment.collecting.TwoBlueMugs.PAYMENT;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import shop.payment.api.DisputeKind;
import shop.payment.api.PaymentMethod;
import shop.payment.collecting.TwoBlueMugs;
import shop.platform.mongo.Stories;
import shop.specification.ProjectionSpecification;

@DisplayName("What is seen of a payment")
class PaymentViewSpecification {

    @RegisterExtension
    final ProjectionSpecification payment = ProjectionSpecification.of(
            PaymentInView::new, "state", "authorised", "captured", "refunded", "released", "needs");

    private static final class PaymentInView implements ProjectionSpecification.Watched {

        private final AtomicReference<Statement> kept = new AtomicReference<>();

        @Override
        public Object projection() {
            return new StatementProjection(Stories.inMemory(kept));
        }

        @Override
        public Optional<?> view() {
            return Optional.ofNullable(kept.get()).map(Statement::view);
        }

        @Override
        public String id() {
            return PAYMENT.value();
        }
    }

    private ProjectionSpecification authorised() {
        return payment.given(
                TwoBlueMugs.authorisationRequested(PaymentMethod.CARD),
                TwoBlueMugs.registered(TwoBlueMugs.CARD),
                TwoBlueMugs.authorised());
    }

    @Test
    @DisplayName("money is set aside, and nothing is taken")
    void setAside() {
        payment.given(TwoBlueMugs.authorisationRequested(PaymentMethod.CARD), TwoBlueMugs.registered(TwoBlueMugs.CARD))
                .when(TwoBlueMugs.authorised())
                .thenShows("state", "AUTHORISED", "authorised", "25800 KRW");
    }

    @Test
    @DisplayName("a part is taken, and the rest let go (PAY-02, PAY-04)")
    void taken() {
        authorised()
                .when(TwoBlueMugs.captureRequested(2, "icheon-pottery", ONE))
                .thenShowsTheSame()
                .when(TwoBlueMugs.captured("icheon-pottery", ONE))
                .thenShows("state", "PARTLY_CAPTURED", "captured", "12900 KRW")
                .when(TwoBlueMugs.released(ONE))
                .thenShows("state", "RELEASED", "released", "12900 KRW");
    }

    @Test
    @DisplayName("what could not be taken is to be tried again, or is a person's to collect in the end (PAY-12)")
    void owed() {
        authorised()
                .given(TwoBlueMugs.captureRequested(2, "icheon-pottery", ONE))
                .when(TwoBlueMugs.captureFailed("icheon-pottery", ONE))
                .thenShows("needs", "RETRY");
    }

    @Test
    @DisplayName("what has no answer is found by that, until there is one, or a person is to find out (PAY-06)")
    void noAnswer() {
        authorised()
                .given(TwoBlueMugs.captureRequested(2, "icheon-pottery", ONE))
                .when(TwoBlueMugs.captureUnknown(2, "icheon-pottery"))
                .thenShows("needs", "ANSWER")
                .when(TwoBlueMugs.captureNeedsAttention(2, "icheon-pottery"))
                .thenShows("needs", "INQUIRY")
                .when(TwoBlueMugs.captured("icheon-pottery", ONE))
                .thenShows("state", "PARTLY_CAPTURED", "captured", "12900 KRW", "needs", "");
    }

    @Test
    @DisplayName("what the provider cannot give back, a person transfers (PAY-03)")
    void transferred() {
        payment.given(
                        TwoBlueMugs.authorisationRequested(PaymentMethod.VOUCHER),
                        TwoBlueMugs.registered(TwoBlueMugs.SLIP),
                        TwoBlueMugs.paid(),
                        TwoBlueMugs.refundRequested(2, "refund-1", ONE),
                        TwoBlueMugs.refundFailed("refund-1", ONE))
                .when(TwoBlueMugs.repaymentOwed("refund-1", ONE))
                .thenShows("needs", "TRANSFER")
                .when(TwoBlueMugs.transferred("refund-1", ONE))
                .thenShows("refunded", "12900 KRW", "needs", "");
    }

    @Test
    @DisplayName(
            "money that comes after it was declined is shown, and that it goes back, by a person where it must (PAY-21)")
    void cameTooLate() {
        payment.given(
                        TwoBlueMugs.authorisationRequested(PaymentMethod.BANK_SLIP),
                        TwoBlueMugs.registered(TwoBlueMugs.SLIP),
                        TwoBlueMugs.payerAwaited(),
                        TwoBlueMugs.declined())
                .when(TwoBlueMugs.paidTooLate())
                .thenShows("state", "PAID", "captured", "25800 KRW")
                .when(TwoBlueMugs.repaymentOwed("paid-too-late", BOTH))
                .thenShows("needs", "TRANSFER")
                .when(TwoBlueMugs.transferred("paid-too-late", BOTH))
                .thenShows("refunded", "25800 KRW", "needs", "");
        payment.given(TwoBlueMugs.authorisationRequested(PaymentMethod.CARD), TwoBlueMugs.declined())
                .when(TwoBlueMugs.authorisedTooLate())
                .thenShows("state", "AUTHORISED", "authorised", "25800 KRW")
                .when(TwoBlueMugs.released(BOTH))
                .thenShows("state", "RELEASED", "released", "25800 KRW");
    }

    @Test
    @DisplayName("money that is disputed is still what was taken (PAY-10)")
    void disputed() {
        authorised()
                .given(
                        TwoBlueMugs.captureRequested(2, "icheon-pottery", ONE),
                        TwoBlueMugs.captured("icheon-pottery", ONE))
                .when(TwoBlueMugs.disputed(DisputeKind.CHARGEBACK, ONE))
                .thenShowsTheSame();
    }
}
