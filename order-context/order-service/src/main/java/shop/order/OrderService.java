package shop.order;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import shop.platform.start.ServiceProcess;

/** The order context as a service of its own. */
@SpringBootApplication
public class OrderService {

    public static void main(String[] args) {
        ServiceProcess.run(application(), args);
    }

    /** The service, configured by {@code order.yml}, to be run alone or beside others in one JVM. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(OrderService.class).properties("spring.config.name=order");
    }
}
