package shop.platform.security;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import shop.guard.ReservedNames;

/**
 * What a token must say before it counts, beside its signature: who gave it, that it is meant for this system, until when
 * it is good, and whose it is. What is refused is named, without repeating what the token says.
 */
final class TokenClaims {

    /**
     * OpenID Connect Core 1.0, section 2: a subject has at most 255 ASCII characters. So no letter of another alphabet and
     * nothing invisible can make one name look like another's.
     */
    private static final Pattern SUBJECT = Pattern.compile("[!-~]{1,255}");

    private TokenClaims() {}

    /** What does not change while a token lives. */
    static OAuth2TokenValidator<Jwt> lasting(TokenSettings settings) {
        return new DelegatingOAuth2TokenValidator<>(List.of(
                claim(
                        "iss",
                        "it was not given by this system's issuer",
                        token -> settings.issuer().equals(token.getClaimAsString("iss"))),
                claim(
                        "aud",
                        "it is meant for somebody else",
                        token -> token.getAudience() != null
                                && token.getAudience().contains(settings.audience())),
                claim("exp", "it must say until when it is good", token -> token.getExpiresAt() != null),
                claim(
                        "sub",
                        "it must say whose it is, in 1 to 255 visible ASCII characters without a space",
                        token -> token.getSubject() != null
                                && SUBJECT.matcher(token.getSubject()).matches()),
                claim(
                        "sub",
                        "the name is reserved for the system and those who report to it",
                        token -> token.getSubject() == null || !ReservedNames.areMeantBy(token.getSubject()))));
    }

    /** What changes with the clock, of which a minute more or less is forgiven. */
    static OAuth2TokenValidator<Jwt> now() {
        return new JwtTimestampValidator();
    }

    private static OAuth2TokenValidator<Jwt> claim(String name, String complaint, Predicate<Jwt> isGood) {
        OAuth2TokenValidatorResult bad = OAuth2TokenValidatorResult.failure(
                new OAuth2Error("invalid_token", "The token's claim " + name + ": " + complaint, null));
        return token -> isGood.test(token) ? OAuth2TokenValidatorResult.success() : bad;
    }
}
