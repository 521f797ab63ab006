package shop.shipping.asking;

import java.time.Clock;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.data.mongodb.core.MongoTemplate;
import shop.platform.outside.AskAgain;
import shop.platform.outside.AskingSettings;
import shop.platform.outside.OpenQuestions;
import shop.platform.outside.OutsideCalls;
import shop.platform.vital.PeriodicTask;
import shop.platform.vital.Turns;
import shop.platform.vital.Vitals;
import shop.shipping.dispatching.ShipmentOutcomes;

@Configuration
class AskingConfiguration {

    private final AskingSettings settings;

    AskingConfiguration(Environment environment) {
        settings = AskingSettings.of(environment, "shipping.asking");
    }

    @Bean
    OutsideCalls carrierThreads() {
        return settings.threads("shipping-carrier");
    }

    @Bean
    OpenQuestions openQuestions(MongoTemplate mongo) {
        return new OpenQuestions(mongo, "open-requests", settings, ShipmentOutcomes.KNOWN);
    }

    @Bean
    PeriodicTask askAgain(
            OpenQuestions questions,
            EventStore events,
            AskTheCarrierAgain asker,
            Clock clock,
            Vitals vitals,
            Turns turns) {
        AskAgain again = new AskAgain(questions, events, asker, clock);
        return new PeriodicTask(
                vitals,
                "shipping-ask-again",
                settings.every(),
                turns.taking("shipping-ask-again", settings.every(), again::round));
    }
}
