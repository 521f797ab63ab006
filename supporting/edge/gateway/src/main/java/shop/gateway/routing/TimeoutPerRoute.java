package shop.gateway.routing;

import java.util.Set;
import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * A service that hangs must not hold a caller for ever; a stream of events must not be cut off. The deadline
 * is the whole answer's, so each kind of route has its own exchange.
 */
final class TimeoutPerRoute implements ProxyExchange {

    private final ProxyExchange answers;
    private final ProxyExchange streams;
    private final Set<String> streamRoutes;

    TimeoutPerRoute(ProxyExchange answers, ProxyExchange streams, Set<String> streamRoutes) {
        this.answers = answers;
        this.streams = streams;
        this.streamRoutes = streamRoutes;
    }

    @Override
    public ServerResponse exchange(Request request) {
        return (isStream(request.getServerRequest()) ? streams : answers).exchange(request);
    }

    private boolean isStream(ServerRequest request) {
        return request.attribute(MvcUtils.GATEWAY_ROUTE_ID_ATTR)
                .filter(streamRoutes::contains)
                .isPresent();
    }
}
