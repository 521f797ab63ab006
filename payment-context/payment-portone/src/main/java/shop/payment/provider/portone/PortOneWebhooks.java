package shop.payment.provider.portone;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.portone.sdk.server.errors.WebhookVerificationException;
import io.portone.sdk.server.webhook.Webhook;
import io.portone.sdk.server.webhook.WebhookTransaction;
import io.portone.sdk.server.webhook.WebhookTransactionCancelled;
import io.portone.sdk.server.webhook.WebhookTransactionFailed;
import io.portone.sdk.server.webhook.WebhookTransactionPaid;
import io.portone.sdk.server.webhook.WebhookVerifier;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shop.payment.collecting.NoticeKind;
import shop.payment.collecting.RecordNotice;
import shop.payment.provider.OnlyWithProvider;
import shop.payment.provider.ToldByProvider;
import shop.platform.messaging.Commands;

/**
 * Where PortOne tells that something is new (PAY-08), signed as standardwebhooks.com says, five minutes in either direction.
 * What it tells is a reason to ask.
 */
@RestController
@OnlyWithProvider("portone")
class PortOneWebhooks {

    private final List<WebhookVerifier> verifiers;
    private final ToldByProvider told;

    PortOneWebhooks(PortOneSettings settings, Commands commands) {
        verifiers = settings.webhookSecrets().stream().map(WebhookVerifier::new).toList();
        told = new ToldByProvider(commands);
    }

    @Hidden
    @PostMapping("/provider-notifications/portone")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void take(
            @RequestHeader(name = WebhookVerifier.HEADER_ID, defaultValue = "") String id,
            @RequestHeader(name = WebhookVerifier.HEADER_SIGNATURE, defaultValue = "") String signature,
            @RequestHeader(name = WebhookVerifier.HEADER_TIMESTAMP, defaultValue = "") String timestamp,
            HttpServletRequest request)
            throws IOException {
        String body = new String(request.getInputStream().readAllBytes(), UTF_8);
        Webhook proved = verifiers.stream()
                .flatMap(verifier -> proved(verifier, body, id, signature, timestamp))
                .findFirst()
                .orElseThrow(() -> ToldByProvider.notProved(WebhookVerifier.HEADER_SIGNATURE, "PortOne"));
        if (proved instanceof WebhookTransaction transaction) {
            kind(transaction)
                    .ifPresent(kind -> ToldByProvider.payment(
                                    transaction.getData().getPaymentId())
                            .ifPresent(payment -> told.record(payment, new RecordNotice(payment, id, kind))));
        }
    }

    private static Stream<Webhook> proved(
            WebhookVerifier verifier, String body, String id, String signature, String timestamp) {
        try {
            return Stream.of(verifier.verify(body, id, signature, timestamp));
        } catch (WebhookVerificationException forged) {
            return Stream.empty();
        }
    }

    private static Optional<NoticeKind> kind(WebhookTransaction transaction) {
        if (transaction instanceof WebhookTransactionPaid || transaction instanceof WebhookTransactionFailed) {
            return Optional.of(NoticeKind.PAYER_DECIDED);
        }
        return transaction instanceof WebhookTransactionCancelled
                ? Optional.of(NoticeKind.REFUND_ENDED)
                : Optional.empty();
    }
}
