package shop.simulators.carrier;

import java.time.Clock;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import shop.simulators.web.SimulatorWeb;
import shop.starting.Halt;

/** The carrier as an application: its own process, or one Spring context among others. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableConfigurationProperties(CarrierSettings.class)
@Import({SimulatorWeb.class, CarrierController.class, CarrierLedgerController.class, CarrierPages.class})
public class CarrierSimulator {

    public static void main(String[] arguments) {
        Halt.watchAllThreads();
        application().properties("shop.ends-process=true").run(arguments);
    }

    /** Set up but not started, for whoever runs several applications in one JVM; reads {@code carrier-simulator.yml}. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(CarrierSimulator.class)
                .web(WebApplicationType.SERVLET)
                .properties("spring.config.name=carrier-simulator");
    }

    @Bean
    Desk desk(CarrierSettings settings, Clock clock) {
        return new Desk(settings, clock);
    }
}
