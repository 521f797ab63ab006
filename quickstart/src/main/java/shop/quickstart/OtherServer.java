package shop.quickstart;

import java.util.Optional;
import org.springframework.core.env.Environment;
import shop.platform.start.Servers;
import shop.starting.CannotStart;

/**
 * An Axon Server that runs already, to be used by all services in the place of a node of the quickstart's own.
 *
 * @param address its {@code host:port}, or those of several servers of one cluster, by comma
 * @param token what it is presented with; empty where it asks for none
 * @param dashboard where its own pages are
 * @param encrypted whether it is reached by TLS, as the connector's own properties say
 */
public record OtherServer(String address, String token, String dashboard, boolean encrypted) {

    public static final String ADDRESS = "shop.node.address";
    public static final String TOKEN = "shop.node.token";
    public static final String DASHBOARD = "shop.node.dashboard";

    private static final String HOST_AND_PORT = "[^\\s,:/]+:\\d{1,5}";
    private static final int DASHBOARD_PORT = 8024;

    /** @throws CannotStart when what is named is no address */
    public static Optional<OtherServer> namedIn(Environment environment) {
        return Optional.ofNullable(environment.getProperty(ADDRESS)).map(address -> {
            if (!address.matches(HOST_AND_PORT + "(," + HOST_AND_PORT + ")*")) {
                throw new CannotStart(
                        "The address of Axon Server cannot be read: --" + ADDRESS + "=" + address
                                + " is not host:port, such as 127.0.0.1:8124.",
                        null);
            }
            return new OtherServer(
                    address,
                    environment.getProperty(TOKEN, ""),
                    environment.getProperty(
                            DASHBOARD, "http://" + address.replaceFirst(":.*", "") + ":" + DASHBOARD_PORT),
                    environment.getProperty("axon.axonserver.ssl-enabled", Boolean.class, false));
        });
    }

    Servers.AxonServer asServer() {
        return new Servers.AxonServer(address, token, "default", encrypted);
    }
}
