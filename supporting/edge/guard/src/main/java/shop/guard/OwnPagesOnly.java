package shop.guard;

import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/** For an application that asks nobody for a token, and so believes whoever reaches it: pages of others do not. */
@Configuration(proxyBeanMethods = false)
public class OwnPagesOnly {

    /** In the place of the one that lets pages of others ask. */
    @Bean
    FilterRegistrationBean<OwnNamesOnly> ownNamesOnly(ServerProperties server, Environment environment) {
        var registration = new FilterRegistrationBean<>(
                OwnNamesOnly.forOwnPages(server.getAddress(), OwnNamesOnly.namedIn(environment, "shop.hosts")));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }
}
