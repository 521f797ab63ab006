package shop.registry;

import jakarta.servlet.DispatcherType;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.cloud.netflix.eureka.server.EnableEurekaServer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import shop.guard.OwnPagesOnly;
import shop.guard.OwnSecret;
import shop.starting.Halt;

/** The registry as a process of its own. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableEurekaServer
@Import(OwnPagesOnly.class)
public class RegistryApplication {

    public static void main(String[] arguments) {
        Halt.watchAllThreads();
        application().properties("shop.ends-process=true").run(arguments);
    }

    /** The registry, configured by {@code registry.yml}. */
    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(RegistryApplication.class).properties("spring.config.name=registry");
    }

    /** A request whose body has been waited for goes on by an asynchronous dispatch. */
    @Bean
    static BeanPostProcessor bodiesReachEureka() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (name.equals("jerseyFilterRegistration") && bean instanceof FilterRegistrationBean<?> eureka) {
                    eureka.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC);
                }
                return bean;
            }
        };
    }

    /** Whoever tells of an instance is sent requests, and whoever asks learns where all are. */
    @Bean
    static FilterRegistrationBean<OwnSecret> ownToken(Environment environment) {
        return OwnSecret.namedBy(environment, "shop.registry.token", "registry");
    }
}
