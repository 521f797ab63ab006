package shop.payment.provider.toss;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClientException;
import shop.payment.api.PaymentId;
import shop.payment.collecting.NoticeKind;
import shop.payment.collecting.RecordNotice;
import shop.payment.collecting.RecordTurnedBack;
import shop.payment.provider.OnlyWithProvider;
import shop.payment.provider.ToldByProvider;
import shop.payment.provider.WhosePayments;
import shop.platform.messaging.Commands;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where Toss Payments tells that something is new (PAY-08). Of a payment's events it signs none
 * (docs.tosspayments.com/guides/webhook); the notice of a transfer has a secret that only the payment knows beside
 * it. So nothing of a notice is believed: it is asked how the payment stands, and one standing is told once. It
 * takes only 200 for heard.
 */
@RestController
@OnlyWithProvider("toss")
class TossWebhooks {

    private final Toss toss;
    private final JsonMapper json;
    private final WhosePayments payments;
    private final ToldByProvider told;

    TossWebhooks(Toss toss, JsonMapper json, WhosePayments payments, Commands commands) {
        this.toss = toss;
        this.json = json;
        this.payments = payments;
        told = new ToldByProvider(commands);
    }

    @Hidden
    @PostMapping("/provider-notifications/toss")
    @ResponseStatus(HttpStatus.OK)
    void take(HttpServletRequest request) throws IOException {
        JsonNode notice = json.readTree(request.getInputStream().readAllBytes());
        boolean isOfTransfer = notice.has("secret");
        JsonNode about = isOfTransfer ? notice : notice.path("data");
        Optional<PaymentId> payment =
                ToldByProvider.payment(about.path("orderId").asString(""));
        if (payment.isEmpty()) {
            return;
        }
        Optional<Toss.Payment> known = asked(payment.get());
        if (isOfTransfer
                && known.flatMap(Toss.Payment::secret)
                        .filter(secret -> isSame(secret, notice.path("secret").asString("")))
                        .isEmpty()) {
            throw ToldByProvider.notProved("secret", "Toss Payments");
        }
        known.ifPresent(standing -> hear(
                payment.get(),
                standing,
                isOfTransfer && about.path("status").asString("").equals("WAITING_FOR_DEPOSIT")));
    }

    /** One that tells of a transfer and waits for it again has turned back (PAY-15). */
    private void hear(PaymentId payment, Toss.Payment standing, boolean wasTransferred) {
        if (wasTransferred && standing.status().equals("WAITING_FOR_DEPOSIT")) {
            told.record(
                    payment, new RecordTurnedBack(payment, payments.of("toss", TossProvider.registration(standing))));
            return;
        }
        told.record(
                payment,
                new RecordNotice(
                        payment,
                        standing.lastTransactionKey().orElse(standing.paymentKey()) + "-" + standing.status(),
                        standing.status().endsWith("CANCELED") ? NoticeKind.REFUND_ENDED : NoticeKind.PAYER_DECIDED));
    }

    private Optional<Toss.Payment> asked(PaymentId payment) {
        try {
            return toss.ofOrder(payment.value());
        } catch (RestClientException unanswered) {
            throw ToldByProvider.later();
        }
    }

    private static boolean isSame(String secret, String claimed) {
        return MessageDigest.isEqual(secret.getBytes(UTF_8), claimed.getBytes(UTF_8));
    }
}
