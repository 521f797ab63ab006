package shop.shipping;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import shop.platform.start.ServiceProcess;

/** The shipping context as a service of its own. */
@SpringBootApplication
public class ShippingService {

    public static void main(String[] args) {
        ServiceProcess.run(application(), args);
    }

    /** The service, configured by {@code shipping.yml}, to be run alone or beside others in one JVM. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(ShippingService.class).properties("spring.config.name=shipping");
    }
}
