package shop.platform.operations;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
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

    @Bean
    Patience patience() {
        return new Patience();
    }

    @Bean
    Jobs jobs(Vitals vitals) {
        return new Jobs(vitals);
    }
}
