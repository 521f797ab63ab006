package shop.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/**
 * Checks the signature and the lasting claims of a token once a minute and its time at every request. A key that is
 * withdrawn is therefore trusted for a minute more, at the most.
 */
final class RememberedTokens implements JwtDecoder {

    private static final int MOST = 10_000;
    private static final Duration TRUSTED_FOR = Duration.ofMinutes(1);

    private final JwtDecoder signatures;
    private final OAuth2TokenValidator<Jwt> lasting;
    private final OAuth2TokenValidator<Jwt> now = TokenClaims.now();
    private final Cache<String, Jwt> checked = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(TRUSTED_FOR)
            .build();

    RememberedTokens(JwtDecoder signatures, TokenSettings settings) {
        this.signatures = signatures;
        this.lasting = TokenClaims.lasting(settings);
    }

    @Override
    public Jwt decode(String token) {
        return valid(checked.get(token, unknown -> valid(signatures.decode(unknown), lasting)), now);
    }

    private static Jwt valid(Jwt token, OAuth2TokenValidator<Jwt> validator) {
        var result = validator.validate(token);
        if (result.hasErrors()) {
            throw new JwtValidationException("The token is not valid", result.getErrors());
        }
        return token;
    }
}
