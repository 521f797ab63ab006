package shop.payment.asking;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import shop.platform.outside.OutsideCalls;

@Configuration
@EnableConfigurationProperties(AskingSettings.class)
class AskingConfiguration {

    @Bean
    OutsideCalls providerThreads(AskingSettings settings) {
        return new OutsideCalls("payment-provider", settings.atOnce(), settings.waiting());
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
