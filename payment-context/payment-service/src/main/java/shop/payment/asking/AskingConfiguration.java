package shop.payment.asking;

import java.time.Clock;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.data.mongodb.core.MongoTemplate;
import shop.payment.collecting.PaymentOutcomes;
import shop.payment.disputing.DisputeOutcomes;
import shop.payment.statement.Journals;
import shop.platform.outside.AskAgain;
import shop.platform.outside.AskingSettings;
import shop.platform.outside.OpenQuestions;
import shop.platform.outside.OutsideCalls;
import shop.platform.vital.PeriodicTask;
import shop.platform.vital.Turns;
import shop.platform.vital.Vitals;

@Configuration
@EnableConfigurationProperties(Deadlines.class)
class AskingConfiguration {

    private final AskingSettings settings;

    AskingConfiguration(Environment environment) {
        settings = AskingSettings.of(environment, "payment.asking");
    }

    @Bean
    OutsideCalls providerThreads() {
        return settings.threads("payment-provider");
    }

    @Bean
    OpenQuestions openQuestions(MongoTemplate mongo) {
        return new OpenQuestions(mongo, "open-questions", settings, PaymentOutcomes.KNOWN.and(DisputeOutcomes.KNOWN));
    }

    @Bean
    PeriodicTask askAgain(
            OpenQuestions questions,
            EventStore events,
            AskTheProviderAgain provider,
            AskAboutDisputes disputes,
            Clock clock,
            Vitals vitals,
            Turns turns) {
        AskAgain.Asker asker = (question, facts, now) ->
                (AskAboutDisputes.isAbout(question) ? disputes : provider).ask(question, facts, now);
        AskAgain again = new AskAgain(questions, events, asker, clock);
        return new PeriodicTask(
                vitals,
                "payment-ask-again",
                settings.every(),
                turns.taking("payment-ask-again", settings.every(), again::round));
    }

    @Bean
    PeriodicTask lookUpEnds(
            Journals journals, EventStore events, ProviderCalls calls, Clock clock, Vitals vitals, Turns turns) {
        EndedAuthorisations ends = new EndedAuthorisations(journals, events, calls, clock);
        // Each round searches all payments, and finds none to be looked up within the pause.
        return new PeriodicTask(
                vitals,
                "payment-ends",
                EndedAuthorisations.PAUSE,
                turns.taking("payment-ends", EndedAuthorisations.PAUSE, ends::round));
    }
}
