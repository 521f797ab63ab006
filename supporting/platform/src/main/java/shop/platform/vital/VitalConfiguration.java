package shop.platform.vital;

import java.util.function.Consumer;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * How a service ends that cannot go on. One that has a process of its own ({@code shop.ends-process=true}) ends that
 * process at once, with one line on standard error and exit status 3, for whoever runs it to start it again; one beside
 * others, as in tests, logs the line and is not live any more.
 */
@AutoConfiguration
public class VitalConfiguration {

    /** What a process manager sees; the same as of {@code -XX:+ExitOnOutOfMemoryError}. */
    private static final int STATUS = 3;

    @Bean
    @ConditionalOnMissingBean
    Vitals vitals(ApplicationContext context, @Value("${shop.ends-process:false}") boolean endsProcess) {
        return new Vitals(endsProcess ? VitalConfiguration::endProcess : broken(context));
    }

    @Bean
    WebThreads webThreads(Vitals vitals) {
        return new WebThreads(vitals);
    }

    private static Consumer<String> broken(ApplicationContext context) {
        return why -> {
            LoggerFactory.getLogger(Vitals.class).error(why);
            AvailabilityChangeEvent.publish(context, LivenessState.BROKEN);
        };
    }

    /** Nothing is tidied up: whatever could be asked to do so may be what is broken. */
    private static void endProcess(String why) {
        try {
            System.err.println(why);
        } finally {
            Runtime.getRuntime().halt(STATUS);
        }
    }
}
