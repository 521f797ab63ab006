package shop.shipping.carrier.simulated;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.platform.outside.Signatures;
import shop.simulators.webhook.Signature;

@DisplayName("A notification's signature")
class SignaturesTest {

    private static final Instant NOW = Instant.parse("2026-01-06T10:00:00Z");
    private static final String BODY = "{\"id\": \"1\", \"at\": \"ä\"}";

    private final Signatures signatures = signatures("new secret", "old secret");

    @Test
    @DisplayName("is genuine under the secret, and under the former one while it is being replaced")
    void isGenuine() {
        assertThat(isGenuine(BODY, Signature.of(BODY, NOW, "new secret"))).isTrue();
        assertThat(isGenuine(BODY, Signature.of(BODY, NOW, "old secret"))).isTrue();
        assertThat(isGenuine(BODY, Signature.of(BODY, NOW, "no secret"))).isFalse();
    }

    @Test
    @DisplayName("holds for exactly these bytes")
    void holdsForTheseBytes() {
        assertThat(isGenuine(BODY + " ", Signature.of(BODY, NOW, "new secret"))).isFalse();
        assertThat(isGenuine("", Signature.of("", NOW, "new secret"))).isTrue();
    }

    @Test
    @DisplayName("lives five minutes, in both directions of the clocks' difference")
    void livesFiveMinutes() {
        Duration bound = Duration.ofMinutes(5);
        assertThat(isGenuine(BODY, Signature.of(BODY, NOW.minus(bound), "new secret")))
                .isTrue();
        assertThat(isGenuine(BODY, Signature.of(BODY, NOW.plus(bound), "new secret")))
                .isTrue();
        assertThat(isGenuine(BODY, Signature.of(BODY, NOW.minus(bound).minusSeconds(1), "new secret")))
                .isFalse();
        assertThat(isGenuine(BODY, Signature.of(BODY, NOW.plus(bound).plusSeconds(1), "new secret")))
                .isFalse();
    }

    @Test
    @DisplayName("cannot be moved to another time")
    void cannotBeMoved() {
        String old = Signature.of(BODY, NOW.minus(Duration.ofHours(1)), "new secret");
        String moved = "t=" + NOW.getEpochSecond() + old.substring(old.indexOf(','));
        assertThat(isGenuine(BODY, moved)).isFalse();
    }

    @Test
    @DisplayName("is refused, not feared, when it has no such form")
    void isRefusedWithoutForm() {
        assertThat(List.of("", "t=,v1=", "v1=00", "t=99999999999999999999,v1=" + "0".repeat(64), "t=1,v1=xyz"))
                .noneMatch(signature -> isGenuine(BODY, signature));
    }

    @Test
    @DisplayName("needs one secret, or two")
    void needsSecrets() {
        assertThatThrownBy(SignaturesTest::signatures).hasMessageContaining("webhook-secrets");
        assertThatThrownBy(() -> signatures(" ")).hasMessageContaining("webhook-secrets");
        assertThatThrownBy(() -> signatures("a", "b", "c")).hasMessageContaining("webhook-secrets");
        assertThat(settings("new secret").toString()).doesNotContain("secret");
    }

    private boolean isGenuine(String body, String signature) {
        return signatures.isGenuine(signature, body.getBytes(UTF_8));
    }

    private static Signatures signatures(String... secrets) {
        return new Signatures(settings(secrets).webhookSecrets(), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static SimulatedCarrierSettings settings(String... secrets) {
        return new SimulatedCarrierSettings(
                URI.create("http://127.0.0.1:1"), Duration.ofSeconds(1), Duration.ofSeconds(1), List.of(secrets));
    }
}
