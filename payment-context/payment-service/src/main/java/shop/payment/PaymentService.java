package shop.payment;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import shop.platform.start.ServiceProcess;

/** The payment context as a service of its own. */
@SpringBootApplication
public class PaymentService {

    public static void main(String[] args) {
        ServiceProcess.run(application(), args);
    }

    /** The service, configured by {@code payment.yml}, to be run alone or beside others in one JVM. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(PaymentService.class).properties("spring.config.name=payment");
    }
}
