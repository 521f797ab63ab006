package shop.platform.time;

import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Offers the clock, and the scale of its time, to decisions and policies. */
@AutoConfiguration
@EnableConfigurationProperties(TimeScale.class)
public class TimeConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Freshness freshness(Clock clock) {
        return new Freshness(clock);
    }
}
