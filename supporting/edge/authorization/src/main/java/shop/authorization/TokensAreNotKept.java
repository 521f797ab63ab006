package shop.authorization;

import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/**
 * A signed token speaks for itself, so none is remembered: the default would keep every token ever given in memory.
 * Introspection and revocation, which would need them, are not offered.
 */
final class TokensAreNotKept implements OAuth2AuthorizationService {

    @Override
    public void save(OAuth2Authorization authorization) {
        // Nothing to remember.
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        // Nothing was remembered.
    }

    @Override
    public OAuth2Authorization findById(String id) {
        return null;
    }

    @Override
    public OAuth2Authorization findByToken(String token, OAuth2TokenType tokenType) {
        return null;
    }
}
