package shop.payment.provider.toss;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;
import shop.http.client.HttpRequests;
import shop.payment.provider.NotUnderstood;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The HTTP interface of Toss Payments, as docs.tosspayments.com/reference describes it. Every method throws
 * {@link RestClientException} when there is no answer.
 */
class Toss {

    static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    /** As many transactions as are asked for at once. */
    static final int PAGE = 100;

    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");
    private static final Pattern CODE = Pattern.compile("[A-Z_]{1,80}");

    private final RestClient http;

    Toss(TossSettings settings) {
        JsonMapper json = JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        http = RestClient.builder()
                .requestFactory(HttpRequests.within(settings.connectWithin(), settings.answerWithin()))
                .baseUrl(settings.address())
                .configureMessageConverters(
                        converters -> converters.withJsonConverter(new JacksonJsonHttpMessageConverter(json)))
                // "base64(secretKey + ':')"
                .defaultHeaders(headers -> headers.setBasicAuth(settings.secretKey(), "", StandardCharsets.UTF_8))
                .build();
    }

    Payment confirm(String key, Confirm body) {
        return answer(
                http.post()
                        .uri("/v1/payments/confirm")
                        .header(IDEMPOTENCY_KEY, key)
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(body),
                Payment.class);
    }

    Payment cancel(String key, String paymentKey, Cancel body) {
        return answer(
                http.post()
                        .uri("/v1/payments/{paymentKey}/cancel", paymentKey)
                        .header(IDEMPOTENCY_KEY, key)
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(body),
                Payment.class);
    }

    Payment payment(String paymentKey) {
        return answer(http.get().uri("/v1/payments/{paymentKey}", paymentKey), Payment.class);
    }

    /** By our own reference; nothing where Toss Payments knows none of this. */
    Optional<Payment> ofOrder(String orderId) {
        try {
            return Optional.of(answer(http.get().uri("/v1/payments/orders/{orderId}", orderId), Payment.class));
        } catch (HttpClientErrorException.NotFound unknown) {
            if (codeOf(unknown).equals("NOT_FOUND_PAYMENT")) {
                return Optional.empty();
            }
            throw unknown;
        }
    }

    List<Transaction> transactions(Instant from, Instant before, Optional<String> after) {
        return List.of(answer(
                http.get()
                        .uri(
                                "/v1/transactions?startDate={from}&endDate={before}&limit={limit}"
                                        + (after.isPresent() ? "&startingAfter={after}" : ""),
                                LOCAL.format(from.atZone(SEOUL)),
                                LOCAL.format(before.atZone(SEOUL)),
                                PAGE,
                                after.orElse("")),
                Transaction[].class));
    }

    private static <T> T answer(RestClient.RequestHeadersSpec<?> request, Class<T> type) {
        return Optional.ofNullable(request.retrieve().body(type)).orElseThrow(() -> new NotUnderstood("nothing"));
    }

    /** Why a request was refused; empty where there is no code. */
    static String codeOf(RestClientResponseException refused) {
        try {
            return Optional.ofNullable(refused.getResponseBodyAs(Problem.class))
                    .map(Problem::code)
                    .filter(code -> CODE.matcher(code).matches())
                    .orElse("");
        } catch (RestClientException unreadable) {
            return "";
        }
    }

    record Confirm(String paymentKey, String orderId, long amount) {}

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Cancel(String cancelReason, Optional<Long> cancelAmount, Optional<ReceiveAccount> refundReceiveAccount) {}

    /** Where money goes back to that was transferred into a virtual account. */
    record ReceiveAccount(String bank, String accountNumber, String holderName) {

        /** Tells nobody whose it is. */
        @Override
        public String toString() {
            return "an account with bank " + bank;
        }
    }

    /** A payment, as docs.tosspayments.com/reference describes its object: of it, what is read here. */
    record Payment(
            String paymentKey,
            String orderId,
            String status,
            String currency,
            long totalAmount,
            Optional<OffsetDateTime> approvedAt,
            Optional<OffsetDateTime> requestedAt,
            Optional<String> lastTransactionKey,
            Optional<String> secret,
            Optional<Boolean> isPartialCancelable,
            Optional<Card> card,
            Optional<VirtualAccount> virtualAccount,
            Optional<List<Cancelled>> cancels,
            Optional<Problem> failure) {

        Payment {
            Objects.requireNonNull(paymentKey, "paymentKey");
            Objects.requireNonNull(orderId, "orderId");
            Objects.requireNonNull(status, "status");
            Objects.requireNonNull(currency, "currency");
        }

        /** The part that is meant; one that came to nothing only where there is no other. */
        Optional<Cancelled> cancelled(Predicate<Cancelled> isMeant) {
            return cancels.stream()
                    .flatMap(List::stream)
                    .filter(isMeant)
                    .reduce((earlier, later) -> earlier.isAborted() ? later : earlier);
        }
    }

    record Card(String number) {}

    record VirtualAccount(Optional<OffsetDateTime> dueDate) {}

    record Cancelled(
            long cancelAmount,
            String cancelReason,
            Optional<String> cancelStatus,
            String transactionKey,
            OffsetDateTime canceledAt) {

        /** Such as to an account that there is not. */
        boolean isAborted() {
            return cancelStatus.filter("ABORTED"::equals).isPresent();
        }
    }

    record Transaction(
            String transactionKey, String paymentKey, String orderId, String status, OffsetDateTime transactionAt) {

        Transaction {
            Objects.requireNonNull(transactionKey, "transactionKey");
            Objects.requireNonNull(paymentKey, "paymentKey");
            Objects.requireNonNull(orderId, "orderId");
            Objects.requireNonNull(status, "status");
            Objects.requireNonNull(transactionAt, "transactionAt");
        }
    }

    /** Why something was refused, for programs. */
    record Problem(String code) {}
}
