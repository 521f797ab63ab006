package shop.gateway.routing;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long the gateway waits for a service.
 *
 * @param connectTimeout until a connection stands
 * @param answerTimeout until an answer is here in full
 * @param streams ids of the routes whose answers go on for as long as there is something to tell, so no end is awaited
 * @param retryAfter when a client that met an absent service should come back
 * @param byName whether the host in a service's address is a name that a registry knows
 * @param attempts how many instances are asked at the most until one answers
 * @param breaker when an instance that does not answer is left alone
 */
@ConfigurationProperties("shop.routing")
record RoutingProperties(
        Duration connectTimeout,
        Duration answerTimeout,
        Set<String> streams,
        Duration retryAfter,
        @DefaultValue("false") boolean byName,
        @DefaultValue("3") int attempts,
        @DefaultValue Breaker breaker) {

    /**
     * When an instance is left alone.
     *
     * @param requests how many of the last requests to an instance count; fewer decide nothing
     * @param failing the share of them, in per cent, that must have brought no answer
     * @param pause for how long nobody is sent there then
     * @param trials how many requests try it again after that
     */
    record Breaker(
            @DefaultValue("10") int requests,
            @DefaultValue("50") float failing,
            @DefaultValue("5s") Duration pause,
            @DefaultValue("2") int trials) {}

    RoutingProperties {
        streams = Set.copyOf(streams);
    }
}
