package shop.payment.provider.portone;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import shop.payment.accounts.RefundAccounts;
import shop.payment.provider.DisputesElsewhere;
import shop.payment.provider.OnlyWithProvider;

@Configuration(proxyBeanMethods = false)
@OnlyWithProvider("portone")
@EnableConfigurationProperties(PortOneSettings.class)
class PortOneConfiguration {

    @Bean
    PortOne portOne(PortOneSettings settings) {
        return new PortOne(settings);
    }

    @Bean
    PortOneProvider portoneProvider(PortOne portOne, RefundAccounts accounts, Clock clock) {
        return new PortOneProvider(portOne, accounts, clock);
    }

    @Bean
    DisputesElsewhere portoneDisputes() {
        return new DisputesElsewhere();
    }

    @Bean
    PortOneBooks portoneBooks(PortOne portOne) {
        return new PortOneBooks(portOne);
    }
}
