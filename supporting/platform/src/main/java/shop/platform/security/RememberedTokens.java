package shop.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/**
 * Checks the signature of a token once a minute and its time at every request. A key that is withdrawn is therefore
 * trusted for a minute more, at the most.
 */
final class RememberedTokens implements JwtDecoder {

    private static final int MOST = 10_000;
    private static final Duration TRUSTED_FOR = Duration.ofMinutes(1);

    private final JwtDecoder decoder;
    private final JwtTimestampValidator times = new JwtTimestampValidator();
    private final Cache<String, Jwt> checked = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(TRUSTED_FOR)
            .build();

    RememberedTokens(JwtDecoder decoder) {
        this.decoder = decoder;
    }

    @Override
    public Jwt decode(String token) {
        Jwt jwt = checked.get(token, decoder::decode);
        var result = times.validate(jwt);
        if (result.hasErrors()) {
            throw new JwtValidationException("The token is not valid now", result.getErrors());
        }
        return jwt;
    }
}
