package shop.importer.http;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** The right to act as a client of the shop, by OAuth 2.0 client credentials; renewed before it runs out. */
public final class AccessToken {

    private static final long SECONDS_TO_SPARE = 60;

    private final Http http;
    private final URI tokens;
    private final String credentials;
    private final Clock clock;
    private String value = "";
    private Instant until = Instant.MIN;

    /** @param tokens where tokens are given */
    public AccessToken(Http http, URI tokens, String client, String secret, Clock clock) {
        this.http = http;
        this.tokens = tokens;
        this.credentials = Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
        this.clock = clock;
    }

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    private record Given(String accessToken, long expiresIn) {}

    /** @throws RuntimeException when no token is to be had */
    public void check() {
        header();
    }

    synchronized String header() {
        if (clock.instant().isAfter(until)) {
            Given given = http.exchange(() -> HttpRequest.newBuilder(tokens)
                            .header("Authorization", "Basic " + credentials)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials")))
                    .as(Given.class);
            value = "Bearer " + given.accessToken();
            until = clock.instant().plusSeconds(given.expiresIn() - SECONDS_TO_SPARE);
        }
        return value;
    }

    /** A token that is no longer taken, as after a restart with another key, is not shown again. */
    synchronized void forget(String refused) {
        if (value.equals(refused)) {
            until = Instant.MIN;
        }
    }
}
