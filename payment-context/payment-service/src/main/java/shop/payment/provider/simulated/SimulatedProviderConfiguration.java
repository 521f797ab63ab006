package shop.payment.provider.simulated;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration
@EnableConfigurationProperties(SimulatedProviderSettings.class)
class SimulatedProviderConfiguration {}
