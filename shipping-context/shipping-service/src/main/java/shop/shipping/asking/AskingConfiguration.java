package shop.shipping.asking;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import shop.platform.outside.OutsideCalls;

@Configuration
@EnableConfigurationProperties(AskingSettings.class)
class AskingConfiguration {

    @Bean
    OutsideCalls carrierThreads(AskingSettings settings) {
        return new OutsideCalls("shipping-carrier", settings.atOnce(), settings.waiting());
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
