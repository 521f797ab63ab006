package shop.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.cloud.client.DefaultServiceInstance;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.springframework.cloud.client.loadbalancer.LoadBalancerClient;

@DisplayName("Where a service is, by the registry,")
class RegisteredInstancesTest {

    private static final URI ORDER = URI.create("http://order");

    private List<ServiceInstance> registered =
            List.of(new DefaultServiceInstance("order-1", "order", "127.0.0.1", 8081, false));
    private Duration now = Duration.ofDays(1);

    @Test
    @DisplayName("is known for a while yet when the registry has forgotten it, and not for ever")
    void forgotten() {
        Instances instances = new RegisteredInstances(registry(), balancer(), () -> now.toNanos());
        assertThat(instances.of(ORDER)).containsExactly(URI.create("http://127.0.0.1:8081"));

        registered = List.of();
        now = now.plusSeconds(14);
        assertThat(instances.of(ORDER)).containsExactly(URI.create("http://127.0.0.1:8081"));

        now = now.plusSeconds(2);
        assertThat(instances.of(ORDER)).isEmpty();
    }

    @Test
    @DisplayName("is unknown as long as the registry has not told it")
    void unknown() {
        registered = List.of();

        assertThat(new RegisteredInstances(registry(), balancer(), () -> now.toNanos()).of(ORDER))
                .isEmpty();
    }

    private DiscoveryClient registry() {
        return (DiscoveryClient) Proxy.newProxyInstance(
                DiscoveryClient.class.getClassLoader(),
                new Class<?>[] {DiscoveryClient.class},
                (proxy, method, arguments) -> registered);
    }

    /** Which says nothing of turns. */
    private static LoadBalancerClient balancer() {
        return (LoadBalancerClient) Proxy.newProxyInstance(
                LoadBalancerClient.class.getClassLoader(),
                new Class<?>[] {LoadBalancerClient.class},
                (proxy, method, arguments) -> null);
    }
}
