package shop.gateway.health;

import java.net.URI;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * A service is up when it says that it is ready, the node when it says that it is well; down when they say anything else,
 * or nothing.
 */
final class ServiceHealth implements HealthIndicator {

    private final RestClient client;
    private final URI asked;

    ServiceHealth(RestClient client, URI asked) {
        this.client = client;
        this.asked = asked;
    }

    @Override
    public Health health() {
        try {
            client.get().uri(asked).retrieve().toBodilessEntity();
            return Health.up().build();
        } catch (RestClientException e) {
            return Health.down().build();
        }
    }
}
