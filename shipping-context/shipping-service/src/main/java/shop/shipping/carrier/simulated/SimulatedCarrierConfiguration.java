package shop.shipping.carrier.simulated;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration
@EnableConfigurationProperties(SimulatedCarrierSettings.class)
class SimulatedCarrierConfiguration {}
