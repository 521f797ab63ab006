package shop.platform.health;

import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** The health of the connection to Axon Server; the framework's own indicator does not activate on this Spring Boot. */
@AutoConfiguration
public class HealthConfiguration {

    @Bean
    HealthIndicator axonServer(AxonServerConnectionManager connections) {
        return () -> {
            String context = connections.getDefaultContext();
            return (connections.isConnected(context) ? Health.up() : Health.down())
                    .withDetail("context", context)
                    .build();
        };
    }
}
