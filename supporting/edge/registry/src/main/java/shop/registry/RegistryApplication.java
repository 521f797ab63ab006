package shop.registry;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.cloud.netflix.eureka.server.EnableEurekaServer;

/** The registry as a process of its own. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableEurekaServer
public class RegistryApplication {

    public static void main(String[] arguments) {
        application().run(arguments);
    }

    /** The registry, configured by {@code registry.yml}. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(RegistryApplication.class).properties("spring.config.name=registry");
    }
}
