package shop.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;

/**
 * Tells as a {@link Problem} what the web server refuses before anything of ours is asked (a request line that it cannot
 * read, headers without end), and every error that would otherwise leave without a body.
 */
final class ProblemReports extends ErrorReportValve {

    /** As Tomcat's reader of headers says it; it has no other way to tell. */
    private static final String TOO_LARGE = "too large";

    /** Where Tomcat's object of a request remembers something from one request to the next. */
    private static final int HEADLESS = 8;

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (isHeadless(request.getCoyoteRequest())) {
            answerWithAHead(request, response);
        } else {
            super.invoke(request, response);
        }
    }

    /**
     * Whether Tomcat would answer without status and headers, as the first version of HTTP did, whose requests named none. Of
     * a line that cannot be read there is no version, and Tomcat goes by the one that it read last with the same object.
     */
    private static boolean isHeadless(org.apache.coyote.Request request) {
        if (!request.protocol().isNull()) {
            request.setNote(HEADLESS, request.protocol().equals(""));
        }
        return Boolean.TRUE.equals(request.getNote(HEADLESS));
    }

    private static void answerWithAHead(Request request, Response response) throws IOException {
        if (!canBeWritten(response)) {
            return;
        }
        HttpStatusCode status = response.getStatus() < HttpStatus.BAD_REQUEST.value()
                ? HttpStatus.HTTP_VERSION_NOT_SUPPORTED
                : statusOf(request, response);
        byte[] problem = Problem.json(Problem.of(status));
        String head = "HTTP/1.1 %d \r\nContent-Type: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
                .formatted(status.value(), MediaType.APPLICATION_PROBLEM_JSON_VALUE, problem.length);
        response.setStatus(status.value());
        response.setErrorReported();
        response.getCoyoteResponse().doWrite(ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII)));
        response.getCoyoteResponse().doWrite(ByteBuffer.wrap(problem));
        response.finishResponse();
    }

    @Override
    protected void report(Request request, Response response, Throwable failure) {
        if (response.getStatus() < HttpStatus.BAD_REQUEST.value()
                || response.getContentWritten() > 0
                || !response.setErrorReported()
                || !canBeWritten(response)) {
            return;
        }
        HttpStatusCode status = statusOf(request, response);
        try {
            response.setStatus(status.value());
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            Writer writer = response.getReporter();
            if (writer != null) {
                writer.write(new String(Problem.json(Problem.of(status)), StandardCharsets.UTF_8));
                response.finishResponse();
            }
        } catch (IOException | IllegalStateException gone) {
            // Whoever asked has gone, or was answered.
            container.getLogger().debug("No problem could be told", gone);
        }
    }

    private static boolean canBeWritten(Response response) {
        var possible = new AtomicBoolean();
        response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, possible);
        return possible.get();
    }

    /** Tomcat knows no difference between a request that cannot be read and one that is too long. */
    private static HttpStatusCode statusOf(Request request, Response response) {
        Object cause = request.getCoyoteRequest().getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        if (response.getStatus() == HttpStatus.BAD_REQUEST.value()
                && cause instanceof IllegalArgumentException tooLong
                && String.valueOf(tooLong.getMessage()).contains(TOO_LARGE)) {
            return request.getCoyoteRequest().requestURI().isNull()
                    ? HttpStatus.URI_TOO_LONG
                    : HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE;
        }
        return HttpStatusCode.valueOf(response.getStatus());
    }
}
