package shop.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

@DisplayName("The link to a parcel's page")
class TrackingLinksTest {

    private static final String PARCEL = "shipment-4711-potter-porto";

    @Test
    @DisplayName("is the same whoever makes it with the same secret, and opens that parcel alone")
    void isOfOneParcel() {
        String link = links("a secret").to(PARCEL);

        assertThat(link).matches("/tracking/" + PARCEL + "/[A-Za-z0-9_-]{27}");
        assertThat(links("a secret").to(PARCEL)).isEqualTo(link);
        assertThat(links("a secret").isOf(PARCEL, keyIn(link))).isTrue();
        assertThat(links("a secret").isOf("shipment-4712-potter-porto", keyIn(link)))
                .isFalse();
        assertThat(links("a secret").isOf(PARCEL, keyIn(link).substring(1))).isFalse();
        assertThat(links("a secret").isOf(PARCEL, "")).isFalse();
        assertThat(links("another secret").isOf(PARCEL, keyIn(link))).isFalse();
    }

    @Test
    @DisplayName("opens it while its secret is being replaced, and not any more afterwards")
    void outlivesAChangeOfSecrets() {
        String former = keyIn(links("former").to(PARCEL));

        assertThat(links("new,former").isOf(PARCEL, former)).isTrue();
        assertThat(links("new,former").to(PARCEL)).isEqualTo(links("new").to(PARCEL));
        assertThat(links("new").isOf(PARCEL, former)).isFalse();
    }

    @Test
    @DisplayName("is not made with the secret of the demonstration where others reach the service, nor without any")
    void needsASecretOfItsOwn() throws UnknownHostException {
        Environment demo = secrets("demo-tracking-links");

        assertThatCode(() -> TrackingLinks.of("Order", InetAddress.getLoopbackAddress(), demo))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> TrackingLinks.of("Order", null, demo))
                .isInstanceOfSatisfying(
                        InvalidConfigurationPropertyValueException.class,
                        refused -> assertThat(refused.getReason())
                                .startsWith("Order would")
                                .contains("Set shop.tracking-links.secrets"));
        InetAddress elsewhere = InetAddress.getByAddress(new byte[] {10, 0, 0, 1});
        assertThatThrownBy(() -> TrackingLinks.of("Order", elsewhere, secrets("own,demo-tracking-links")))
                .isInstanceOf(InvalidConfigurationPropertyValueException.class);
        assertThatThrownBy(() -> links("a,b,c")).hasMessageContaining("two while one replaces the other");
        assertThatThrownBy(() -> links("a, ")).hasMessageContaining("must be one secret");
    }

    private static String keyIn(String link) {
        return link.substring(link.lastIndexOf('/') + 1);
    }

    private static TrackingLinks links(String secrets) {
        return TrackingLinks.of("Shipping", InetAddress.getLoopbackAddress(), secrets(secrets));
    }

    private static Environment secrets(String secrets) {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of(TrackingLinks.SECRETS, secrets)));
        return environment;
    }
}
