package shop.shipping.carrier.simulated;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Configuration;
import shop.platform.outside.DemoSecretStaysOnLoopback;

@Configuration(proxyBeanMethods = false)
@OnlyWithSimulatedCarrier
@EnableConfigurationProperties(SimulatedCarrierSettings.class)
class SimulatedCarrierConfiguration {

    private static final String DEMO_SECRET = "whsec_simulated_carrier";

    SimulatedCarrierConfiguration(ServerProperties server, SimulatedCarrierSettings settings) {
        DemoSecretStaysOnLoopback.check(
                "Shipping",
                server.getAddress(),
                SimulatedCarrierSettings.SECRETS,
                settings.webhookSecrets(),
                DEMO_SECRET);
    }
}
