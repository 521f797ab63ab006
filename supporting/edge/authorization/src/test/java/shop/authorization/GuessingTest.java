package shop.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The authorisation server holds whoever guesses")
class GuessingTest {

    @TempDir
    Path data;

    private RunningAuthorization authorization;

    @BeforeEach
    void start() {
        authorization = RunningAuthorization.start(data, "--shop.limits.rates.[/oauth2/token]=1");
    }

    @AfterEach
    void stop() {
        authorization.close();
    }

    @Test
    @DisplayName("the secret of one client to that client's rate, and others get their tokens")
    void secrets() {
        assertThat(guesses(number -> "demo-shop").anyMatch(status -> status == 429))
                .isTrue();

        assertThat(authorization
                        .requestToken("demo-customer", "demo-customer-secret")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("names to the rate of an address")
    void names() {
        assertThat(guesses(number -> "client-" + number).anyMatch(status -> status == 429))
                .isTrue();
    }

    private Stream<Integer> guesses(IntFunction<String> client) {
        return IntStream.range(0, 200)
                .mapToObj(number -> authorization
                        .requestToken(client.apply(number), "guess-" + number)
                        .statusCode());
    }
}
