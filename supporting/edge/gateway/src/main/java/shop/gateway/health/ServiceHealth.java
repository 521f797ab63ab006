package shop.gateway.health;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/**
 * A service is up when it says that its work gets done, the node when it says that it is well; out of service when it says
 * that its work stands still; down when it says anything else, or nothing. Of several instances the best counts: it does
 * what the others do not.
 */
final class ServiceHealth implements HealthIndicator {

    private static final ParameterizedTypeReference<Map<String, Object>> REPORT = new ParameterizedTypeReference<>() {};

    private final RestClient client;
    private final Supplier<List<URI>> instances;
    private final String asked;

    /**
     * @param instances where they are
     * @param asked at which path
     */
    ServiceHealth(RestClient client, Supplier<List<URI>> instances, String asked) {
        this.client = client;
        this.instances = instances;
        this.asked = asked;
    }

    @Override
    public Health health() {
        List<Health> each =
                instances.get().stream().map(one -> health(one.resolve(asked))).toList();
        return Stream.of(Status.UP, Status.OUT_OF_SERVICE)
                .flatMap(best -> each.stream().filter(one -> one.getStatus().equals(best)))
                .findFirst()
                .orElseGet(() -> Health.down().build());
    }

    private Health health(URI one) {
        try {
            client.get().uri(one).retrieve().toBodilessEntity();
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
