package shop.guard;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/** Puts the limits in force. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(Limits.class)
@Import(SlowSenders.class)
public class GuardConfiguration {

    private static final int FIRST = 1;
    private static final int SECOND = 2;

    @Bean
    LimitsInForce limitsInForce(Environment environment, Limits limits) {
        return new LimitsInForce(environment, limits);
    }

    @Bean
    FilterRegistrationBean<CallerLimit> callerLimit(LimitsInForce limits) {
        var registration = new FilterRegistrationBean<>(CallerLimit.ofAddresses(limits));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + SECOND);
        return registration;
    }

    @Bean
    @ConditionalOnMissingBean(name = "ownNamesOnly")
    FilterRegistrationBean<OwnNamesOnly> ownNamesOnly(ServerProperties server, Environment environment) {
        var registration = new FilterRegistrationBean<>(
                OwnNamesOnly.forAllPages(server.getAddress(), OwnNamesOnly.namedIn(environment, "shop.hosts")));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + FIRST);
        return registration;
    }
}
