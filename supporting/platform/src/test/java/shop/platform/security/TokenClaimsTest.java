package shop.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jwt.Jwt;

@DisplayName("An access token counts")
class TokenClaimsTest {

    private static final TokenSettings SETTINGS = new TokenSettings("http://issuer", "shop", List.of());

    @ParameterizedTest(name = "of \"{0}\"")
    @DisplayName("when it names its issuer, this system, its end and its owner, whatever its owner is called")
    @ValueSource(
            strings = {
                "demo-shop",
                "ada@example.org",
                "auth0|5f7c8ec7c33c6c004bbafe82",
                "systems-integration",
                "my-carrier"
            })
    void counts(String subject) {
        assertThat(complaints(token -> token.subject(subject))).isEmpty();
    }

    @Test
    @DisplayName("when it is meant for others as well")
    void forSeveral() {
        assertThat(complaints(token -> token.audience(List.of("billing", "shop"))))
                .isEmpty();
    }

    @Test
    @DisplayName("not when another issuer, or none, gave it")
    void issuer() {
        assertThat(complaints(token -> token.issuer("http://issuer/")))
                .singleElement()
                .asString()
                .contains("iss");
        assertThat(complaints(token -> token.claims(claims -> claims.remove("iss"))))
                .singleElement()
                .asString()
                .contains("iss");
    }

    @Test
    @DisplayName("not when it is meant for somebody else, or for nobody")
    void audience() {
        assertThat(complaints(token -> token.audience(List.of("billing", "shop2"))))
                .singleElement()
                .asString()
                .contains("aud");
        assertThat(complaints(token -> token.claims(claims -> claims.remove("aud"))))
                .singleElement()
                .asString()
                .contains("aud");
    }

    @Test
    @DisplayName("not when it never ends")
    void expiry() {
        assertThat(complaints(token -> token.claims(claims -> claims.remove("exp"))))
                .singleElement()
                .asString()
                .contains("exp");
    }

    @Test
    @DisplayName("not when it is nobody's")
    void nobody() {
        assertThat(complaints(token -> token.claims(claims -> claims.remove("sub"))))
                .singleElement()
                .asString()
                .contains("sub");
    }

    @ParameterizedTest(name = "\"{0}\"")
    @DisplayName("not when its owner's name is empty, holds what cannot be seen, or letters that look like others")
    @ValueSource(
            strings = {
                "",
                " ",
                "ada ",
                " ada",
                "a da",
                "ada\t",
                "ada\n",
                "ada\u0000",
                "ada\u00a0",
                "ada\u200b",
                "ada\u00ad",
                "\ufeffada",
                "s\u0443stem",
                "\u0455ystem",
                "\uff53\uff59\uff53\uff54\uff45\uff4d",
                "\u202emetsys"
            })
    void unseen(String subject) {
        assertThat(complaints(token -> token.subject(subject)))
                .singleElement()
                .asString()
                .contains("sub", "visible ASCII")
                .doesNotContain("ada", "ystem");
    }

    @ParameterizedTest(name = "\"{0}\"")
    @DisplayName("not when its owner would be taken for the system, or for somebody outside who needs no token")
    @ValueSource(
            strings = {
                "system",
                "System",
                "SYSTEM",
                "s-y-s-t-e-m",
                "system.",
                "[system]",
                "systern",
                "carrier",
                "Carrier",
                "payment-provider",
                "PaymentProvider",
                "payment_provider"
            })
    void reserved(String subject) {
        assertThat(complaints(token -> token.subject(subject)))
                .singleElement()
                .asString()
                .contains("sub", "reserved")
                .doesNotContain(subject + "\"");
    }

    private static List<String> complaints(Consumer<Jwt.Builder> change) {
        Jwt.Builder token = Jwt.withTokenValue("token")
                .header("alg", "RS256")
                .issuer("http://issuer")
                .audience(List.of("shop"))
                .subject("demo-shop")
                .expiresAt(Instant.parse("2030-01-01T00:00:00Z"));
        change.accept(token);
        return TokenClaims.lasting(SETTINGS).validate(token.build()).getErrors().stream()
                .map(OAuth2Error::getDescription)
                .toList();
    }
}
