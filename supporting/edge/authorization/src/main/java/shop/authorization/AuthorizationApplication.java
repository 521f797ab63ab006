package shop.authorization;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import shop.starting.Halt;

/** The authorisation server. Clients are machines, so Boot's default user is left out. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class, proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class AuthorizationApplication {

    public static void main(String[] arguments) {
        Halt.watchAllThreads();
        application().properties("shop.ends-process=true").run(arguments);
    }

    /** The application, ready to run, alone or beside others in one JVM: it reads {@code authorization.yml}. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(AuthorizationApplication.class)
                .properties("spring.config.name=authorization");
    }
}
