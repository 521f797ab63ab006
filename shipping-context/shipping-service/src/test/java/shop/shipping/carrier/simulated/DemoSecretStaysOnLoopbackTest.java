package shop.shipping.carrier.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.NestedExceptionUtils;

@DisplayName("The demo secret of the carrier")
class DemoSecretStaysOnLoopbackTest {

    private static final String DEMO = "whsec_simulated_carrier";
    private static final String OWN = "k3-Xw9-secret";

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "0.0.0.0", "::"})
    @DisplayName("is refused on an address that others can reach, in one sentence")
    void isRefusedElsewhere(String address) {
        assertThatThrownBy(() -> check(address, DEMO))
                .isInstanceOf(InvalidConfigurationPropertyValueException.class)
                .hasMessageContaining("server.address")
                .hasMessageContaining("which everybody knows")
                .hasMessageNotContaining(DEMO);
    }

    @Test
    @DisplayName("is refused beside one of one's own, and when no address is named, which means all")
    void isRefusedBesideAnother() {
        assertThatThrownBy(() -> check("192.0.2.1", OWN, DEMO))
                .isInstanceOf(InvalidConfigurationPropertyValueException.class);
        assertThatThrownBy(() -> new SimulatedCarrierConfiguration(new ServerProperties(), settings(DEMO)))
                .isInstanceOf(InvalidConfigurationPropertyValueException.class)
                .hasMessageContaining("every address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.5", "::1"})
    @DisplayName("is fine on loopback")
    void isFineOnLoopback(String address) {
        assertThatCode(() -> check(address, DEMO)).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("may be replaced by one's own, which is fine anywhere")
    void ownSecretIsFineAnywhere() {
        assertThatCode(() -> check("0.0.0.0", OWN)).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("is what the service has until it is given another, so it stops elsewhere before it answers anybody")
    void stopsTheService() {
        assertThatCode(() -> started().close()).doesNotThrowAnyException();
        assertThatThrownBy(() -> started("--server.address=0.0.0.0").close())
                .satisfies(failure -> assertThat(NestedExceptionUtils.getMostSpecificCause(failure))
                        .isInstanceOf(InvalidConfigurationPropertyValueException.class));
        assertThatCode(() -> started("--server.address=0.0.0.0", "--shipping.carrier.simulated.webhook-secrets=" + OWN)
                        .close())
                .doesNotThrowAnyException();
    }

    /** The room of the carrier alone, with the configuration of the whole service, which waits for no server. */
    private static ConfigurableApplicationContext started(String... more) {
        String[] arguments = Stream.concat(Stream.of("--shop.start.await=false"), Stream.of(more))
                .toArray(String[]::new);
        return new SpringApplicationBuilder(Server.class, SimulatedCarrierConfiguration.class)
                .web(WebApplicationType.NONE)
                .properties("spring.config.name=shipping")
                .run(arguments);
    }

    private static void check(String address, String... secrets) throws Exception {
        ServerProperties server = new ServerProperties();
        server.setAddress(InetAddress.getByName(address));
        new SimulatedCarrierConfiguration(server, settings(secrets));
    }

    private static SimulatedCarrierSettings settings(String... secrets) {
        return new SimulatedCarrierSettings(
                URI.create("http://127.0.0.1:8092"), Duration.ofSeconds(1), Duration.ofSeconds(5), List.of(secrets));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(ServerProperties.class)
    static class Server {}
}
