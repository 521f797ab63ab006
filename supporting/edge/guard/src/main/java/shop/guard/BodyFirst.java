package shop.guard;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;

/**
 * Lets a request pass when its body is here. Otherwise a worker would wait for the body, and as many half-sent requests as
 * there are workers would silence the server.
 */
final class BodyFirst extends HttpFilter {

    static final String TAKEN = BodyFirst.class.getName() + ".taken";

    private static final long serialVersionUID = 1L;

    private final transient Limits limits;
    private final transient Room room;

    BodyFirst(Limits limits) {
        this.limits = limits;
        this.room = new Room(limits.bodiesInAll().toBytes());
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getAttribute(TAKEN) instanceof Taking taken) {
            request.removeAttribute(TAKEN);
            try {
                chain.doFilter(request, response);
            } finally {
                taken.release();
            }
        } else if (request.getDispatcherType() == DispatcherType.REQUEST && hasBody(request)) {
            new Taking(request, response, limits, room).begin();
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    /** How many bytes all bodies hold beyond what each may. */
    long bytesHeld() {
        return room.taken();
    }
}
