package shop.node.dashboard;

import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import shop.node.http.Problem;
import shop.node.http.RequestHeaders;

/**
 * Who may look. Without an access token only this machine, under its own names: a page of somebody else that has its
 * name point here (DNS rebinding) is no more let in than one that sends requests across origins. With an access token,
 * whoever has it; and where the viewer is open, this machine may look without it, but change nothing.
 */
final class AccessControl {

    private static final String TOKEN = "AxonIQ-Access-Token";
    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Set<String> OWN_PAGES = Set.of("same-origin", "none");

    private final String ownHost;
    private final Optional<byte[]> token;
    private final boolean open;

    /** @param open whether this machine may look without the token */
    AccessControl(String ownHost, Optional<String> token, boolean open) {
        this.ownHost = ownHost;
        this.open = open;
        this.token = token.map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    /** The pages themselves hold nothing worth guarding, but they are for the same people. */
    void checkPage(InetAddress from, RequestHeaders headers) {
        if (token.isEmpty()) {
            checkSameMachine(from, headers);
        }
    }

    /** What holds data. */
    void checkLook(InetAddress from, RequestHeaders headers) {
        if (open && !headers.has(TOKEN) && isSameMachine(from, headers)) {
            checkOwnPage(headers);
        } else {
            check(from, headers);
        }
    }

    /** What changes something. */
    void check(InetAddress from, RequestHeaders headers) {
        checkPage(from, headers);
        checkOwnPage(headers);
        token.ifPresent(expected -> checkToken(expected, headers));
    }

    private boolean isSameMachine(InetAddress from, RequestHeaders headers) {
        return from.isLoopbackAddress() && isOwnName(nameOf(host(headers)));
    }

    private boolean isOwnName(String host) {
        return OWN_NAMES.contains(host) || ownHost.equals(host);
    }

    private void checkSameMachine(InetAddress from, RequestHeaders headers) {
        if (!from.isLoopbackAddress()) {
            throw Problem.forbidden(
                    "Without an access token this can be seen from the machine that it runs on only; configure one.");
        }
        String host = nameOf(host(headers));
        if (!isOwnName(host)) {
            throw Problem.forbidden(
                    "Without an access token this can be seen under the address %s only.".formatted(ownHost));
        }
    }

    private static void checkOwnPage(RequestHeaders headers) {
        boolean ownSite =
                headers.first("Sec-Fetch-Site").map(OWN_PAGES::contains).orElse(true);
        boolean ownOrigin = headers.first("Origin")
                .map(origin -> isOwn(origin, host(headers)))
                .orElse(true);
        if (!ownSite || !ownOrigin) {
            throw Problem.forbidden("Pages from elsewhere have no access.");
        }
    }

    private static boolean isOwn(String origin, String host) {
        try {
            return host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void checkToken(byte[] expected, RequestHeaders headers) {
        String given = headers.first(TOKEN).orElse("");
        // Compared in constant time, so that answers tell nothing about how much of a guess was right.
        if (!MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8))) {
            throw Problem.unauthenticated("The header %s must hold the node's access token.".formatted(TOKEN));
        }
    }

    private static String host(RequestHeaders headers) {
        return headers.first("Host").orElse("");
    }

    private static String nameOf(String host) {
        return host.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
    }
}
