package shop.quickstart;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.env.Environment;
import shop.starting.CannotStart;

/**
 * What the quickstart tells each of its applications, by options of its own. The properties themselves would reach all of
 * them alike, so that two would want one port, or a service end up on another server than the rest.
 */
public final class OwnOptions {

    private static final Map<String, String> INSTEAD = new TreeMap<>(Map.of(
            "axon.axonserver.servers", "--" + OtherServer.ADDRESS + "=host:port",
            "axon.axonserver.token", "--" + OtherServer.TOKEN + "=…",
            "spring.mongodb.uri", "--shop.mongo.uri=mongodb://{service}:password@host:port/{service}",
            "server.port", "--shop.port.gateway=…, --shop.port.order=… and so on",
            "simulator.psp.port", "--shop.port.psp=…",
            "simulator.carrier.port", "--shop.port.carrier=…",
            "simulator.data", "--shop.data=…",
            "authorization.data", "--shop.data=…",
            "authorization.issuer", "--shop.port.authorization=…",
            "shop.security.issuer", "--shop.port.authorization=…"));

    private OwnOptions() {}

    /** @throws CannotStart when something is named that has an option of its own here, naming that */
    public static void check(Environment environment) {
        INSTEAD.forEach((property, option) -> {
            if (environment.containsProperty(property)) {
                throw new CannotStart(
                        "The quickstart does not take " + property
                                + " (an option, or a variable of the environment), which would reach its parts one by one: say "
                                + option + " instead, for all that it concerns.",
                        null);
            }
        });
    }
}
