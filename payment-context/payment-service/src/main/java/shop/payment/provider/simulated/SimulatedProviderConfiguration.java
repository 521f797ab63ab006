package shop.payment.provider.simulated;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Configuration;
import shop.payment.provider.OnlyWithProvider;
import shop.platform.outside.DemoSecretStaysOnLoopback;

@Configuration(proxyBeanMethods = false)
@OnlyWithProvider("simulated")
@EnableConfigurationProperties(SimulatedProviderSettings.class)
class SimulatedProviderConfiguration {

    private static final String DEMO_SECRET = "whsec_simulated_provider";

    SimulatedProviderConfiguration(ServerProperties server, SimulatedProviderSettings settings) {
        DemoSecretStaysOnLoopback.check(
                "Payment",
                server.getAddress(),
                SimulatedProviderSettings.SECRETS,
                settings.webhookSecrets(),
                DEMO_SECRET);
    }
}
