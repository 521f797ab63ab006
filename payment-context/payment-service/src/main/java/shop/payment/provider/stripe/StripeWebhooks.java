package shop.payment.provider.stripe;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.exception.StripeException;
import com.stripe.model.Dispute;
import com.stripe.model.Event;
import com.stripe.net.Webhook;
import com.stripe.param.DisputeRetrieveParams;
import com.stripe.service.V1Services;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shop.payment.api.PaymentId;
import shop.payment.collecting.NoticeKind;
import shop.payment.collecting.RecordNotice;
import shop.payment.provider.OnlyWithProvider;
import shop.payment.provider.ToldByProvider;
import shop.platform.messaging.Commands;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where Stripe tells what happened without our asking (PAY-08), signed as docs.stripe.com/webhooks says. What it
 * tells of a payment is a reason to ask; how a dispute stands is asked before it is told. Of what is none of ours,
 * it tells nothing here.
 */
@RestController
@OnlyWithProvider("stripe")
class StripeWebhooks {

    static final String SIGNATURE = "Stripe-Signature";

    /** Real seconds, in both directions. */
    private static final long TOLERANCE = 300;

    /** Those after which a payment that waited for its payer stands elsewhere. */
    private static final Set<String> PAYER_HAS_DECIDED = Set.of(
            "payment_intent.succeeded",
            "payment_intent.payment_failed",
            "payment_intent.canceled",
            "payment_intent.amount_capturable_updated");

    private static final Set<String> REFUND_HAS_ENDED = Set.of("refund.updated", "refund.failed");

    private final List<String> secrets;
    private final V1Services stripe;
    private final Clock clock;
    private final JsonMapper json;
    private final ToldByProvider told;

    StripeWebhooks(StripeSettings settings, Clock clock, JsonMapper json, Commands commands) {
        secrets = settings.webhookSecrets();
        stripe = StripeConfiguration.client(settings);
        this.clock = clock;
        this.json = json;
        told = new ToldByProvider(commands);
    }

    @Hidden
    @PostMapping("/provider-notifications/stripe")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void take(@RequestHeader(name = SIGNATURE, defaultValue = "") String signature, HttpServletRequest request)
            throws IOException {
        String body = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (secrets.stream().noneMatch(secret -> isGenuine(body, signature, secret))) {
            throw ToldByProvider.notProved(SIGNATURE, "Stripe");
        }
        hear(Webhook.constructEventWithoutVerification(body));
    }

    private boolean isGenuine(String body, String signature, String secret) {
        try {
            Webhook.Signature.verifyHeader(body, signature, secret, TOLERANCE, clock);
            return isNotOfTheFuture(signature);
        } catch (SignatureVerificationException forged) {
            return false;
        }
    }

    /** Its client looks to one side only. */
    private boolean isNotOfTheFuture(String signature) {
        String second = signature.replaceFirst(".*?\\bt=(\\d+).*", "$1");
        return Long.parseLong(second) <= clock.instant().getEpochSecond() + TOLERANCE;
    }

    private void hear(Event event) {
        JsonNode object = json.readTree(event.getDataObjectDeserializer().getRawJson());
        String type = String.valueOf(event.getType());
        if (type.startsWith("charge.dispute.")) {
            hearOfDispute(object.path("id").asString(""));
            return;
        }
        Optional<NoticeKind> kind = PAYER_HAS_DECIDED.contains(type)
                ? Optional.of(NoticeKind.PAYER_DECIDED)
                : REFUND_HAS_ENDED.contains(type) ? Optional.of(NoticeKind.REFUND_ENDED) : Optional.empty();
        Optional<PaymentId> payment = ToldByProvider.payment(
                object.path("metadata").path(StripeProvider.PAYMENT).asString(""));
        if (kind.isPresent() && payment.isPresent()) {
            told.record(payment.get(), new RecordNotice(payment.get(), event.getId(), kind.get()));
        }
    }

    private void hearOfDispute(String id) {
        try {
            Dispute dispute = stripe.disputes()
                    .retrieve(
                            id,
                            DisputeRetrieveParams.builder()
                                    .addExpand("payment_intent")
                                    .build());
            Optional.ofNullable(dispute.getPaymentIntentObject())
                    .map(intent ->
                            StripeProvider.metadata(intent.getMetadata()).getOrDefault(StripeProvider.PAYMENT, ""))
                    .flatMap(ToldByProvider::payment)
                    .ifPresent(payment -> told.record(payment, StripeWords.inOurs(payment, dispute)));
        } catch (StripeException unanswered) {
            throw ToldByProvider.later();
        }
    }
}
