package shop.node.dashboard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import shop.node.http.Exchange;
import shop.node.http.Problem;

/** The viewer's pages: static files, nothing from elsewhere, no script that was not delivered with the node. */
final class Pages {

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
            + " require-trusted-types-for 'script'";
    private static final List<String> NAMES = List.of(
            "index.html",
            "style.css",
            "favicon.svg",
            "api.js",
            "applications.js",
            "dom.js",
            "event.js",
            "events.js",
            "facts.js",
            "links.js",
            "main.js",
            "payload.js",
            "scheduled.js",
            "story.js");

    private final Map<String, byte[]> files = new HashMap<>();

    Pages() {
        for (String name : NAMES) {
            files.put("/" + name, load(name));
        }
        files.put("/", files.get("/index.html"));
    }

    private static byte[] load(String name) {
        try (InputStream file = Pages.class.getResourceAsStream("/viewer/" + name)) {
            if (file == null) {
                throw new IllegalStateException("The viewer's file " + name + " is missing from the build.");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void answer(Exchange exchange) throws IOException {
        if (!exchange.method().equals("GET")) {
            throw Problem.methodNotAllowed(Set.of("GET"));
        }
        String path = exchange.path();
        byte[] file = files.get(path);
        if (file == null) {
            throw Problem.notFound("There is nothing at this address.");
        }
        exchange.with("Content-Security-Policy", POLICY)
                .with("Cross-Origin-Opener-Policy", "same-origin")
                // Small, and from this machine: a new version of the node must not meet an old page.
                .with("Cache-Control", "no-cache")
                .answer(200, type(path), file);
    }

    private static String type(String path) {
        if (path.endsWith(".js")) {
            return "text/javascript; charset=utf-8";
        }
        if (path.endsWith(".css")) {
            return "text/css; charset=utf-8";
        }
        return path.endsWith(".svg") ? "image/svg+xml" : "text/html; charset=utf-8";
    }
}
