package shop.gateway.routing;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.springframework.cloud.client.loadbalancer.LoadBalancerClient;

/** A service is where the registry knows instances of its name; the load balancer says whose turn it is. */
final class RegisteredInstances implements Instances {

    private final DiscoveryClient registry;
    private final LoadBalancerClient balancer;

    RegisteredInstances(DiscoveryClient registry, LoadBalancerClient balancer) {
        this.registry = registry;
        this.balancer = balancer;
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
        return all;
    }
}
