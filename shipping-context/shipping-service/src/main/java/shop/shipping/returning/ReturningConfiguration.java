package shop.shipping.returning;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import shop.platform.messaging.Commands;
import shop.platform.time.TimeScale;
import shop.platform.vital.PeriodicTask;
import shop.platform.vital.Turns;
import shop.platform.vital.Vitals;
import shop.shipping.tracking.AwaitedReturns;

@Configuration
@EnableConfigurationProperties(ReturningSettings.class)
class ReturningConfiguration {

    @Bean
    PeriodicTask watchAwaitedReturns(
            ReturningSettings settings,
            TimeScale scale,
            AwaitedReturns returns,
            Commands commands,
            Clock clock,
            Vitals vitals,
            Turns turns) {
        WatchAwaitedReturns watch = new WatchAwaitedReturns(returns, commands, clock, settings, scale);
        Runnable round = scale.windows() ? watch::round : () -> {};
        return new PeriodicTask(
                vitals,
                "shipping-returns",
                settings.every(),
                turns.taking("shipping-returns", settings.every(), round));
    }
}
