package shop.platform.web;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.SubscriptionQueryResult;
import reactor.core.publisher.Flux;
import shop.platform.messaging.Failures;

/** Asks for views, and waits where a caller must see what it has just written. */
public final class Reads {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** How long a write waits to be seen; the view is behind by more than this only when something is wrong. */
    private static final Duration UNTIL_SEEN = Duration.ofSeconds(3);

    private final QueryGateway queries;

    public Reads(QueryGateway queries) {
        this.queries = queries;
    }

    /** @throws NotFound when the query finds nothing */
    public <V> V one(Object query, Class<V> view, Object id) {
        return answered(() -> queries.query(query, ResponseTypes.optionalInstanceOf(view)))
                .orElseThrow(() -> new NotFound(id));
    }

    /** For queries that always answer, such as with a page. */
    public <V> V answer(Object query, Class<V> view) {
        return answered(() -> queries.query(query, ResponseTypes.instanceOf(view)));
    }

    /**
     * The view once it has seen a version; empty when it takes longer than a writer should wait.
     *
     * @param versionOf tells a view's version
     */
    public <V> Optional<V> seeing(long version, Object query, Class<V> view, ToLongFunction<V> versionOf) {
        return live(query, view)
                .filter(seen -> versionOf.applyAsLong(seen) >= version)
                .next()
                .timeout(UNTIL_SEEN, reactor.core.publisher.Mono.empty())
                // What was written is written, whoever could not be asked for the view of it.
                .onErrorResume(Failures::mayBeLost, lost -> reactor.core.publisher.Mono.empty())
                .blockOptional();
    }

    /** The view as it is, followed by every change of it; unsubscribes when cancelled. */
    public <V> Flux<V> live(Object query, Class<V> view) {
        return Flux.defer(() -> {
            SubscriptionQueryResult<V, V> subscription =
                    queries.subscriptionQuery(query, ResponseTypes.instanceOf(view), ResponseTypes.instanceOf(view));
            return Flux.concat(subscription.initialResult(), subscription.updates())
                    .doFinally(end -> subscription.cancel());
        });
    }

    /** The instance that was asked may have ended meanwhile: then another one is, once. */
    private static <T> T answered(Supplier<CompletableFuture<T>> question) {
        try {
            return await(question.get());
        } catch (RuntimeException failed) {
            if (!Failures.mayBeLost(failed)) {
                throw failed;
            }
            return await(question.get());
        }
    }

    private static <T> T await(CompletableFuture<T> answer) {
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        } catch (TimeoutException | InterruptedException late) {
            if (late instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw new NoAnswer(late);
        }
    }

    /** Thrown when a query was not answered in time; asking again may help. */
    static final class NoAnswer extends org.axonframework.common.AxonTransientException {
        private static final long serialVersionUID = 1L;

        NoAnswer(Throwable cause) {
            super("The query was not answered in time", cause);
        }
    }
}
