package shop.order.reminding;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import shop.order.ordering.Reminders;
import shop.order.tracking.UnansweredOrders;
import shop.platform.messaging.Commands;
import shop.platform.time.TimeScale;
import shop.platform.vital.PeriodicTask;
import shop.platform.vital.Turns;
import shop.platform.vital.Vitals;

@Configuration
@EnableConfigurationProperties(RemindingSettings.class)
class RemindingConfiguration {

    @Bean
    PeriodicTask remindOrders(
            RemindingSettings settings,
            TimeScale scale,
            UnansweredOrders orders,
            StalledOrders stalled,
            Commands commands,
            Clock clock,
            Vitals vitals,
            Turns turns) {
        Reminders reminders = settings.scaledBy(scale);
        Runnable round = turns.taking(
                "order-reminding", settings.every(), RemindOrders.round(orders, commands, clock, reminders));
        Runnable work = () -> {
            if (scale.windows()) {
                round.run();
            }
            stalled.count();
        };
        return new PeriodicTask(vitals, "order-reminding", settings.every(), work);
    }

    /** Told with the health, and no part of it: those orders need a person, and the service is well. */
    @Bean
    StalledOrders stalledOrders(UnansweredOrders orders) {
        return new StalledOrders(orders::stalled);
    }

    /** What is asked again stands for itself: one that fails holds up none that comes after it. */
    @Bean
    ConfigurerModule repetitionsStandForThemselves() {
        return configurer -> configurer
                .eventProcessing()
                .registerSequencingPolicy("order-asks-again", configuration -> EventMessage::getIdentifier);
    }

    @Bean
    MeterBinder stalledOrdersAreCounted(UnansweredOrders orders) {
        return registry -> Gauge.builder("shop.orders.stalled", orders, UnansweredOrders::stalled)
                .description(
                        "Orders that wait for something which does not come though it was asked for again and again, or whose"
                                + " refund is later than the law has it")
                .register(registry);
    }
}
