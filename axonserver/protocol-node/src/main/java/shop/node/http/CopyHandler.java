package shop.node.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.Supplier;
import shop.node.storage.StorageFailure;

/** Takes a copy of the running node's data when asked by POST; where it goes is not for the caller to choose. */
public final class CopyHandler implements HttpHandler {

    private final Optional<String> accessToken;
    private final Supplier<Path> copy;

    /** The supplier takes the copy and tells where it is. */
    public CopyHandler(Optional<String> accessToken, Supplier<Path> copy) {
        this.accessToken = accessToken;
        this.copy = copy;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            exchange.getResponseHeaders().set("Allow", "POST");
            refuse(exchange, 405, "method-not-allowed", "This can be asked with POST.");
        } else if (!isAllowed(exchange)) {
            refuse(exchange, 403, "forbidden", "A copy is made for who shows the access token, and for no page.");
        } else {
            answer(exchange);
        }
    }

    /** A page in somebody's browser must not be able to fill the disk; a browser always tells where a POST comes from. */
    private boolean isAllowed(HttpExchange exchange) {
        String given = Optional.ofNullable(exchange.getRequestHeaders().getFirst("AxonIQ-Access-Token"))
                .orElse("");
        return !exchange.getRequestHeaders().containsKey("Origin")
                && accessToken
                        .map(expected -> MessageDigest.isEqual(expected.getBytes(UTF_8), given.getBytes(UTF_8)))
                        .orElse(true);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try {
            NodeHttp.answerJson(
                    exchange, 200, "{\"copy\":" + NodeHttp.quote(copy.get().toString()) + "}");
        } catch (StorageFailure failure) {
            refuse(exchange, 500, "unexpected", failure.getMessage());
        }
    }

    private static void refuse(HttpExchange exchange, int status, String code, String detail) throws IOException {
        NodeHttp.answerProblem(
                exchange,
                status,
                "{\"status\":" + status + ",\"detail\":" + NodeHttp.quote(detail) + ",\"code\":" + NodeHttp.quote(code)
                        + "}");
    }
}
