package shop.payment.provider.simulated;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import shop.http.client.HttpRequests;
import shop.kernel.Money;
import shop.payment.accounts.RefundAccount;
import shop.payment.api.PayerLink;
import shop.payment.api.PaymentMethod;
import shop.payment.provider.NotUnderstood;

/** The provider's HTTP interface, as it is. Every method throws {@link RestClientException} when there is no answer. */
class Psp {

    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final Set<String> REFUND_ENDS = Set.of("refund_failure", "refund_settlement");
    private static final Pattern CODE = Pattern.compile("[a-z_]{1,40}");

    private final RestClient http;
    private final URI address;

    Psp(SimulatedProviderSettings settings) {
        address = settings.address();
        http = RestClient.builder()
                .requestFactory(HttpRequests.within(settings.connectWithin(), settings.answerWithin()))
                .baseUrl(settings.address())
                .build();
    }

    Authorization authorize(String key, Authorize body) {
        return answer(
                http.post()
                        .uri("/authorizations")
                        .header(IDEMPOTENCY_KEY, key)
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(body),
                Authorization.class);
    }

    Operation capture(String key, String authorizationId, Capture body) {
        return operate(key, authorizationId, "captures", body);
    }

    Operation release(String key, String authorizationId) {
        return operate(key, authorizationId, "voids", new Release());
    }

    Operation refund(String key, String authorizationId, Refund body) {
        return operate(key, authorizationId, "refunds", body);
    }

    DisputeAnswered answer(String key, String authorizationId, String disputeId, AnswerDispute body) {
        return answer(
                http.post()
                        .uri("/authorizations/{id}/disputes/{dispute}/answers", authorizationId, disputeId)
                        .header(IDEMPOTENCY_KEY, key)
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(body),
                DisputeAnswered.class);
    }

    Statement statement(String authorizationId) {
        return answer(http.get().uri("/authorizations/{id}", authorizationId), Statement.class);
    }

    List<Statement> statements(String reference) {
        return List.of(answer(http.get().uri("/authorizations?reference={reference}", reference), Statement[].class));
    }

    Transactions transactions(Instant from, Instant before, boolean unasked, Optional<String> after) {
        return answer(
                http.get()
                        .uri(
                                "/transactions?from={from}&before={before}&unasked={unasked}&after={after}",
                                from,
                                before,
                                unasked,
                                after.orElse("0")),
                Transactions.class);
    }

    Transactions transactions(String reference, Optional<String> after) {
        return answer(
                http.get().uri("/transactions?reference={reference}&after={after}", reference, after.orElse("0")),
                Transactions.class);
    }

