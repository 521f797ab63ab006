package shop.payment.issuing;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import shop.platform.messaging.Commands;
import shop.platform.vital.PeriodicTask;
import shop.platform.vital.Turns;
import shop.platform.vital.Vitals;

@Configuration
@EnableConfigurationProperties(ReceiptSettings.class)
class IssuingConfiguration {

    /** A year's book has hundreds of thousands of events: nobody reads them all to give the next number. */
    private static final int BETWEEN_SNAPSHOTS = 100;

    /** Not the name of the projection of the receipts, which may stand still when the clerk does not. */
    private static final String CLERK = "payment-receipt-clerk";

    @Bean
    SnapshotTriggerDefinition receiptBookSnapshots(Snapshotter snapshotter) {
        return new EventCountSnapshotTriggerDefinition(snapshotter, BETWEEN_SNAPSHOTS);
    }

    @Bean
    ReceiptClerk receiptClerk(EventStore events, Commands commands, ReceiptSettings settings, Clock clock) {
        return new ReceiptClerk(events, commands, settings, clock, ReceiptClerk.READ_AT_ONCE);
    }

    @Bean
    PeriodicTask issueReceipts(ReceiptClerk clerk, ReceiptSettings settings, Vitals vitals, Turns turns) {
        return new PeriodicTask(
                vitals, CLERK, settings.every(), turns.taking(CLERK, settings.every(), clerk::round, clerk::rest));
    }

    @Bean
    MeterBinder receiptMetrics(ReceiptClerk clerk, Clock clock) {
        return registry -> Gauge.builder(
                        "shop.payments.receipts.standing",
                        clerk,
                        it -> it.standstill()
                                .map(still -> Duration.between(still.since(), clock.instant())
                                        .toSeconds())
                                .orElse(0L))
                .baseUnit("seconds")
                .description("for how long receipts stand still; 0 while what has moved gets them")
                .register(registry);
    }

    /** Money goes on moving meanwhile: it is for a person to see, and stops no service. */
    @Bean
    HealthIndicator receipts(ReceiptClerk clerk) {
        return () -> {
            Health.Builder health =
                    Health.up().withDetail("standStill", clerk.standstill().isPresent());
            clerk.standstill()
                    .ifPresent(still ->
                            health.withDetail("since", still.since().toString()).withDetail("why", still.why()));
            return health.build();
        };
    }
}
