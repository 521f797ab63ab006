package shop.gateway.health;

import java.net.URI;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** A service is up when it says that it is ready, and down when it says anything else, or nothing. */
final class ServiceHealth implements HealthIndicator {

    private final RestClient client;
    private final URI readiness;

    ServiceHealth(RestClient client, URI service) {
        this.client = client;
        this.readiness = service.resolve("/actuator/health/readiness");
    }

    @Override
    public Health health() {
        try {
            client.get().uri(readiness).retrieve().toBodilessEntity();
            return Health.up().build();
        } catch (RestClientException e) {
            return Health.down().build();
        }
    }
}
