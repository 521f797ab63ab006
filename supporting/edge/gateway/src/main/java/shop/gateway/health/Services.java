package shop.gateway.health;

import java.net.URI;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The services behind the gateway, by name. */
@ConfigurationProperties("shop")
record Services(Map<String, Service> services) {

    Services {
        services = Map.copyOf(services);
    }

    /** @param uri where it is, the same address that requests are routed to */
    record Service(URI uri) {}
}
