package shop.gateway.health;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestClient;
import shop.gateway.routing.Instances;
import shop.http.client.HttpRequests;

@Configuration(proxyBeanMethods = false)
class HealthConfiguration {

    /** A page is waiting for the report, and a service that takes longer to say that it is well is not. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @Bean("services")
    HealthContributor servicesHealth(Services services, Instances instances, RestClient.Builder builder) {
        RestClient client = builder.clone()
                .requestFactory(HttpRequests.within(PATIENCE, PATIENCE))
                .build();
        Map<String, HealthIndicator> indicators = new TreeMap<>();
        services.services()
                .forEach((name, service) -> indicators.put(
                        name, new ServiceHealth(client, () -> instances.of(service.uri()), "/actuator/health/work")));
        if (!services.node().uri().isEmpty()) {
            URI node = URI.create(services.node().uri());
            indicators.put("node", new ServiceHealth(client, () -> List.of(node), "/actuator/health"));
        }
        return CompositeHealthContributor.fromMap(indicators);
    }
}
