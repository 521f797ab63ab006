package shop.simulators.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Optional;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.WebRequest;

/**
 * Closes the connection under a request, as a broken network would. The servlet interface knows no such thing, hence
 * Tomcat's own: the valve leaves its response where the request's handler finds it.
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

    void drop(WebRequest request) {
        Response response =
                (Response) Optional.ofNullable(request.getAttribute(RESPONSE, RequestAttributes.SCOPE_REQUEST))
                        .orElseThrow(() -> new IllegalStateException("The request did not come through Tomcat"));
        response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, new IOException("Dropped on purpose"));
        response.setSuspended(true);
    }
}
