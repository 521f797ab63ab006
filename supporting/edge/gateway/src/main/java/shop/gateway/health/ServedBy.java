package shop.gateway.health;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import shop.gateway.routing.Breakers;
import shop.gateway.routing.Instances;
import shop.gateway.routing.Traffic;

/** Who serves what, as this gateway sees it. */
@Component
public class ServedBy {

    private final Services services;
    private final Instances instances;
    private final Traffic traffic;
    private final Breakers breakers;

    ServedBy(Services services, Instances instances, Traffic traffic, Breakers breakers) {
        this.services = services;
        this.instances = instances;
        this.traffic = traffic;
        this.breakers = breakers;
    }

    /**
     * An instance of a service.
     *
     * @param address its host and port
     * @param isLeftAlone whether it has not answered lately, so that nobody is sent there for now
     * @param load how much this gateway has asked of it
     */
    public record Instance(String address, boolean isLeftAlone, Traffic.Load load) {}

    /** The instances of each service that there are now, by its name. */
    public Map<String, List<Instance>> all() {
        Map<String, List<Instance>> all = new TreeMap<>();
        services.services()
                .forEach((name, service) -> all.put(
                        name,
                        instances.of(service.uri()).stream()
                                .map(this::instance)
                                .sorted(Comparator.comparing(Instance::address))
                                .toList()));
        return all;
    }

    private Instance instance(URI address) {
        return new Instance(address.getHost() + ":" + address.getPort(), breakers.isOpen(address), traffic.of(address));
    }
}
