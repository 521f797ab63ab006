package shop.guard;

import jakarta.servlet.DispatcherType;
import java.net.InetAddress;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.catalina.connector.Connector;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

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
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> guardedServer(Limits limits, Environment environment) {
        Predicate<InetAddress> speaksForMany = manySpeakers(environment);
        return factory -> {
            factory.setProtocol(FairProtocol.class.getName());
            factory.addConnectorCustomizers(connector -> limit(connector, limits, speaksForMany));
            factory.addContextValves(new ConnectionValve());
        };
    }

    private static void limit(Connector connector, Limits limits, Predicate<InetAddress> speaksForMany) {
        if (connector.getProtocolHandler() instanceof FairProtocol fair) {
            fair.limit(
                    from -> speaksForMany.test(from) ? limits.connectionsPerProxy() : limits.connectionsPerAddress(),
                    limits.headersWithin());
        }
    }

    private static Predicate<InetAddress> manySpeakers(Environment environment) {
        Predicate<String> proxies = Stream.of("internal-proxies", "trusted-proxies")
                .map(kind -> environment.getProperty("server.tomcat.remoteip." + kind, ""))
                .map(addresses -> Pattern.compile(addresses).asMatchPredicate())
                .reduce(Predicate::or)
                .orElseThrow();
        return from -> from.isLoopbackAddress() || proxies.test(from.getHostAddress());
    }
}
