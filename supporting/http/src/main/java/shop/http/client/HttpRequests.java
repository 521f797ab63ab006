package shop.http.client;

import java.time.Duration;
import java.util.Optional;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;

/**
 * Requests on the thread that asks, over HTTP/1.1 and connections that are kept. A redirect, a cookie or a coding of the
 * content is the asker's own matter. No request is sent twice, but for a reading one whose kept connection proves to be closed.
 *
 * <p>What goes wrong has three names: a {@link java.net.ConnectException} where nobody was reached, and so nothing was done; a
 * {@link java.net.SocketTimeoutException} where the answer was not whole in time; any other {@link java.io.IOException} where
 * the connection broke off.
 */
public final class HttpRequests {

    /** More than threads that ask; what waits for a connection would wait behind others for no reason of its own. */
    private static final int MOST_AT_ONCE = 2_000;

    /** A kept connection is looked at each time before it is used: the other side may have closed it a moment ago. */
    private static final TimeValue RESTED = TimeValue.ZERO_MILLISECONDS;

    /** How long a connection that nobody uses is kept. */
    private static final TimeValue KEPT = TimeValue.ofSeconds(30);

    private HttpRequests() {}

    /**
     * With a deadline.
     *
     * @param connectWithin how long the other side may take to be reached; also when another request waits for a connection
     * @param answerWithin how long it may take in all, to the last byte of the answer, however it spreads them
     */
    public static ClientHttpRequestFactory within(Duration connectWithin, Duration answerWithin) {
        return requests(connectWithin, Optional.of(answerWithin));
    }

    /** For answers that have no end of their own: streams. */
    public static ClientHttpRequestFactory atLeisure(Duration connectWithin) {
        return requests(connectWithin, Optional.empty());
    }

    private static ClientHttpRequestFactory requests(Duration connectWithin, Optional<Duration> answerWithin) {
        return new HttpComponentsClientHttpRequestFactory(client(Timeout.of(connectWithin), answerWithin));
    }

    private static HttpClient client(Timeout connectWithin, Optional<Duration> answerWithin) {
        return HttpClientBuilder.create()
                .useSystemProperties()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .useSystemProperties()
                        .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                        .setMaxConnPerRoute(MOST_AT_ONCE)
                        .setMaxConnTotal(MOST_AT_ONCE)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(connectWithin)
                                .setValidateAfterInactivity(RESTED)
                                .build())
                        .build())
                .evictExpiredConnections()
                .evictIdleConnections(KEPT)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(connectWithin)
                        .setResponseTimeout(Timeout.DISABLED)
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .setRetryStrategy(new OnlyReadingAgain())
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .disableDefaultUserAgent()
                .addExecInterceptorFirst("deadline", new Deadline(answerWithin))
                .addExecInterceptorBefore(ChainElement.MAIN_TRANSPORT.name(), "reached", Deadline::reached)
                .build();
    }
}
