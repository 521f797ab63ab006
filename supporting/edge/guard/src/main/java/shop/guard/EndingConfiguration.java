package shop.guard;

import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import shop.starting.Halt;

/** Ends an application that has lost what it cannot live without. */
@AutoConfiguration
public class EndingConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Ending ending(ApplicationContext context, @Value("${shop.ends-process:false}") boolean endsProcess) {
        return endsProcess ? Halt::because : broken(context);
    }

    @Bean
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    WebThreads webThreads(Ending ending) {
        return new WebThreads(ending);
    }

    private static Ending broken(ApplicationContext context) {
        return why -> {
            LoggerFactory.getLogger(Ending.class).error(why);
            AvailabilityChangeEvent.publish(context, LivenessState.BROKEN);
        };
    }
}
