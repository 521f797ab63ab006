package shop.http.client;

import java.io.IOException;
import java.net.SocketException;
import java.util.Set;
import org.apache.hc.client5.http.HttpRequestRetryStrategy;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;

/** A kept connection that the other side has closed meanwhile is found out by using it: what only reads is sent once more. */
final class OnlyReadingAgain implements HttpRequestRetryStrategy {

    private static final Set<String> READING = Set.of("GET", "HEAD");

    @Override
    public boolean retryRequest(HttpRequest request, IOException failure, int attempt, HttpContext context) {
        return attempt == 1
                && READING.contains(request.getMethod())
                && (failure instanceof NoHttpResponseException || failure.getClass() == SocketException.class);
    }

    @Override
    public boolean retryRequest(HttpResponse response, int attempt, HttpContext context) {
        return false;
    }

    @Override
    public TimeValue getRetryInterval(HttpResponse response, int attempt, HttpContext context) {
        return TimeValue.ZERO_MILLISECONDS;
    }
}
