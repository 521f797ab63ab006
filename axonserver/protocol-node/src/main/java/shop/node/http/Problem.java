package shop.node.http;

import java.util.Optional;
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

    private final int status;
    private final String title;
    /** For programs: the protocol's, if the error is one of the protocol's, else the node's own. */
    private final String code;
    /** The methods that can be asked instead. */
    private final Set<String> allowed;

    private Problem(int status, String title, String code, String detail) {
        this(status, title, code, detail, Set.of());
    }

    private Problem(int status, String title, String code, String detail, Set<String> allowed) {
        // An answer, not an accident: nobody reads its stack trace.
        super(detail, null, false, false);
        this.status = status;
        this.title = title;
        this.code = code;
        this.allowed = Set.copyOf(allowed);
    }

    public int status() {
        return status;
    }

    /** What has to be said beside the problem: the header {@code Allow} (RFC 9110, section 15.5.6), where there is one. */
    public Optional<String> allow() {
        return Optional.of(allowed)
                .filter(methods -> !methods.isEmpty())
                .map(methods -> String.join(", ", new TreeSet<>(methods)));
    }

    public static Problem badRequest(String detail) {
        return new Problem(400, "Bad Request", "bad-request", detail);
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
        return new Problem(
                405,
                "Method Not Allowed",
                "method-not-allowed",
                "This can be asked with %s.".formatted(String.join(", ", new TreeSet<>(allowed))),
                allowed);
    }

    public static Problem unavailable(String detail) {
        return new Problem(503, "Service Unavailable", "try-again", detail);
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
        return unexpected(failure);
    }

    static Problem unexpected(Throwable failure) {
        return new Problem(500, "Internal Server Error", "unexpected", String.valueOf(failure.getMessage()));
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
