package shop.payment.accounts;

import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;
import shop.platform.vital.PeriodicTask;
import shop.platform.vital.Turns;
import shop.platform.vital.Vitals;

@Configuration(proxyBeanMethods = false)
class AccountsConfiguration {

    private static final Duration PAUSE = Duration.ofHours(1);

    @Bean
    StoredAccounts refundAccounts(MongoTemplate mongo, Clock clock) {
        return new StoredAccounts(mongo, clock);
    }

    @Bean
    PeriodicTask forgetOldAccounts(StoredAccounts accounts, Vitals vitals, Turns turns) {
        return new PeriodicTask(
                vitals,
                "payment-forget-accounts",
                PAUSE,
                turns.taking("payment-forget-accounts", PAUSE, accounts::forgetOld));
    }
}
