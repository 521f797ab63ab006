package shop.node.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import shop.node.storage.StorageFailure;

/** Takes a copy of the running node's data when asked by POST; where it goes is not for the caller to choose. */
public final class CopyHandler implements PathHandler {

    private final Optional<String> accessToken;
    private final Supplier<Path> copy;

    /** The supplier takes the copy and tells where it is. */
    public CopyHandler(Optional<String> accessToken, Supplier<Path> copy) {
        this.accessToken = accessToken;
        this.copy = copy;
    }

    @Override
    public void answer(Exchange exchange) throws IOException {
        if (!exchange.method().equals("POST")) {
            throw Problem.methodNotAllowed(Set.of("POST"));
        }
        if (!isAllowed(exchange.headers())) {
            throw Problem.forbidden("A copy is made for who shows the access token, and for no page.");
        }
        String where = copied();
        exchange.answer(json -> json.object(() -> json.field("copy", where)));
    }

    private String copied() {
        try {
            return copy.get().toString();
        } catch (StorageFailure failure) {
            throw Problem.notStored(failure);
        }
    }

    /** A page in somebody's browser must not be able to fill the disk; a browser always tells where a POST comes from. */
    private boolean isAllowed(RequestHeaders headers) {
        String given = headers.first("AxonIQ-Access-Token").orElse("");
        return !headers.has("Origin")
                && accessToken
                        .map(expected -> MessageDigest.isEqual(expected.getBytes(UTF_8), given.getBytes(UTF_8)))
                        .orElse(true);
    }
}
