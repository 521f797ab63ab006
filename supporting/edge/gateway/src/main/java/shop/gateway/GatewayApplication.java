package shop.gateway;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import shop.starting.Halt;

/** The gateway and its front page. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class GatewayApplication {

    public static void main(String[] arguments) {
        Halt.watchAllThreads();
        application().properties("shop.ends-process=true").run(arguments);
    }

    /** The application, ready to run, alone or beside others in one JVM: it reads {@code gateway.yml}. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(GatewayApplication.class).properties("spring.config.name=gateway");
    }
}
