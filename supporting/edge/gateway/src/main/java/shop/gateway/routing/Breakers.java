package shop.gateway.routing;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.net.URI;
import shop.gateway.routing.RoutingProperties.Breaker;

/**
 * A circuit breaker for each instance: one that does not answer is left alone for a while, and then tried again by a few
 * requests. What an instance answers, refusals included, is an answer; what it takes too long for opens nothing.
 */
public final class Breakers {

    private final CircuitBreakerRegistry breakers;

    Breakers(Breaker settings) {
        breakers = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(settings.requests())
                .minimumNumberOfCalls(settings.requests())
                .failureRateThreshold(settings.failing())
                .waitDurationInOpenState(settings.pause())
                .automaticTransitionFromOpenToHalfOpenEnabled(true)
                .permittedNumberOfCallsInHalfOpenState(settings.trials())
                // A live stream that is tried has no end, and must not keep all others waiting for it.
                .maxWaitDurationInHalfOpenState(settings.pause())
                .build());
    }

    /** Whether nobody is sent there for now. */
    public boolean isOpen(URI instance) {
        return breakers.find(Addresses.authority(instance))
                .filter(breaker -> breaker.getState() == CircuitBreaker.State.OPEN)
                .isPresent();
    }

    CircuitBreaker of(URI instance) {
        return breakers.circuitBreaker(Addresses.authority(instance));
    }
}
