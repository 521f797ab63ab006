package shop.gateway.routing;

import java.net.URI;
import java.util.Collection;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange.Request;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange.ResponseConsumer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.function.ServerRequest;

/** The same request, asked of somebody else. */
record Redirected(Request request, URI uri) implements Request {

    @Override
    public URI getUri() {
        return uri;
    }

    @Override
    public HttpMethod getMethod() {
        return request.getMethod();
    }

    @Override
    public HttpHeaders getHeaders() {
        return request.getHeaders();
    }

    @Override
    public ServerRequest getServerRequest() {
        return request.getServerRequest();
    }

    @Override
    public Collection<ResponseConsumer> getResponseConsumers() {
        return request.getResponseConsumers();
    }
}
