package shop.shipping.carrier.simulated;

import java.net.InetAddress;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * Rule: a service that other machines can reach believes nobody who signs with the secret that is printed in the
 * documentation. Everybody could tell it that a parcel is delivered, and have its money captured.
 */
final class DemoSecretStaysOnLoopback {

    private static final String DEMO_SECRET = "whsec_simulated_carrier";

    private DemoSecretStaysOnLoopback() {}

    /**
     * @param address where the service listens; {@code null} is every address
     * @throws InvalidConfigurationPropertyValueException when the rule is broken
     */
    static void check(InetAddress address, SimulatedCarrierSettings settings) {
        boolean othersCanReachIt = address == null || !address.isLoopbackAddress();
        if (othersCanReachIt && settings.webhookSecrets().contains(DEMO_SECRET)) {
            throw new InvalidConfigurationPropertyValueException(
                    "server.address",
                    address == null ? "every address" : address.getHostAddress(),
                    "Shipping would believe notifications that are signed with the demo secret, which everybody knows."
                            + " Set shipping.carrier.simulated.webhook-secrets to a secret of your own, or"
                            + " server.address to 127.0.0.1.");
        }
    }
}
