package shop.gateway.routing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.coyote.CloseNowException;
import org.springframework.cloud.gateway.server.mvc.config.GatewayMvcProperties;
import org.springframework.cloud.gateway.server.mvc.handler.RestClientProxyExchange;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.RestClient;

/**
 * Hands an answer on as it comes. A stream stands for the caller as soon as it stands here, not only when there is
 * something to tell; an answer that breaks off breaks off for the caller too, or half would look like whole; and when
 * the caller goes, the service is let go.
 */
final class FaithfulExchange extends RestClientProxyExchange {

    private final OpenStreams streams;

    FaithfulExchange(RestClient client, GatewayMvcProperties properties, OpenStreams streams) {
        super(client, properties);
        this.streams = streams;
    }

    @Override
    protected int copyResponseBody(ClientHttpResponse answer, InputStream from, OutputStream to) throws IOException {
        try {
            return MediaType.TEXT_EVENT_STREAM.equalsTypeAndSubtype(
                            answer.getHeaders().getContentType())
                    ? copyStream(answer, from, to)
                    : super.copyResponseBody(answer, from, to);
        } catch (ClientAbortException callerGone) {
            letGo(from);
            throw callerGone;
        } catch (IOException brokenOff) {
            letGo(from);
            // Without its cause: a connection lost to the service would be taken for one lost by the caller, and the
            // answer would be ended in good order.
            throw new CloseNowException(brokenOff.getMessage());
        }
    }

    private int copyStream(ClientHttpResponse answer, InputStream from, OutputStream to) throws IOException {
        streams.opened(from);
        try {
            to.flush();
            return super.copyResponseBody(answer, from, to);
        } finally {
            streams.ended(from);
        }
    }

    /** What is closed here is cut off where it has no end of its own. */
    private static void letGo(InputStream from) throws IOException {
        from.close();
    }
}
