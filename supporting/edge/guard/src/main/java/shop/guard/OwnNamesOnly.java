package shop.guard;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers under its own names only. A server that listens on loopback is reached by every page that a browser of this
 * machine shows: by one whose name was pointed here meanwhile (DNS rebinding) as if it were its own, and by any other with
 * a form. The former give themselves away by the name that they ask for, the latter by their origin.
 */
public final class OwnNamesOnly extends OncePerRequestFilter {

    private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");
    private static final Set<String> OWN_PAGES = Set.of("same-origin", "none");

    private final Set<String> names;
    private final boolean pagesOfOthers;

    private OwnNamesOnly(Set<String> names, boolean pagesOfOthers) {
        this.names = names;
        this.pagesOfOthers = pagesOfOthers;
    }

    /**
     * For a server that tells apart by access tokens who may do what, which no page of others has.
     *
     * @param address where it listens; {@code null} is every address
     * @param names under which it is known beside those of this machine; a server that others can reach and that is told
     *     none answers under every name
     */
    public static OwnNamesOnly forAllPages(InetAddress address, List<String> names) {
        return new OwnNamesOnly(all(address, names), true);
    }

    /** For a server that believes whoever reaches it: pages of others are not to make it do anything. */
    public static OwnNamesOnly forOwnPages(InetAddress address, List<String> names) {
        return new OwnNamesOnly(all(address, names), false);
    }

    /** The names that a property lists. */
    public static List<String> namedIn(Environment environment, String property) {
        return Binder.get(environment)
                .bind(property, Bindable.listOf(String.class))
                .orElse(List.of());
    }

    private static Set<String> all(InetAddress address, List<String> names) {
        if (names.isEmpty() && (address == null || !address.isLoopbackAddress())) {
            return Set.of();
        }
        Set<String> all = new HashSet<>(LOOPBACK);
        names.forEach(name -> all.add(name.toLowerCase(Locale.ROOT)));
        return Set.copyOf(all);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String host = String.valueOf(request.getHeader(HttpHeaders.HOST)).toLowerCase(Locale.ROOT);
        if (!names.isEmpty() && !names.contains(host.replaceFirst(":\\d+$", ""))) {
            Refusal.of(
                            HttpStatus.FORBIDDEN,
                            "foreign-host",
                            "This is not served under the name that was asked for. Ask under the server's own.")
                    .answer(response);
        } else if (!pagesOfOthers && isFromAnotherPage(request, host)) {
            Refusal.of(HttpStatus.FORBIDDEN, "foreign-origin", "Pages from elsewhere have no access.")
                    .answer(response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isFromAnotherPage(HttpServletRequest request, String host) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin != null && !isOwn(origin, host)) {
            return true;
        }
        String site = request.getHeader("Sec-Fetch-Site");
        boolean isFollowedLink = "GET".equals(request.getMethod())
                && "navigate".equals(request.getHeader("Sec-Fetch-Mode"))
                && "document".equals(request.getHeader("Sec-Fetch-Dest"));
        return site != null && !OWN_PAGES.contains(site) && !isFollowedLink;
    }

    private static boolean isOwn(String origin, String host) {
        try {
            return host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }
}
