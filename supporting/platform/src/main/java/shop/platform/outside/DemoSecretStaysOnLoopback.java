package shop.platform.outside;

import java.net.InetAddress;
import java.util.List;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Rule: a service that other machines can reach believes nobody who signs with a secret that is printed in the documentation.
 * Everybody could tell it that a parcel is delivered, or that money has come.
 */
public final class DemoSecretStaysOnLoopback {

    private DemoSecretStaysOnLoopback() {}

    /**
     * @param service that would believe, as in a sentence
     * @param address where it listens; {@code null} is every address
     * @param property that names the secrets
     * @throws InvalidConfigurationPropertyValueException when the rule is broken
     */
    public static void check(
            String service, InetAddress address, String property, List<String> secrets, String demoSecret) {
        boolean othersCanReachIt = address == null || !address.isLoopbackAddress();
        if (othersCanReachIt && secrets.contains(demoSecret)) {
            throw new InvalidConfigurationPropertyValueException(
                    "server.address",
                    address == null ? "every address" : address.getHostAddress(),
                    service
                            + " would believe notifications that are signed with the demo secret, which everybody knows."
                            + " Set " + property + " to a secret of your own, or server.address to 127.0.0.1.");
        }
    }
}
