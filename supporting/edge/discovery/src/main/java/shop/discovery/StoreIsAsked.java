package shop.discovery;

import java.time.Duration;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import shop.starting.CannotStart;
import shop.starting.TokenForm;

/**
 * Rule: a service whom the configuration store refuses does not start. One that is away is not waited for; but a service with
 * the wrong token would hear nothing from it for ever, and run on what it was built with.
 */
final class StoreIsAsked implements EnvironmentPostProcessor, Ordered {

    static final Duration CONNECT_WITHIN = Duration.ofSeconds(1);
    static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);

    @Override
    public int getOrder() {
        // It may have said something already, and then takes the token.
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        boolean hasSpoken = environment.getPropertySources().stream()
                .anyMatch(source -> source.getName().startsWith(SettingsWatch.TAKEN));
        if (environment.containsProperty(JoinTheOthers.STORE) && !hasSpoken) {
            ask(environment);
        }
    }

    private static void ask(ConfigurableEnvironment environment) {
        String address = environment.getRequiredProperty(JoinTheOthers.STORE);
        String token = environment.getProperty(JoinTheOthers.STORE_TOKEN, "");
        try {
            store(address, token)
                    .get()
                    .uri("/{service}/default", environment.getProperty("spring.application.name", "application"))
                    .retrieve()
                    .toBodilessEntity();
        } catch (HttpClientErrorException.Unauthorized | HttpClientErrorException.Forbidden refused) {
            throw new CannotStart(
                    "The configuration store at " + address + " refuses this service: " + JoinTheOthers.STORE_TOKEN
                            + (token.isEmpty() ? " names no token." : " names another token than the store's."),
                    "Set the variable " + TokenForm.variable(JoinTheOthers.STORE_TOKEN)
                            + " to the one that the store has.",
                    refused);
        } catch (RestClientException away) {
            // What it says later is taken then.
        }
    }

    /** Asked with this token. */
    static RestClient store(String address, String token) {
        SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(CONNECT_WITHIN);
        requests.setReadTimeout(ANSWER_WITHIN);
        return RestClient.builder()
                .requestFactory(requests)
                .baseUrl(address)
                .defaultHeaders(headers -> headers.setBasicAuth(JoinTheOthers.ANYBODY, token))
                .build();
    }
}
