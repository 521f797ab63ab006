package shop.gateway.routing;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.RequestHttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * Tells a service under which address the caller knows the system, so that the links it answers with lead back here.
 * Whatever the caller claims about that is dropped: only what the server has taken from a trusted proxy counts, and
 * that is in the request already.
 */
final class CallerAsSeenHere implements RequestHttpHeadersFilter {

    @Override
    public HttpHeaders apply(HttpHeaders received, ServerRequest request) {
        HttpServletRequest caller = request.servletRequest();
        HttpHeaders headers = new HttpHeaders();
        received.forEach((name, values) -> {
            if (!claimsAnAddress(name)) {
                headers.addAll(name, values);
            }
        });
        headers.set("X-Forwarded-For", caller.getRemoteAddr());
        headers.set("X-Forwarded-Proto", caller.getScheme());
        headers.set("X-Forwarded-Host", caller.getServerName());
        headers.set("X-Forwarded-Port", Integer.toString(caller.getServerPort()));
        return headers;
    }

    private static boolean claimsAnAddress(String header) {
        String name = header.toLowerCase(Locale.ROOT);
        return name.equals("forwarded") || name.startsWith("x-forwarded-");
    }
}
