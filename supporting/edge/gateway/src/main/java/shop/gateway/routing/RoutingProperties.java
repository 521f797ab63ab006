package shop.gateway.routing;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long the gateway waits for a service.
 *
 * @param connectTimeout until a connection stands
 * @param answerTimeout until an answer is here in full
 * @param streams ids of the routes whose answers go on for as long as there is something to tell, so no end is awaited
 * @param retryAfter when a client that met an absent service should come back
 */
@ConfigurationProperties("shop.routing")
record RoutingProperties(Duration connectTimeout, Duration answerTimeout, Set<String> streams, Duration retryAfter) {

    RoutingProperties {
        streams = Set.copyOf(streams);
    }
}
