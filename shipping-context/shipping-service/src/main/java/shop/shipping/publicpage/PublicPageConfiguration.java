package shop.shipping.publicpage;

import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import shop.platform.web.TrackingLinks;

@Configuration(proxyBeanMethods = false)
class PublicPageConfiguration {

    @Bean
    TrackingLinks trackingLinks(ServerProperties server, Environment environment) {
        return TrackingLinks.of("Shipping", server.getAddress(), environment);
    }
}
