package shop.gateway.routing;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.springframework.cloud.client.loadbalancer.LoadBalancerClient;

/**
 * A service is where the registry knows instances of its name; the load balancer says whose turn it is. A registry that has
 * just been started knows nobody, until they have told it: for so long, the last who were known are asked.
 */
final class RegisteredInstances implements Instances {

    /** Several heartbeats of an instance, and what the gateway needs to hear of them. */
    private static final long NOT_FORGOTTEN_NANOS = TimeUnit.SECONDS.toNanos(15);

    private final DiscoveryClient registry;
    private final LoadBalancerClient balancer;
    private final LongSupplier nanos;
    private final Map<String, Known> last = new ConcurrentHashMap<>();

    private record Known(List<URI> instances, long since) {}

    RegisteredInstances(DiscoveryClient registry, LoadBalancerClient balancer) {
        this(registry, balancer, System::nanoTime);
    }

    RegisteredInstances(DiscoveryClient registry, LoadBalancerClient balancer, LongSupplier nanos) {
        this.registry = registry;
        this.balancer = balancer;
        this.nanos = nanos;
    }

    @Override
    public List<URI> of(URI service) {
        Optional<URI> turn =
                Optional.ofNullable(balancer.choose(service.getHost())).map(ServiceInstance::getUri);
        List<URI> all = new ArrayList<>(registry.getInstances(service.getHost()).stream()
                .map(ServiceInstance::getUri)
                .filter(each -> turn.filter(each::equals).isEmpty())
                .toList());
        turn.ifPresent(first -> all.add(0, first));
        return all.isEmpty() ? lastKnown(service) : known(service, all);
    }

    private List<URI> known(URI service, List<URI> all) {
        last.put(service.getHost(), new Known(all, nanos.getAsLong()));
        return all;
    }

    private List<URI> lastKnown(URI service) {
        return Optional.ofNullable(last.get(service.getHost()))
                .filter(known -> nanos.getAsLong() - known.since() < NOT_FORGOTTEN_NANOS)
                .map(Known::instances)
                .orElseGet(List::of);
    }
}
