package shop.discovery;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import shop.starting.CannotStart;
import shop.starting.TokenForm;

/**
 * What the libraries have to be told, as far as nobody says otherwise, from two addresses: {@code shop.registry.uri} and
 * {@code shop.configuration.uri}, and the tokens that the two ask for. Without the one, or the other, the service runs alone
 * in that respect.
 */
final class JoinTheOthers implements EnvironmentPostProcessor, Ordered {

    static final String REGISTRY = "shop.registry.uri";
    static final String STORE = "shop.configuration.uri";
    static final String STORE_TOKEN = "shop.configuration.token";

    /** Of whom a server learns nothing but the token; it is never read. */
    static final String ANYBODY = "service";

    static final String REGISTRY_TOKEN = "shop.registry.token";

    private static final String NEVER_CHANGED = "org.springframework.cloud.netflix.eureka.EurekaInstanceConfigBean,"
            + "org.springframework.cloud.netflix.eureka.EurekaClientConfigBean";

    @Override
    public int getOrder() {
        // The import has to be known before files are read.
        return ConfigDataEnvironmentPostProcessor.ORDER - 1;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("spring.cloud.compatibility-verifier.compatible-boot-versions", "4.0.x,4.1.x");
        registry(environment, said);
        store(environment, said);
        environment.getPropertySources().addLast(new MapPropertySource("joinTheOthers", said));
    }

    private static void registry(ConfigurableEnvironment environment, Map<String, Object> said) {
        boolean named = environment.containsProperty(REGISTRY);
        said.put("eureka.client.enabled", named);
        if (named) {
            said.put("eureka.client.service-url.defaultZone", registryFor(environment) + "/eureka/");
            said.put("eureka.client.registry-fetch-interval-seconds", 2);
            // Which of them are asked is decided here: those that are not ready where nobody else is there.
            said.put("eureka.client.filter-only-up-instances", false);
            // The balancer would ask it first, and it knows nothing of that.
            said.put("spring.cloud.discovery.reactive.enabled", false);
            said.put("eureka.client.instance-info-replication-interval-seconds", 5);
            said.put("eureka.client.initial-instance-info-replication-interval-seconds", 0);
            // What is known at the start is not made anew, and not reset, whenever a setting changes.
            said.put("eureka.client.refresh.enable", false);
            said.put("spring.cloud.refresh.never-refreshable", NEVER_CHANGED);
            said.put("eureka.instance.prefer-ip-address", true);
            said.put("eureka.instance.non-secure-port", "${server.port}");
            said.put("eureka.instance.ip-address", "${server.address}");
            said.put("eureka.instance.instance-id", "${shop.instance:${spring.application.name}}@${server.port}");
            said.put("eureka.instance.lease-renewal-interval-in-seconds", 3);
            said.put("eureka.instance.lease-expiration-duration-in-seconds", 9);
            // While the registry is away, every attempt would be an error with a stack trace.
            said.put("logging.level.com.netflix.discovery", "off");
            said.put("logging.level.org.springframework.cloud.netflix.eureka", "error");
        }
    }

    /** Its library takes a password from the address, and from nowhere else. */
    private static String registryFor(ConfigurableEnvironment environment) {
        String uri = environment.getRequiredProperty(REGISTRY);
        String token = token(environment, REGISTRY_TOKEN);
        return token.isEmpty() ? uri : uri.replaceFirst("://", "://" + ANYBODY + ":" + token + "@");
    }

    private static String token(ConfigurableEnvironment environment, String property) {
        String token = environment.getProperty(property, "");
        if (!token.isEmpty() && !TokenForm.isThatOf(token)) {
            throw new CannotStart(
                    property + " is no token: one is of " + TokenForm.IN_WORDS + ".",
                    "Set the variable " + TokenForm.variable(property) + " to the token of whom is asked.",
                    null);
        }
        return token;
    }

    private static void store(ConfigurableEnvironment environment, Map<String, Object> said) {
        boolean named = environment.containsProperty(STORE);
        said.put("spring.cloud.config.enabled", named);
        if (named) {
            said.put("spring.config.import", "optional:configserver:" + environment.getRequiredProperty(STORE));
            said.put("spring.cloud.config.username", ANYBODY);
            said.put("spring.cloud.config.password", token(environment, STORE_TOKEN));
            said.put("spring.cloud.config.request-connect-timeout", StoreIsAsked.CONNECT_WITHIN.toMillis());
            said.put("spring.cloud.config.request-read-timeout", StoreIsAsked.ANSWER_WITHIN.toMillis());
            said.put("logging.level.org.springframework.cloud.config.client", "error");
            // It would warn, with a stack trace each, of every record that it cannot change in place.
            said.put("logging.level.org.springframework.cloud.context.properties", "error");
        }
    }
}
