package shop.authorization;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the authorisation server is told.
 *
 * @param issuer the name it signs with, and the address under which the services find its public key
 * @param audience for whom its tokens are meant: what the services want to read in their claim {@code aud}
 * @param data the folder that holds the signing key
 * @param tokenLifetime how long an access token is good
 * @param browserOrigins patterns of the web origins whose pages may ask for a token
 * @param clients who may ask for a token; ids are unique
 */
@ConfigurationProperties("authorization")
record AuthorizationProperties(
        URI issuer,
        String audience,
        Path data,
        Duration tokenLifetime,
        List<String> browserOrigins,
        List<Client> clients) {

    AuthorizationProperties {
        if (tokenLifetime.isNegative() || tokenLifetime.isZero()) {
            throw new IllegalArgumentException("authorization.token-lifetime must be positive");
        }
        browserOrigins = List.copyOf(browserOrigins);
        clients = List.copyOf(clients);
        Set<String> ids = new HashSet<>();
        for (Client client : clients) {
            if (!ids.add(client.id())) {
                throw new IllegalArgumentException("authorization.clients names " + client.id() + " twice");
            }
        }
    }

    /**
     * A machine that may ask for a token.
     *
     * @param id its name, and the {@code sub} of its tokens
     * @param secret its secret as it is, or hashed as <code>{bcrypt}…</code>
     * @param role what it may do; the only entry of {@code roles}, and the scope it may ask for
     */
    record Client(String id, String secret, String role) {

        private static final String DEMO = "demo-";

        Client {
            if (id.isBlank() || secret.isBlank() || role.isBlank()) {
                throw new IllegalArgumentException("authorization.clients: each needs an id, a secret and a role");
            }
        }

        /** Printed in the documentation, so known to everybody. */
        boolean isPublicKnowledge() {
            return id.startsWith(DEMO) || secret.startsWith(DEMO);
        }
    }
}
