package shop.authorization;

import java.util.List;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** The configured clients in the library's terms, and the way back from such a client to its roles. */
final class Clients {

    private static final String ROLES = "shop.roles";

    private Clients() {}

    static RegisteredClientRepository registered(AuthorizationProperties properties) {
        List<RegisteredClient> clients = properties.clients().stream()
                .map(client -> registered(client, properties))
                .toList();
        return new InMemoryRegisteredClientRepository(clients);
    }

    private static RegisteredClient registered(
            AuthorizationProperties.Client client, AuthorizationProperties properties) {
        return RegisteredClient.withId(client.id())
                .clientId(client.id())
                .clientSecret(client.secret().startsWith("{") ? client.secret() : "{noop}" + client.secret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scope(client.role())
                .clientSettings(ClientSettings.builder()
                        .setting(ROLES, List.of(client.role()))
                        .build())
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(properties.tokenLifetime())
                        .build())
                .build();
    }

    static List<String> rolesOf(RegisteredClient client) {
        return client.getClientSettings().getSetting(ROLES);
    }
}
