package shop.shipping.whereabouts;

import java.time.Clock;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import shop.platform.messaging.Commands;
import shop.platform.outside.OutsideCalls;
import shop.platform.vital.PeriodicTask;
import shop.platform.vital.Turns;
import shop.platform.vital.Vitals;
import shop.shipping.carrier.ScanBook;
import shop.shipping.tracking.UnheardParcels;

@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("'${shipping.carrier.kind:simulated}' != 'simulated'") // which tells every scan by itself
@EnableConfigurationProperties(WhereaboutsSettings.class)
class WhereaboutsConfiguration {

    @Bean
    AskWhereParcelsAre askWhereParcelsAre(
            ScanBook book,
            OutsideCalls carrierThreads,
            EventStore events,
            Commands commands,
            UnheardParcels unheard,
            Clock clock,
            WhereaboutsSettings settings) {
        return new AskWhereParcelsAre(book, carrierThreads, events, commands, unheard, clock, settings.askedAfter());
    }

    @Bean
    PeriodicTask askWhereSilentParcelsAre(
            AskWhereParcelsAre asking, WhereaboutsSettings settings, Vitals vitals, Turns turns) {
        return new PeriodicTask(
                vitals,
                "shipping-whereabouts",
                settings.every(),
                turns.taking("shipping-whereabouts", settings.every(), asking::round));
    }
}
