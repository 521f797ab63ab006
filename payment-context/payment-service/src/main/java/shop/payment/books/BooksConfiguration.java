package shop.payment.books;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import shop.payment.statement.Journals;
import shop.platform.vital.PeriodicTask;
import shop.platform.vital.Turns;
import shop.platform.vital.Vitals;

@Configuration
@EnableConfigurationProperties(BooksSettings.class)
class BooksConfiguration {

    @Bean
    MoneyCheck moneyCheck(
            Reconciler reconciler, Journals journals, ComparedDays days, Clock clock, BooksSettings settings) {
        return new MoneyCheck(reconciler, journals, days, clock, settings.lookBack());
    }

    @Bean
    PeriodicTask moneyCheckRounds(MoneyCheck check, BooksSettings settings, Vitals vitals, Turns turns) {
        return new PeriodicTask(
                vitals,
                "payment-books",
                settings.every(),
                turns.taking("payment-books", settings.every(), check::round, check::count));
    }

    @Bean
    MeterBinder moneyMetrics(MoneyCheck check) {
        return registry -> {
            Gauge.builder("shop.payments.findings", () -> check.last().payments())
                    .description("payments whose amounts do not agree with each other")
                    .register(registry);
            Gauge.builder("shop.payments.differences", () -> check.last().forAPerson())
                    .description(
                            "lines of the days that were compared last that our journal and the provider's books do not"
                                    + " hold alike, and that do not end by themselves")
                    .register(registry);
        };
    }

    /** What differs is for a person to see, and stops no service. */
    @Bean
    HealthIndicator money(MoneyCheck check) {
        return () -> {
            MoneyCheck.Findings last = check.last();
            Health.Builder health = Health.up()
                    .withDetail("paymentsThatDoNotAgree", last.payments())
                    .withDetail("askedForAgain", last.unheard());
            last.days().stream()
                    .reduce((earlier, later) -> later)
                    .ifPresent(day -> health.withDetail("compared", day.date().toString())
                            .withDetail("differences", last.differing())
                            .withDetail("forAPerson", last.forAPerson()));
            last.silentSince().ifPresent(since -> health.withDetail("booksSilentSince", since.toString()));
            return health.build();
        };
    }
}
