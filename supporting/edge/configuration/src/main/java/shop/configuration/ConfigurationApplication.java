package shop.configuration;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.cloud.config.server.EnableConfigServer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import shop.guard.OwnPagesOnly;
import shop.guard.OwnSecret;
import shop.starting.Halt;

/** The configuration store as a process of its own. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigServer
@Import(OwnPagesOnly.class)
public class ConfigurationApplication {

    public static void main(String[] arguments) {
        Halt.watchAllThreads();
        application().properties("shop.ends-process=true").run(arguments);
    }

    /** The store, configured by {@code configuration.yml}. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(ConfigurationApplication.class)
                .properties("spring.config.name=configuration");
    }

    /** Whoever reads settings reads the secrets among them. */
    @Bean
    static FilterRegistrationBean<OwnSecret> ownToken(Environment environment) {
        return OwnSecret.namedBy(environment, "shop.configuration.token", "configuration store");
    }
}
