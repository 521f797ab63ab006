package shop.payment.issuing;

import java.time.Clock;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
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
    PeriodicTask issueReceipts(
            EventStore events, Commands commands, ReceiptSettings settings, Clock clock, Vitals vitals, Turns turns) {
        ReceiptClerk clerk = new ReceiptClerk(events, commands, settings, clock, ReceiptClerk.READ_AT_ONCE);
        return new PeriodicTask(vitals, CLERK, settings.every(), turns.taking(CLERK, settings.every(), clerk::round));
    }
}
