package shop.node.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Request;
import org.apache.coyote.Response;

/** One request whose headers are here, and its answer, which is given once. */
public final class Exchange {

    /** Where Tomcat's object of a request remembers something from one request to the next. */
    private static final int HEADLESS = 8;

    private final boolean headless;
    private final Request request;
    private final Response response;
    private boolean begun;

    Exchange(Request request, Response response) {
        this.request = request;
        this.response = response;
        this.headless = isHeadless(request);
    }

    /** Of a line that cannot be read there is no version, and Tomcat goes by the one that it read last with the same object. */
    private static boolean isHeadless(Request request) {
        if (!request.protocol().isNull()) {
            request.setNote(HEADLESS, request.protocol().equals(""));
        }
        return Boolean.TRUE.equals(request.getNote(HEADLESS));
    }

    public String method() {
        return request.getMethod();
    }

    /** The path as it was sent, still percent-encoded. */
    public String path() {
        return request.requestURI().isNull() ? "" : request.requestURI().toString();
    }

    /** The query as it was sent, still percent-encoded. */
    public Optional<String> query() {
        return Optional.ofNullable(request.queryString().toString());
    }

    public RequestHeaders headers() {
        return name -> Optional.ofNullable(request.getHeader(name));
    }

    /** The address of whoever has connected. */
    public InetAddress from() {
        request.action(ActionCode.REQ_HOST_ADDR_ATTRIBUTE, null);
        try {
            // An address in numbers, so nobody is asked for a name.
            return InetAddress.getByName(request.remoteAddr().toString());
        } catch (UnknownHostException unknown) {
            throw Problem.forbidden("It is not known where this request comes from.");
        }
    }

    /** Sets a header of the answer. */
    public Exchange with(String header, String value) {
        response.setHeader(header, value);
        return this;
    }

    /** Whether something follows behind the headers, as far as they say. */
    boolean hasBody() {
        return headers()
                .first("Content-Length")
                .map(length -> !length.equals("0"))
                .orElse(headers().has("Transfer-Encoding"));
    }

    /** Whether the request names a version of HTTP; one that does not is taken for the first, which had no heads. */
    boolean saysItsVersion() {
        return !request.protocol().equals("");
    }

    /** Whether the answer has begun, so that another can no longer be given. */
    public boolean isAnswered() {
        return begun;
    }

    /** Answers with what fits into memory. */
    public void answer(int status, String type, byte[] body) throws IOException {
        head(status, type);
        if (headless) {
            // The first version of HTTP had no heads, so the server would send none.
            response.doWrite(ByteBuffer.wrap(
                    "HTTP/1.1 %d \r\nContent-Type: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
                            .formatted(status, type, body.length)
                            .getBytes(StandardCharsets.US_ASCII)));
        } else {
            response.setContentLength(body.length);
        }
        response.doWrite(ByteBuffer.wrap(body));
    }

    /** Answers with JSON. */
    public void answer(Consumer<Json> body) throws IOException {
        answer(200, body);
    }

    /** Answers with JSON that has a status of its own. */
    void answer(int status, Consumer<Json> body) throws IOException {
        answer(status, "application/json", json(body));
    }

    /** Answers with problem details (RFC 9457). */
    public void answer(Problem problem) throws IOException {
        problem.headers().forEach(this::with);
        answer(problem.status(), "application/problem+json", json(problem::writeTo));
    }

    private static byte[] json(Consumer<Json> body) {
        return Json.line(body).getBytes(StandardCharsets.UTF_8);
    }

    /** Begins an answer whose length is not known yet. A write waits for the reader, and fails when they take too long. */
    public OutputStream begin(int status, String type) {
        head(status, type);
        return new OutputStream() {
            @Override
            public void write(int single) throws IOException {
                write(new byte[] {(byte) single});
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                response.doWrite(ByteBuffer.wrap(bytes, from, length));
            }

            @Override
            public void flush() throws IOException {
                response.action(ActionCode.CLIENT_FLUSH, null);
                if (response.isExceptionPresent()) {
                    throw new IOException("The reader is gone", response.getErrorException());
                }
            }
        };
    }

    private void head(int status, String type) {
        begun = true;
        response.setStatus(status);
        response.setContentTypeNoCharset(type);
    }
}
