package shop.node.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
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
            NodeHttp.answer(exchange, Problem.methodNotAllowed(Set.of("POST")));
        } else if (!isAllowed(exchange)) {
            NodeHttp.answer(
                    exchange, Problem.forbidden("A copy is made for who shows the access token, and for no page."));
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
            String where = copy.get().toString();
            NodeHttp.answer(exchange, json -> json.object(() -> json.field("copy", where)));
        } catch (StorageFailure failure) {
            NodeHttp.answer(exchange, Problem.unexpected(failure));
        }
    }
}
