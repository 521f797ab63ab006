package shop.gateway.health;

import java.net.URI;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/**
 * A service is up when it says that its work gets done, the node when it says that it is well; out of service when it says
 * that its work stands still; down when it says anything else, or nothing.
 */
final class ServiceHealth implements HealthIndicator {

    private static final ParameterizedTypeReference<Map<String, Object>> REPORT = new ParameterizedTypeReference<>() {};

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
        } catch (RestClientResponseException unwell) {
            return standsStill(unwell)
                    ? Health.outOfService().build()
                    : Health.down().build();
        } catch (RestClientException e) {
            return Health.down().build();
        }
    }

    private static boolean standsStill(RestClientResponseException unwell) {
        try {
            Map<String, Object> report = unwell.getResponseBodyAs(REPORT);
            return report != null && Status.OUT_OF_SERVICE.getCode().equals(report.get("status"));
        } catch (RuntimeException noReport) {
            return false;
        }
    }
}
