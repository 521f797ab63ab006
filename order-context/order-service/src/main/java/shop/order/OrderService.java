package shop.order;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The order context as a service of its own. */
@SpringBootApplication
public class OrderService {

    public static void main(String[] args) {
        System.setProperty("axoniq.update-checker.disabled", "true");
        application().properties("shop.ends-process=true").run(args);
    }

    /** The service, configured by {@code order.yml}, to be run alone or beside others in one JVM. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(OrderService.class).properties("spring.config.name=order");
    }
}
