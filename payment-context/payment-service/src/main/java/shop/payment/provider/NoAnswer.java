package shop.payment.provider;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.springframework.http.converter.HttpMessageConversionException;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;
import tools.jackson.core.JacksonException;

/**
 * Why a provider has given no answer that can be used, in words of ours (PAY-06): what an exception is called says nothing to
 * whoever reads a payment, and what it says may speak of people, and would be kept for ever.
 */
public final class NoAnswer {

    private static final List<Kind> KINDS = List.of(
            new Kind(
                    "it cannot be reached",
                    List.of(
                            HttpConnectTimeoutException.class,
                            ConnectException.class,
                            NoRouteToHostException.class,
                            UnknownHostException.class,
                            UnresolvedAddressException.class)),
            new Kind(
                    "it has not answered in time",
                    List.of(HttpTimeoutException.class, SocketTimeoutException.class, TimeoutException.class)),
            new Kind("no secure connection to it", List.of(SSLException.class)),
            new Kind(
                    "its answer cannot be read", List.of(HttpMessageConversionException.class, JacksonException.class)),
            new Kind("we have stopped waiting", List.of(InterruptedException.class)),
            new Kind("the connection to it broke off", List.of(IOException.class)));

    private record Kind(String words, List<Class<? extends Throwable>> causes) {

        private boolean isOf(Throwable unanswered) {
            return Stream.iterate(unanswered, Objects::nonNull, Throwable::getCause)
                    .anyMatch(cause -> causes.stream().anyMatch(kind -> kind.isInstance(cause)));
        }
    }

    private NoAnswer() {}

    /** What was seen of it, or of what has caused it. */
    public static String inOurWords(Throwable unanswered) {
        if (unanswered instanceof NotUnderstood odd) {
            return String.valueOf(odd.getMessage());
        }
        return KINDS.stream()
                .filter(kind -> kind.isOf(unanswered))
                .findFirst()
                .map(Kind::words)
                .orElse("its answer cannot be used");
    }

    /** @param codeOf reads the provider's own code of an error; empty where it gives none */
    public static String inOurWords(
            RestClientException unanswered, Function<RestClientResponseException, String> codeOf) {
        return unanswered instanceof RestClientResponseException error
                ? ofStatus(error.getStatusCode().value(), codeOf.apply(error))
                : inOurWords(unanswered);
    }

    /** @param code the provider's own code of the error; empty where it gives none */
    public static String ofStatus(int status, String code) {
        return ("HTTP " + status + " " + code).strip();
    }
}
