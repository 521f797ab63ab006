package shop.guard;

import jakarta.servlet.DispatcherType;
import org.apache.catalina.connector.Connector;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Keeps those who send much, or slowly, from holding up the others: bounds on bodies, headers and connections. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Limits.class)
public class SlowSenders {

    @Bean
    FilterRegistrationBean<BodyFirst> bodyFirst(Limits limits) {
        var registration = new FilterRegistrationBean<>(new BodyFirst(limits));
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
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
            fair.limit(limits.connectionsPerAddress(), limits.headersWithin());
        }
    }
}
