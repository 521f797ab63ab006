package shop.simulators.psp;

import java.time.Clock;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import shop.simulators.web.SimulatorWeb;
import shop.starting.Halt;

/** The payment service provider as an application: its own process, or one Spring context among others. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableConfigurationProperties(PspSettings.class)
@Import({
    SimulatorWeb.class,
    PspController.class,
    PspLedgerController.class,
    PspTransactionsController.class,
    PspPages.class
})
public class PspSimulator {

    public static void main(String[] arguments) {
        Halt.watchAllThreads();
        application().properties("shop.ends-process=true").run(arguments);
    }

    /** Set up but not started, for whoever runs several applications in one JVM; reads {@code psp-simulator.yml}. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(PspSimulator.class)
                .web(WebApplicationType.SERVLET)
                .properties("spring.config.name=psp-simulator");
    }

    @Bean
    Book book(PspSettings settings, Clock clock) {
        return new Book(settings, clock);
    }
}