    /** The whole address of a page of the provider's; none where it is no address that people could open. */
    Optional<PayerLink> page(String path) {
        try {
            return Optional.of(new PayerLink(address.resolve(path).toString()));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    /** Whether a word of the provider is one for programs, and no text about people. */
    static boolean isCode(String word) {
        return CODE.matcher(word).matches();
    }

    private Operation operate(String key, String authorizationId, String operation, Object body) {
        return answer(
                http.post()
                        .uri("/authorizations/{id}/{operation}", authorizationId, operation)
                        .header(IDEMPOTENCY_KEY, key)
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(body),
                Operation.class);
    }

    private static <T> T answer(RestClient.RequestHeadersSpec<?> request, Class<T> type) {
        return Optional.ofNullable(request.retrieve().body(type)).orElseThrow(() -> new NotUnderstood("nothing"));
    }

    record Amount(long minor, String currency) {
        static Amount of(Money money) {
            return new Amount(money.minor(), money.currency());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Authorize(
            String reference,
            PaymentMethod method,
            Amount amount,
            String token,
            int instalments,
            Optional<LocalDate> dueDate) {}

    record Capture(String captureId, Amount amount) {}

    record Release() {}

    /** @param account to which it goes back where it does not go back the way it came */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Refund(String refundId, Amount amount, Optional<PayersAccount> account) {}

    /** An account of the payer's. */
    record PayersAccount(String bank, String number, String holder) {

        static PayersAccount of(RefundAccount account) {
            return new PayersAccount(account.bank(), account.number(), account.holder());
        }

        /** Tells nobody whose it is. */
        @Override
        public String toString() {
            return "an account with bank " + bank;
        }
    }

    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record AnswerDispute(Optional<String> evidence) {}

    record DisputeAnswered(String status) {}

    /** How a dispute stands. */
    @Schema(name = "ProvidersDispute")
    record Disputed(
            String disputeId,
            String status,
            String kind,
            Amount amount,
            Optional<String> reason,
            Optional<Instant> answerBefore) {

        Disputed {
            Objects.requireNonNull(disputeId, "disputeId");
            Objects.requireNonNull(status, "status");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(amount, "amount");
        }
    }

    record Authorization(
            String authorizationId,
            String status,
            Amount amount,
            Optional<String> declineReason,
            Optional<Instant> captureBefore,
            boolean severalCaptures,
            Optional<String> lastFour,
            Optional<Boolean> partialRefunds,
            Optional<String> refundAccount,
            Optional<CustomerAction> customerAction) {

        Authorization {
            Objects.requireNonNull(authorizationId, "authorizationId");
            Objects.requireNonNull(status, "status");
            Objects.requireNonNull(amount, "amount");
        }
    }

    /** Where the customer confirms a payment, relative to the provider's address, and until when. */
    record CustomerAction(String path, Instant before) {}

    /** What came of a capture, a void or a refund. */
    record Operation(String status) {

        Operation {
            Objects.requireNonNull(status, "status");
        }
    }

    /** How an authorisation stands. */
    record Statement(
            String authorizationId,
            PaymentMethod method,
            String status,
            Amount amount,
            Optional<String> declineReason,
            Optional<Instant> captureBefore,
            boolean severalCaptures,
            Optional<String> lastFour,
            Optional<Boolean> partialRefunds,
            Optional<String> refundAccount,
            Optional<CustomerAction> customerAction,
            Optional<List<Booked>> operations,
            Optional<List<Disputed>> disputes) {

        Statement {
            Objects.requireNonNull(method, "method");
            Objects.requireNonNull(status, "status");
        }

        /** What came of the operation that was asked for under this key, the end of what was accepted at first included. */
        Optional<String> statusUnder(String key) {
            List<Booked> booked = operations.orElseThrow(() -> new NotUnderstood("a statement without operations"));
            return booked.stream()
                    .filter(operation -> operation.key().filter(key::equals).isPresent())
                    .findFirst()
                    .map(asked -> booked.stream()
                            // One that was tried before has ended before.
                            .skip(booked.indexOf(asked))
                            .filter(asked::endsIn)
                            .findFirst()
                            .orElse(asked)
                            .status());
        }

        Authorization asAuthorization() {
            return new Authorization(
                    authorizationId,
                    status,
                    amount,
                    declineReason,
                    captureBefore,
                    severalCaptures,
                    lastFour,
                    partialRefunds,
                    refundAccount,
                    customerAction);
        }
    }

    /** One operation in a statement; without a key where nobody asked for it. */
    record Booked(String type, Optional<String> id, Optional<String> key, String status) {

        Booked {
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(status, "status");
        }

        /** Whether the other is how this refund, which was accepted, ended later. */
        boolean endsIn(Booked later) {
            return type.equals("refund")
                    && REFUND_ENDS.contains(later.type())
                    && later.id().equals(id);
        }
    }

    /** Some of what has happened to money. */
    record Transactions(List<Transaction> transactions, Optional<Long> next) {

        Transactions {
            Objects.requireNonNull(transactions, "transactions");
        }
    }

    /** What has happened to money. Other people's lines stand beside ours, so none is refused for what it lacks. */
    record Transaction(
            Optional<String> reference,
            Optional<Instant> at,
            Optional<String> type,
            Optional<String> id,
            Optional<String> key,
            Optional<Amount> amount) {}

    /** Why a request was refused, for programs. */
    record Problem(String code) {}
}
