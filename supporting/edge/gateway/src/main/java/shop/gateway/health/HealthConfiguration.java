package shop.gateway.health;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

@Configuration(proxyBeanMethods = false)
class HealthConfiguration {

    /** A page is waiting for the report, and a service that takes longer to say that it is well is not. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @Bean("services")
    HealthContributor servicesHealth(Services services, RestClient.Builder builder) {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build());
        requests.setReadTimeout(PATIENCE);
        RestClient client = builder.clone().requestFactory(requests).build();
        Map<String, HealthIndicator> indicators = new TreeMap<>();
        services.services()
                .forEach((name, service) -> indicators.put(
                        name, new ServiceHealth(client, service.uri().resolve("/actuator/health/work"))));
        if (!services.node().uri().isEmpty()) {
            indicators.put(
                    "node",
                    new ServiceHealth(client, URI.create(services.node().uri()).resolve("/actuator/health")));
        }
        return CompositeHealthContributor.fromMap(indicators);
    }
}
