package shop.shipping.silence;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import shop.platform.messaging.Commands;
import shop.platform.time.TimeScale;
import shop.platform.vital.PeriodicTask;
import shop.platform.vital.Turns;
import shop.platform.vital.Vitals;
import shop.shipping.tracking.UnheardParcels;

@Configuration
@EnableConfigurationProperties(SilenceSettings.class)
class SilenceConfiguration {

    @Bean
    PeriodicTask presumeSilentParcelsLost(
            SilenceSettings settings,
            TimeScale scale,
            UnheardParcels parcels,
            Commands commands,
            Clock clock,
            Vitals vitals,
            Turns turns) {
        PresumeSilentParcelsLost silence =
                new PresumeSilentParcelsLost(parcels, commands, clock, scale.of(settings.lostAfter()));
        Runnable round = scale.windows() ? silence::round : () -> {};
        return new PeriodicTask(
                vitals,
                "shipping-silence",
                settings.every(),
                turns.taking("shipping-silence", settings.every(), round));
    }
}
