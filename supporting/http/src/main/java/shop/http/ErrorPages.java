package shop.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What filters refuse, and what nobody has caught, as a {@link Problem}. */
@Controller
class ErrorPages implements ErrorController {

    private static final int UNEXPECTED = 500;

    @RequestMapping("${spring.web.error.path:${error.path:/error}}")
    void tell(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        // Asked for by its own path it is a page like any other that is not there.
        int code = status instanceof Integer known
                ? known
                : request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI) == null ? 404 : UNEXPECTED;
        Problem.answer(response, Problem.of(HttpStatusCode.valueOf(code)));
    }
}
