package shop.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtValidationException;

@DisplayName("An access token")
class RememberedTokensTest {

    private static final TokenSettings SETTINGS = new TokenSettings("http://issuer", "shop", List.of());

    private final AtomicInteger signaturesChecked = new AtomicInteger();

    @Test
    @DisplayName("has its signature checked once, however often it is shown")
    void isCheckedOnce() {
        var tokens = tokens(Instant.now().plusSeconds(600));
        assertThat(tokens.decode("a").getSubject()).isEqualTo("demo-shop");
        assertThat(tokens.decode("a").getSubject()).isEqualTo("demo-shop");
        assertThat(signaturesChecked).hasValue(1);
        tokens.decode("b");
        assertThat(signaturesChecked).hasValue(2);
    }

    @Test
    @DisplayName("is refused once its time is over, also if it is remembered")
    void expires() {
        var tokens = tokens(Instant.now().minusSeconds(600));
        assertThatThrownBy(() -> tokens.decode("a")).isInstanceOf(JwtValidationException.class);
    }

    @Test
    @DisplayName("that is forged is refused each time, and not remembered")
    void isRefused() {
        var tokens = new RememberedTokens(
                token -> {
                    signaturesChecked.incrementAndGet();
                    throw new BadJwtException("forged");
                },
                SETTINGS);
        assertThatThrownBy(() -> tokens.decode("a")).isInstanceOf(BadJwtException.class);
        assertThatThrownBy(() -> tokens.decode("a")).isInstanceOf(BadJwtException.class);
        assertThat(signaturesChecked).hasValue(2);
    }

    private RememberedTokens tokens(Instant expiry) {
        return new RememberedTokens(
                token -> {
                    signaturesChecked.incrementAndGet();
                    return Jwt.withTokenValue(token)
                            .header("alg", "RS256")
                            .issuer("http://issuer")
                            .audience(List.of("shop"))
                            .subject("demo-shop")
                            .issuedAt(expiry.minusSeconds(3600))
                            .expiresAt(expiry)
                            .build();
                },
                SETTINGS);
    }
}
