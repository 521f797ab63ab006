package shop.node.http;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import shop.node.storage.StorageFailure;
import shop.node.transport.ErrorCode;
import shop.node.transport.ProtocolError;

/** Why a request is not answered as it was meant; told as problem details (RFC 9457). */
public final class Problem extends RuntimeException {

    private static final Logger LOG = System.getLogger(Problem.class.getName());
    private static final String BAD_REQUEST = "Bad Request";
    private static final String INTERNAL = "Internal Server Error";

    private final int status;
    private final String title;
    /** For programs: the protocol's, if the error is one of the protocol's, else the node's own. */
    private final String code;

    private final transient Map<String, String> headers;

    private Problem(int status, String title, String code, String detail) {
        this(status, title, code, detail, Map.of());
    }

    private Problem(int status, String title, String code, String detail, Map<String, String> headers) {
        // An answer, not an accident: nobody reads its stack trace.
        super(detail, null, false, false);
        this.status = status;
        this.title = title;
        this.code = code;
        this.headers = Map.copyOf(headers);
    }

    public int status() {
        return status;
    }

    /** What has to be said beside the problem: the methods that can be asked (RFC 9110, 15.5.6), and when to come again. */
    Map<String, String> headers() {
        return headers;
    }

    public static Problem badRequest(String detail) {
        return new Problem(400, BAD_REQUEST, "bad-request", detail);
    }

    public static Problem unauthenticated(String detail) {
        return new Problem(401, "Unauthorized", "unauthenticated", detail);
    }

    public static Problem notFound(String detail) {
        return new Problem(404, "Not Found", "not-found", detail);
    }

    public static Problem forbidden(String detail) {
        return new Problem(403, "Forbidden", "forbidden", detail);
    }

    public static Problem methodNotAllowed(Set<String> allowed) {
        String methods = String.join(", ", new TreeSet<>(allowed));
        return new Problem(
                405,
                "Method Not Allowed",
                "method-not-allowed",
                "This can be asked with %s.".formatted(methods),
                Map.of("Allow", methods));
    }

    public static Problem unavailable(String detail) {
        return new Problem(503, "Service Unavailable", "try-again", detail);
    }

    /** The same, where it passes within seconds. */
    static Problem busy(String detail) {
        return new Problem(503, "Service Unavailable", "try-again", detail, Map.of("Retry-After", "2"));
    }

    /** A parameter that is not to be taken as it is. */
    static Problem badParameter(String code, String detail) {
        return new Problem(400, BAD_REQUEST, code, detail);
    }

    /** What the web server itself refuses, by the status that it has for it. */
    static Problem ofStatus(int status) {
        return switch (status) {
            case 411 ->
                new Problem(411, "Length Required", "length-required", "Say with Content-Length how long the body is.");
            case 413 ->
                new Problem(413, "Content Too Large", "body-too-large", "Nothing here reads a body; send none.");
            case 414 ->
                new Problem(
                        414, "URI Too Long", "path-too-long", "The path and the query are longer than is read here.");
            case 417 ->
                new Problem(
                        417, "Expectation Failed", "expectation-failed", "Nothing but 100-continue can be expected.");
            case 431 ->
                new Problem(
                        431,
                        "Request Header Fields Too Large",
                        "headers-too-long",
                        "The headers are longer than is read here.");
            case 501 ->
                new Problem(
                        501, "Not Implemented", "not-implemented", "This method or transfer coding is not known here.");
            case 505 -> new Problem(505, "HTTP Version Not Supported", "version-not-supported", "Speak HTTP/1.1.");
            default ->
                status < 500
                        ? badRequest("The request line, a header, the path or the query is malformed.")
                        : unexpected();
        };
    }

    /** What a failure of the node means to somebody who looks on. */
    public static Problem of(Throwable failure) {
        if (failure instanceof Problem problem) {
            return problem;
        }
        if ((failure instanceof ExecutionException || failure instanceof CompletionException)
                && failure.getCause() != null) {
            return of(failure.getCause());
        }
        if (failure instanceof ProtocolError error) {
            return of(error);
        }
        if (failure instanceof TimeoutException) {
            return new Problem(504, "Gateway Timeout", "answer-missing", "The application did not answer in time.");
        }
        if (failure instanceof StorageFailure) {
            return unavailable(String.valueOf(failure.getMessage()));
        }
        LOG.log(Level.ERROR, "A request was not answered as it should have been", failure);
        return unexpected();
    }

    private static Problem unexpected() {
        return new Problem(500, INTERNAL, "unexpected", "This should not have happened; the node's log tells more.");
    }

    /** Why a copy could not be made, which only somebody at the node's disk can change. */
    static Problem notStored(StorageFailure failure) {
        return new Problem(500, INTERNAL, "unexpected", String.valueOf(failure.getMessage()));
    }

    private static Problem of(ProtocolError error) {
        String code = error.code().code();
        if (error.code() == ErrorCode.INVALID_QUERY_EXPRESSION) {
            return new Problem(400, "The query is not understood", code, error.getMessage());
        }
        if (error.code() == ErrorCode.NO_SUCH_PROCESSOR || error.code() == ErrorCode.CONTEXT_NOT_FOUND) {
            return new Problem(404, "Not Found", code, error.getMessage());
        }
        if (error.code() == ErrorCode.TOO_MANY_SEARCHES) {
            return new Problem(503, "Service Unavailable", code, error.getMessage());
        }
        // The application refused or could not do what it was asked to.
        return new Problem(409, "Conflict", code, error.getMessage());
    }

    /** The problem as the members of a JSON object. */
    public void writeTo(Json json) {
        json.object(() -> json.field("title", title)
                .field("status", status)
                .field("detail", getMessage())
                .field("code", code));
    }
}
