package shop.guard;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * Cuts the connection of a request that is not worth waiting for: ended in good order, the server would first read the rest
 * of its body. The servlet interface knows no such thing, so this valve leaves Tomcat's own response where it is found.
 */
final class Connections extends ValveBase {

    private static final String RESPONSE = Connections.class.getName() + ".response";

    Connections() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        request.setAttribute(RESPONSE, response);
        getNext().invoke(request, response);
    }

    static void cut(ServletRequest request) {
        if (request.getAttribute(RESPONSE) instanceof Response response) {
            response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, null);
        }
    }
}
