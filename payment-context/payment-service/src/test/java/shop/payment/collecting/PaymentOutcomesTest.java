package shop.payment.collecting;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.payment.collecting.TwoBlueMugs.authorizationRequested;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.payment.api.PaymentAuthorized;
import shop.payment.api.PaymentCaptured;
import shop.payment.api.PaymentEvent;
import shop.payment.api.PaymentMethod;
import shop.payment.api.PaymentRefunded;

@DisplayName("What a payment waits to hear")
class PaymentOutcomesTest {

    @Test
    @DisplayName("is settled by every milestone, and by a refund that fails or a payer who is awaited")
    void everyMilestone() {
        assertThat(Stream.concat(
                        Stream.of(PaymentEvent.class.getPermittedSubclasses()),
                        Stream.of(PaymentRefundFailed.class, PayerAwaited.class)))
                .allSatisfy(fact ->
                        assertThat(PaymentOutcomes.KNOWN.settledBy(fact)).isNotEmpty());
    }

    @Test
    @DisplayName("can be settled, whatever was asked")
    void everyRequest() {
        assertThat(Stream.of(ProviderRequest.class.getPermittedSubclasses()))
                .allSatisfy(request -> assertThat(Stream.of(PaymentEvent.class.getPermittedSubclasses()))
                        .anySatisfy(fact -> assertThat(PaymentOutcomes.KNOWN.settledBy(fact))
                                .anyMatch(request::equals)));
    }

    @Test
    @DisplayName(
            "is not settled by a card that is confirmed while it is called off, by no answer, nor by another's outcome")
    void staysOpen() {
        assertThat(PaymentOutcomes.KNOWN.settledBy(PaymentAuthorized.class)).doesNotContain(PaymentVoidRequested.class);
        assertThat(PaymentOutcomes.KNOWN.settledBy(PaymentOutcomeUnknown.class)).isEmpty();
        assertThat(PaymentOutcomes.KNOWN.settledBy(PaymentNeedsAttention.class)).isEmpty();
        assertThat(PaymentOutcomes.KNOWN.settledBy(PaymentCaptured.class))
                .containsExactly(PaymentCaptureRequested.class);
        assertThat(PaymentOutcomes.KNOWN.settledBy(PaymentRefunded.class))
                .containsExactly(PaymentRefundRequested.class);
    }

    @Test
    @DisplayName("is not settled by a request")
    void requests() {
        ProviderRequest request = authorizationRequested(PaymentMethod.CARD);
        assertThat(PaymentOutcomes.KNOWN.settle(request, request)).isFalse();
    }
}
