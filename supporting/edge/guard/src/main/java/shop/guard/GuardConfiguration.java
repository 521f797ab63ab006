package shop.guard;

import jakarta.servlet.DispatcherType;
import org.apache.catalina.connector.Connector;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/** Puts the limits in force. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(Limits.class)
public class GuardConfiguration {

    private static final int FIRST = 1;
    private static final int AFTER_PROXIES_ARE_BELIEVED = 10;

    @Bean
    FilterRegistrationBean<BodyFirst> bodyFirst(Limits limits) {
        var registration = new FilterRegistrationBean<>(new BodyFirst(limits));
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    FilterRegistrationBean<CallerLimit> callerLimit(Limits limits) {
        var registration = new FilterRegistrationBean<>(new CallerLimit(limits, Callers::of));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + AFTER_PROXIES_ARE_BELIEVED);
        return registration;
    }

    @Bean
    FilterRegistrationBean<OwnNamesOnly> ownNamesOnly(ServerProperties server, Environment environment) {
        var registration = new FilterRegistrationBean<>(
                OwnNamesOnly.forAllPages(server.getAddress(), OwnNamesOnly.namedIn(environment, "shop.hosts")));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + FIRST);
        return registration;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> guardedServer(Limits limits) {
        return factory -> {
            factory.setProtocol(FairProtocol.class.getName());
            factory.addConnectorCustomizers(connector -> limit(connector, limits));
            factory.addContextValves(new Connections());
        };
    }

    private static void limit(Connector connector, Limits limits) {
        if (connector.getProtocolHandler() instanceof FairProtocol fair) {
            fair.limit(limits.connectionsPerAddress());
        }
    }
}
