package shop.gateway.health;

import java.net.URI;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The services behind the gateway, by name, and what carries their messages.
 *
 * @param services where each is: {@code shop.services.order.uri} and so on
 * @param node the HTTP port of the node, or of Axon Server; without one its health is not looked at
 */
@ConfigurationProperties("shop")
record Services(Map<String, Service> services, @DefaultValue Node node) {

    Services {
        services = Map.copyOf(services);
    }

    /** @param uri where it is, the same address that requests are routed to */
    record Service(URI uri) {}

    /** @param uri where it answers over HTTP; empty when that is not known */
    record Node(@DefaultValue("") String uri) {}
}
