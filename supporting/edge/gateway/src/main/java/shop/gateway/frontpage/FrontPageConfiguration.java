package shop.gateway.frontpage;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class FrontPageConfiguration implements WebMvcConfigurer {

    private final String tokens;

    FrontPageConfiguration(
            FrontPage page, ServerProperties server, @Value("${shop.services.authorization.uri}") String tokens) {
        demoCredentialsStayOnLoopback(page, server.getAddress());
        this.tokens = tokens;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new OwnPagesAreLockedDown(tokens));
    }

    /** Everybody who can reach the gateway could use them: to place orders, and through the token route for more. */
    private static void demoCredentialsStayOnLoopback(FrontPage page, InetAddress address) {
        boolean othersCanReachIt = address == null || !address.isLoopbackAddress();
        List<String> known = Stream.of(page.shop(), page.customer(), page.support(), page.warehouse())
                .filter(FrontPage.Client::isPublicKnowledge)
                .map(FrontPage.Client::id)
                .toList();
        if (othersCanReachIt && !known.isEmpty()) {
            throw new InvalidConfigurationPropertyValueException(
                    "server.address",
                    address == null ? "every address" : address.getHostAddress(),
                    "The front page works with the demo credentials of %s, which everybody knows, so the gateway listens on loopback only. Set front-page.customer to a client of your own, those of front-page.shop, .support and .warehouse too or their ids to nothing, or server.address to 127.0.0.1."
                            .formatted(String.join(" and ", known)));
        }
    }
}
