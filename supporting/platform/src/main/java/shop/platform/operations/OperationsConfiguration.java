package shop.platform.operations;

import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import shop.platform.outside.Patience;
import shop.platform.processing.RecognisedLog;
import shop.platform.vital.PeriodicTask;
import shop.platform.vital.Vitals;

/** Gives every service the operator's endpoints. */
@AutoConfiguration
@Import({
    Discards.class,
    OperationsController.class,
    ParkedEventsController.class,
    LogController.class,
    CorrectionsController.class
})
public class OperationsConfiguration {

    /** With which store and log are asked for an operator, who is answered within a second. */
    @Bean
    Patience patience() {
        return new Patience("operations", 8, Duration.ofMillis(700), StoreSilent::new);
    }

    @Bean
    StoreAndLog storeAndLog(Patience patience, MongoDatabaseFactory database, RecognisedLog log, Clock clock) {
        return new StoreAndLog(patience, database.getMongoDatabase().getCollection("operators"), log, clock);
    }

    @Bean
    StoredJobs storedJobs(MongoDatabaseFactory database, Clock clock) {
        return new StoredJobs(database.getMongoDatabase().getCollection("jobs"), clock);
    }

    @Bean
    Jobs jobs(Vitals vitals, StoredJobs stored) {
        return new Jobs(vitals, stored);
    }

    @Bean
    PeriodicTask signsOfJobs(Vitals vitals, StoredJobs stored) {
        return new PeriodicTask(vitals, "operations-jobs-signs", StoredJobs.BETWEEN_SIGNS, stored::stillHere);
    }
}
