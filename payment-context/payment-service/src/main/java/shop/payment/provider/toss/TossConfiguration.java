package shop.payment.provider.toss;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import shop.payment.accounts.RefundAccounts;
import shop.payment.provider.DisputesElsewhere;
import shop.payment.provider.OnlyWithProvider;

@Configuration(proxyBeanMethods = false)
@OnlyWithProvider("toss")
@EnableConfigurationProperties(TossSettings.class)
class TossConfiguration {

    @Bean
    Toss toss(TossSettings settings) {
        return new Toss(settings);
    }

    @Bean
    TossProvider tossProvider(Toss toss, Clock clock, RefundAccounts accounts) {
        return new TossProvider(toss, new OneCancelASecond(clock), accounts);
    }

    @Bean
    DisputesElsewhere tossDisputes() {
        return new DisputesElsewhere();
    }

    @Bean
    TossBooks tossBooks(Toss toss) {
        return new TossBooks(toss);
    }
}
