package shop.gateway.health;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.springframework.cloud.client.serviceregistry.Registration;
import org.springframework.stereotype.Component;

/** Which gateway this is, and which others the registry knows: each tells what it has seen itself. */
@Component
public class Gateways {

    private final String own;
    private final String service;
    private final ObjectProvider<Registration> registration;
    private final ObjectProvider<DiscoveryClient> registry;

    Gateways(
            @Value("${shop.instance:${spring.application.name}}") String own,
            @Value("${spring.application.name}") String service,
            ObjectProvider<Registration> registration,
            ObjectProvider<DiscoveryClient> registry) {
        this.own = own;
        this.service = service;
        this.registration = registration;
        this.registry = registry;
    }

    /** @param address where it answers */
    public record Gateway(String name, URI address) {}

    /** What this one is called. */
    public String own() {
        return own;
    }

    /** None where there is no registry. */
    public List<Gateway> others() {
        Optional<String> here =
                Optional.ofNullable(registration.getIfAvailable()).map(ServiceInstance::getInstanceId);
        return Stream.ofNullable(registry.getIfAvailable())
                .flatMap(all -> all.getInstances(service).stream())
                .filter(each ->
                        here.filter(id -> id.equals(each.getInstanceId())).isEmpty())
                .map(each -> new Gateway(nameOf(each), each.getUri()))
                .toList();
    }

    private static String nameOf(ServiceInstance instance) {
        return Optional.ofNullable(instance.getInstanceId())
                .map(id -> id.replaceFirst("@\\d+$", ""))
                .orElseGet(() -> instance.getUri().getAuthority());
    }
}
