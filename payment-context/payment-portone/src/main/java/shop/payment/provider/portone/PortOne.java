package shop.payment.provider.portone;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.portone.sdk.server.common.PageInput;
import io.portone.sdk.server.errors.PaymentNotFoundException;
import io.portone.sdk.server.errors.PortOneException;
import io.portone.sdk.server.payment.GetPaymentsResponse;
import io.portone.sdk.server.payment.Payment;
import io.portone.sdk.server.payment.PaymentCancellation;
import io.portone.sdk.server.payment.PaymentClient;
import io.portone.sdk.server.payment.PaymentFilterInput;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;
import shop.http.client.HttpRequests;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The interface V2 of PortOne (developers.portone.io/api/rest-v2), asked by its own client; but what moves money, which is
 * asked under a key, over HTTP: the client takes none. Every method waits for the answer and throws
 * {@link PortOneNotUnderstood} when there is none, or one that its description does not know. What it refuses in words that
 * are known is a {@link PortOneException} of its client, or a {@link PortOneRefused}.
 */
final class PortOne implements AutoCloseable {

    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final Pattern TYPE = Pattern.compile("[A-Z_]{1,80}");

    private final PaymentClient client;
    private final RestClient http;
    private final Duration answerWithin;

    PortOne(PortOneSettings settings) {
        client = new PaymentClient(settings.apiSecret(), settings.address().toString(), null);
        answerWithin = settings.answerWithin();
        JsonMapper json = JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        http = RestClient.builder()
                .requestFactory(HttpRequests.within(settings.connectWithin(), answerWithin))
                .baseUrl(settings.address())
                .configureMessageConverters(
                        converters -> converters.withJsonConverter(new JacksonJsonHttpMessageConverter(json)))
                .defaultHeader(HttpHeaders.AUTHORIZATION, "PortOne " + settings.apiSecret())
                .build();
    }

    /** By our own id; nothing where PortOne knows none of this. */
    Optional<Payment.Recognized> payment(String id) {
        try {
            return Optional.of(recognised(answer(client.getPayment(id))));
        } catch (PaymentNotFoundException unknown) {
            return Optional.empty();
        } catch (PortOneException refused) {
            throw new PortOneNotUnderstood(refused);
        }
    }

    static Payment.Recognized recognised(Payment payment) {
        if (payment instanceof Payment.Recognized known) {
            return known;
        }
        throw new PortOneNotUnderstood("a payment of a status that its description does not name");
    }

    static PaymentCancellation.Recognized recognised(PaymentCancellation cancellation) {
        if (cancellation instanceof PaymentCancellation.Recognized known) {
            return known;
        }
        throw new PortOneNotUnderstood("a cancellation of a status that its description does not name");
    }

    /** @param key a repetition under the same one hears what the first has heard, or that it is still under way */
    void confirm(String key, String id, Confirm body) throws PortOneRefused {
        change("confirm", key, id, body);
    }

    /** Gives back a part; under a key, as a confirmation. */
    void cancel(String key, String id, Cancel body) throws PortOneRefused {
        change("cancel", key, id, body);
    }

    /** What came of it, the books say, whatever the answer does. */
    private void change(String deed, String key, String id, Object body) throws PortOneRefused {
        try {
            boolean isDone = http.post()
                    .uri("/payments/{id}/{deed}", id, deed)
                    .header(IDEMPOTENCY_KEY, key)
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(body)
                    .retrieve()
                    .toBodilessEntity()
                    .getStatusCode()
                    .is2xxSuccessful();
            if (!isDone) {
                throw new PortOneNotUnderstood("neither done nor refused");
            }
        } catch (RestClientResponseException refused) {
            throw new PortOneRefused(typeOf(refused));
        } catch (RestClientException unanswered) {
            throw new PortOneNotUnderstood(
                    Optional.ofNullable(unanswered.getCause()).orElse(unanswered));
        }
    }

    private static String typeOf(RestClientResponseException refused) {
        try {
            return Optional.ofNullable(refused.getResponseBodyAs(Problem.class))
                    .flatMap(Problem::type)
                    .filter(type -> TYPE.matcher(type).matches())
                    .orElseThrow(() -> new PortOneNotUnderstood(refused));
        } catch (RestClientException unreadable) {
            throw new PortOneNotUnderstood(refused);
        }
    }

    void closeVirtualAccount(String id) throws PortOneException {
        answer(client.closeVirtualAccount(id));
    }

    GetPaymentsResponse payments(PageInput page, PaymentFilterInput filter) {
        try {
            return answer(client.getPayments(page, filter));
        } catch (PortOneException refused) {
            throw new PortOneNotUnderstood(refused);
        }
    }

    private <T> T answer(CompletableFuture<T> asked) throws PortOneException {
        try {
            return asked.get(answerWithin.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof PortOneException refused && PortOneWords.isKnown(refused)) {
                throw refused;
            }
            throw new PortOneNotUnderstood(failed.getCause() == null ? failed : failed.getCause());
        } catch (TimeoutException late) {
            throw new PortOneNotUnderstood(late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new PortOneNotUnderstood(interrupted);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    record Confirm(String paymentToken, String currency, long totalAmount) {}

    /**
     * What is to be given back.
     *
     * @param currentCancellableAmount what can be given back now: if PortOne knows of another remainder, it gives nothing back
     * @param refundAccount where to, for what was transferred into a virtual account
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Cancel(long amount, String reason, long currentCancellableAmount, Optional<PayersAccount> refundAccount) {}

    /** An account of the payer's. */
    record PayersAccount(String bank, String number, String holderName) {

        /** Tells nobody whose it is. */
        @Override
        public String toString() {
            return "an account with " + bank;
        }
    }

    /** Why something was refused, for programs. */
    private record Problem(Optional<String> type) {}
}
