package shop.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * Refuses a body that says of itself what nobody reads: a type that is none in particular ({@code image/*}), over which
 * Spring would fail, or a coding such as gzip, which it would overlook (RFC 9110, 8.4). And whoever accepts what is no media
 * type: Spring would tell them of no error.
 */
final class KnownMediaTypes extends HttpFilter {

    private static final long serialVersionUID = 1L;

    /** Not to be read each time. */
    private static final Set<String> USUAL = Set.of("*/*", "application/json", "text/event-stream");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isOfAnyType(request.getContentType()) || isCoded(request.getHeader(HttpHeaders.CONTENT_ENCODING))) {
            Problem.answer(response, Problem.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE));
        } else if (!areMediaTypes(request.getHeader(HttpHeaders.ACCEPT))) {
            Problem.answer(response, Problem.of(HttpStatus.NOT_ACCEPTABLE));
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isOfAnyType(String type) {
        if (type == null) {
            return false;
        }
        int star = type.indexOf('*');
        int parameters = type.indexOf(';');
        return star >= 0 && (parameters < 0 || star < parameters);
    }

    private static boolean areMediaTypes(String accepted) {
        if (accepted == null || USUAL.contains(accepted)) {
            return true;
        }
        try {
            MediaType.parseMediaTypes(accepted);
            return true;
        } catch (InvalidMediaTypeException none) {
            return false;
        }
    }

    private static boolean isCoded(String coding) {
        return coding != null && !coding.isBlank() && !coding.strip().equalsIgnoreCase("identity");
    }
}
