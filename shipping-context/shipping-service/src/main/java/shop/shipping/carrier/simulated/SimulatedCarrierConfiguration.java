package shop.shipping.carrier.simulated;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SimulatedCarrierSettings.class)
class SimulatedCarrierConfiguration {

    SimulatedCarrierConfiguration(ServerProperties server, SimulatedCarrierSettings settings) {
        DemoSecretStaysOnLoopback.check(server.getAddress(), settings);
    }
}
