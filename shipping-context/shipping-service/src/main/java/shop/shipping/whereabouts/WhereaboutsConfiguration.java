package shop.shipping.whereabouts;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.annotation.Qualifier;
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
import shop.shipping.tracking.AwaitedReturns;
import shop.shipping.tracking.UnheardParcels;

@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression( // the simulated one tells every scan by itself
        "'${shipping.carrier.kind:simulated}' != 'simulated' || '${shipping.carrier.tracker.client-id:}' != ''")
@EnableConfigurationProperties(WhereaboutsSettings.class)
class WhereaboutsConfiguration {

    private static final int AT_ONCE = 4;
    private static final int WAITING = 1000;

    /** Of their own, so that labels do not wait behind questions. */
    @Bean(defaultCandidate = false)
    OutsideCalls whereaboutsThreads() {
        return new OutsideCalls("shipping-whereabouts", AT_ONCE, WAITING);
    }

    @Bean
    AskWhereParcelsAre askWhereParcelsAre(
            ScanBook book,
            @Qualifier("whereaboutsThreads") OutsideCalls threads,
            EventStore events,
            Commands commands,
            UnheardParcels unheard,
            AwaitedReturns returns,
            Clock clock,
            WhereaboutsSettings settings) {
        return new AskWhereParcelsAre(
                book,
                threads,
                events,
                commands,
                unheard,
                returns,
                clock,
                settings.askedAfter(),
                settings.askedAgainAfter());
    }

    @Bean
    MeterBinder unaskedParcels(AskWhereParcelsAre asking, Clock clock) {
        return registry -> Gauge.builder(
                        "shop.parcels.unasked",
                        asking,
                        it -> it.longestUnasked()
                                .map(since ->
                                        Duration.between(since, clock.instant()).toSeconds())
                                .orElse(0L))
                .baseUnit("seconds")
                .description(
                        "how long nothing was heard of, or asked about, the parcel that the carrier should be asked for and"
                                + " that there was no room for; 0 where there is room for all")
                .register(registry);
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
