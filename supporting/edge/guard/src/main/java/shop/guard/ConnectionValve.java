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
public final class ConnectionValve extends ValveBase {

    private static final String RESPONSE = ConnectionValve.class.getName() + ".response";

    ConnectionValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        request.setAttribute(RESPONSE, response);
        getNext().invoke(request, response);
    }

    /** Closes the connection under a request; without effect where this valve is not. */
    static void cut(ServletRequest request) {
        if (request.getAttribute(RESPONSE) instanceof Response response) {
            response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, null);
        }
    }

    /** Lets something be answered though the server has closed the answer, since it could not read on. */
    static void letAnswer(ServletRequest request) {
        if (request.getAttribute(RESPONSE) instanceof Response response) {
            response.setSuspended(false);
            response.setErrorReported();
        }
    }

    /**
     * Closes the connection under a request, as a broken network would: nothing that is written afterwards is sent.
     *
     * @throws IllegalStateException when the request did not come through this valve
     */
    public static void drop(ServletRequest request) {
        if (!(request.getAttribute(RESPONSE) instanceof Response response)) {
            throw new IllegalStateException("The request did not come through Tomcat");
        }
        cut(request);
        response.setSuspended(true);
    }
}
