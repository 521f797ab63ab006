package shop.shipping.carrier;

import java.util.List;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Rule: a service that is told to work with a carrier that it does not know says so, before anything of it is there. */
@Configuration(proxyBeanMethods = false)
class KnownCarriers {

    private static final String KIND = "shipping.carrier.kind";
    private static final List<String> KINDS = List.of("simulated", "easypost");

    @Bean
    static BeanFactoryPostProcessor carrierIsKnown(Environment environment) {
        check(environment.getProperty(KIND, "simulated"));
        return beans -> {};
    }

    static void check(String kind) {
        if (!KINDS.contains(kind)) {
            throw new InvalidConfigurationPropertyValueException(
                    KIND, kind, "It must be one of " + String.join(", ", KINDS) + ".");
        }
    }
}
