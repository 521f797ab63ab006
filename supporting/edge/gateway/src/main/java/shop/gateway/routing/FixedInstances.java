package shop.gateway.routing;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A service is where its address says. Where several addresses have that name, as with {@code docker compose --scale} or a
 * headless service of Kubernetes, each is an instance, and they take turns.
 */
final class FixedInstances implements Instances {

    private static final String NUMBERS = "\\d{1,3}(\\.\\d{1,3}){3}|\\[.*]";

    private final AtomicInteger turns = new AtomicInteger();

    @Override
    public List<URI> of(URI service) {
        if (service.getHost() == null || service.getHost().matches(NUMBERS)) {
            return List.of(service);
        }
        List<URI> all = new ArrayList<>(addresses(service.getHost())
                .map(address -> Addresses.at(service, address.getHostAddress(), service.getPort()))
                .toList());
        if (all.size() < 2) {
            return List.of(service);
        }
        Collections.rotate(all, -Math.floorMod(turns.getAndIncrement(), all.size()));
        return all;
    }

    private static Stream<InetAddress> addresses(String name) {
        try {
            List<InetAddress> all = Arrays.asList(InetAddress.getAllByName(name));
            // A name has addresses of both kinds, of the same instances.
            Optional<InetAddress> first = all.stream().findFirst();
            return all.stream()
                    .filter(each -> each.getClass().equals(first.orElseThrow().getClass()));
        } catch (UnknownHostException unknown) {
            // Whoever connects finds that out, too, and can say it better.
            return Stream.empty();
        }
    }
}
