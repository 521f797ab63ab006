package shop.simulators.psp;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import shop.simulators.web.ConnectionDropped;
import shop.simulators.web.IdempotencyKey;

/**
 * The provider's HTTP interface. What the network does to an answer is decided here, what the provider does with money
 * in the book.
 */
@RestController
@RequestMapping("/authorizations")
class PspController {

    private static final String KEY = "Idempotency-Key";

    private final Book book;
    private final PspSettings.Psp settings;
    /** Keys whose first request was lost on the way; the second of each gets through. */
    private final Set<String> lostOnTheWay = ConcurrentHashMap.newKeySet();

    PspController(Book book, PspSettings settings) {
        this.book = book;
        this.settings = settings.psp();
    }

    /** Answers with {@link Answers.Authorized}, now or, where the token wants the answer lost, never. */
    @PostMapping
    Object authorize(
            @RequestHeader(name = KEY, defaultValue = "") String header, @RequestBody Requests.Authorize request) {
        IdempotencyKey key = IdempotencyKey.of(header, "/authorizations", request);
        Token token = request.tokenOrAny();
        if (token.dropsTheConnection() && firstOf(key)) {
            throw new ConnectionDropped();
        }
        Book.Recorded<Entry.Authorization> recorded = book.authorize(key, request);
        return token.losesTheAnswer() && !recorded.again()
                ? heldUntilDropped()
                : late(Answers.Authorized.of(recorded.entry()));
    }

    @PostMapping("/{authorizationId}/captures")
    Object capture(
            @PathVariable String authorizationId,
            @RequestHeader(name = KEY, defaultValue = "") String header,
            @RequestBody Requests.Capture request) {
        IdempotencyKey key = IdempotencyKey.of(header, path(authorizationId, "captures"), request);
        return late(
                Answers.Captured.of(book.capture(key, authorizationId, request).entry()));
    }

    @PostMapping("/{authorizationId}/voids")
    Object release(@PathVariable String authorizationId, @RequestHeader(name = KEY, defaultValue = "") String header) {
        IdempotencyKey key = IdempotencyKey.of(header, path(authorizationId, "voids"), "");
        return late(Answers.Voided.of(book.release(key, authorizationId).entry()));
    }

    @PostMapping("/{authorizationId}/refunds")
    Object refund(
            @PathVariable String authorizationId,
            @RequestHeader(name = KEY, defaultValue = "") String header,
            @RequestBody Requests.Refund request) {
        IdempotencyKey key = IdempotencyKey.of(header, path(authorizationId, "refunds"), request);
        return late(
                Answers.Refunded.of(book.refund(key, authorizationId, request).entry()));
    }

    @PostMapping("/{authorizationId}/disputes/{disputeId}/answers")
    Object answer(
            @PathVariable String authorizationId,
            @PathVariable String disputeId,
            @RequestHeader(name = KEY, defaultValue = "") String header,
            @RequestBody Requests.AnswerDispute request) {
        IdempotencyKey key =
                IdempotencyKey.of(header, path(authorizationId, "disputes/" + disputeId + "/answers"), request);
        return late(Answers.DisputeAnswered.of(
                book.answer(key, authorizationId, disputeId, request).entry()));
    }

    /** The customer's own move, so no idempotency key: what is no longer pending refuses a second one. */
    @PostMapping("/{authorizationId}/customer-decisions")
    @ResponseStatus(HttpStatus.CREATED)
    Answers.Statement decide(@PathVariable String authorizationId, @RequestBody Requests.Decide request) {
        return book.decide(authorizationId, request.decision());
    }

    @GetMapping("/{authorizationId}")
    Answers.Statement statement(@PathVariable String authorizationId) {
        return book.statement(authorizationId);
    }

    @GetMapping
    List<Answers.Statement> statements(@RequestParam String reference) {
        return book.statements(reference);
    }

    /** Occupies no thread while it waits. */
    private DeferredResult<Object> heldUntilDropped() {
        DeferredResult<Object> never = new DeferredResult<>(settings.hold().toMillis());
        never.onTimeout(() -> never.setErrorResult(new ConnectionDropped()));
        return never;
    }

    /** As late as the provider is set up to answer; occupies no thread meanwhile. */
    private Object late(Object answer) {
        if (settings.latency().isZero()) {
            return created(answer);
        }
        DeferredResult<Object> later =
                new DeferredResult<>(settings.latency().plus(settings.hold()).toMillis());
        CompletableFuture.delayedExecutor(settings.latency().toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> later.setResult(created(answer)));
        return later;
    }

    private boolean firstOf(IdempotencyKey key) {
        return lostOnTheWay.add(key.key());
    }

    private static String path(String authorizationId, String operation) {
        return "/authorizations/" + authorizationId + "/" + operation;
    }

    private static <T> ResponseEntity<T> created(T answer) {
        return ResponseEntity.status(HttpStatus.CREATED).body(answer);
    }
}
