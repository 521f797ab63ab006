package shop.payment.collecting;

import static shop.payment.collecting.TwoBlueMugs.*;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import shop.payment.api.DeclineReason;
import shop.payment.api.PaymentDeclined;
import shop.payment.api.PaymentMethod;
import shop.specification.AggregateSpecification;

@DisplayName("A payment whose authorisation ends (PAY-01)")
class ExpiredPaymentSpecification {

    private static final RecordExpired EXPIRED = new RecordExpired(PAYMENT);

    @RegisterExtension
    final AggregateSpecification<Payment> payment =
            AggregateSpecification.of(Payment.class).withResource(RETRIES);

    @Test
    @DisplayName("is declined where nobody has heard that it was authorised")
    void unheard() {
        payment.given(authorisationRequested(PaymentMethod.CARD), registered(CARD), payerAwaited())
                .when(EXPIRED)
                .then(new PaymentDeclined(PAYMENT, ORDER, TENDER, DeclineReason.REFUSED));
    }

    @Test
    @DisplayName("is none that pays at once")
    void paidAtOnce() {
        payment.given(authorisationRequested(PaymentMethod.VOUCHER), registered(SLIP), paid())
                .when(EXPIRED)
                .thenNothing();
    }

    @Nested
    @DisplayName("while it holds money")
    class Holding {

        @BeforeEach
        void authorise() {
            payment.given(authorisationRequested(PaymentMethod.CARD), registered(CARD), authorised());
        }

        @Test
        @DisplayName("says once what can be captured no more, and has nothing to let go of")
        void saysSo() {
            payment.when(EXPIRED)
                    .then(expired(BOTH))
                    .when(EXPIRED)
                    .thenNothing()
                    .when(release())
                    .thenNothing();
        }

        @Test
        @DisplayName("keeps what was captured before, and says what is left")
        void partly() {
            payment.given(captureRequested(2, "icheon-pottery", ONE), captured("icheon-pottery", ONE))
                    .when(EXPIRED)
                    .then(expired(ONE))
                    .when(refund("refund-1", ONE))
                    .then(refundRequested(3, "refund-1", ONE));
        }

        @Test
        @DisplayName("says nothing of it where all was captured, or let go")
        void nothingHeld() {
            payment.given(captureRequested(2, "icheon-pottery", BOTH), captured("icheon-pottery", BOTH))
                    .when(EXPIRED)
                    .thenNothing();
            authorise();
            payment.given(voidRequested(2), released(BOTH)).when(EXPIRED).thenNothing();
        }

        @Test
        @DisplayName("waits with that for what is with the provider (PAY-06)")
        void withTheProvider() {
            payment.given(captureRequested(2, "icheon-pottery", ONE), captureUnknown(2, "icheon-pottery"))
                    .when(EXPIRED)
                    .thenNothing()
                    .when(new RecordCaptured(PAYMENT, key(2)))
                    .then(captured("icheon-pottery", ONE))
                    .when(EXPIRED)
                    .then(expired(ONE));
        }

        @Test
        @DisplayName("owes what is captured of it after that, as soon as the provider refuses it (PAY-12)")
        void isOwed() {
            payment.given(expired(BOTH))
                    .when(capture("icheon-pottery", ONE))
                    .then(captureRequested(2, "icheon-pottery", ONE));
        }
    }
}
