package shop.payment.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.converter.HttpMessageConversionException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClientException;

@DisplayName("Why a provider has given no answer")
class NoAnswerTest {

    private static Stream<Arguments> whatIsSeen() {
        return Stream.of(
                Arguments.of(
                        new ResourceAccessException("I/O error", new ConnectException("refused for Ana")),
                        "it cannot be reached"),
                Arguments.of(
                        new ResourceAccessException("I/O error", new HttpConnectTimeoutException("late")),
                        "it cannot be reached"),
                Arguments.of(
                        new ResourceAccessException("I/O error", new HttpTimeoutException("late")),
                        "it has not answered in time"),
                Arguments.of(new RuntimeException(new SocketTimeoutException("late")), "it has not answered in time"),
                Arguments.of(new TimeoutException(), "it has not answered in time"),
                Arguments.of(
                        new ResourceAccessException("I/O error", new SSLHandshakeException("whose certificate")),
                        "no secure connection to it"),
                Arguments.of(
                        new RestClientException("odd", new HttpMessageConversionException("Ana, Rua 1")),
                        "its answer cannot be read"),
                Arguments.of(
                        new ResourceAccessException("I/O error", new IOException(new EOFException("cut off"))),
                        "the connection to it broke off"),
                Arguments.of(
                        NotUnderstood.status("a capture", "pending"), "it has answered with a capture that is pending"),
                Arguments.of(
                        NotUnderstood.status("a capture", "Ana, Rua 1"),
                        "it has answered with a capture of another status"),
                Arguments.of(
                        NotUnderstood.status("a capture", null), "it has answered with a capture of another status"),
                Arguments.of(new InterruptedException(), "we have stopped waiting"),
                Arguments.of(new IllegalStateException("Ana, Rua 1"), "its answer cannot be used"));
    }

    @ParameterizedTest
    @MethodSource("whatIsSeen")
    @DisplayName("is told in our words, whatever has caused it, and tells nothing that it says (PAY-06)")
    void inOurWords(Throwable unanswered, String words) {
        assertThat(NoAnswer.inOurWords(unanswered)).isEqualTo(words);
    }
}
