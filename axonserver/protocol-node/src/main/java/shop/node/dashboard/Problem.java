package shop.node.dashboard;

import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import shop.node.storage.StorageFailure;
import shop.node.transport.ErrorCode;
import shop.node.transport.ProtocolError;

/** Why a request is not answered as it was meant; told as problem details (RFC 9457). */
final class Problem extends RuntimeException {

    private final int status;
    private final String title;
    /** The protocol's code of the error, if it is one of the protocol's. */
    private final Optional<String> code;

    Problem(int status, String title, String detail) {
        this(status, title, detail, Optional.empty());
    }

    private Problem(int status, String title, String detail, Optional<String> code) {
        // An answer, not an accident: nobody reads its stack trace.
        super(detail, null, false, false);
        this.status = status;
        this.title = title;
        this.code = code;
    }

    int status() {
        return status;
    }

    static Problem badRequest(String detail) {
        return new Problem(400, "Bad Request", detail);
    }

    static Problem notFound(String detail) {
        return new Problem(404, "Not Found", detail);
    }

    static Problem forbidden(String detail) {
        return new Problem(403, "Forbidden", detail);
    }

    /** What a failure of the node means to somebody who looks on. */
    static Problem of(Throwable failure) {
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
            return new Problem(504, "Gateway Timeout", "The application did not answer in time.");
        }
        if (failure instanceof StorageFailure) {
            return new Problem(503, "Service Unavailable", String.valueOf(failure.getMessage()));
        }
        return new Problem(500, "Internal Server Error", String.valueOf(failure.getMessage()));
    }

    private static Problem of(ProtocolError error) {
        Optional<String> code = Optional.of(error.code().code());
        if (error.code() == ErrorCode.INVALID_QUERY_EXPRESSION) {
            return new Problem(400, "The query is not understood", error.getMessage(), code);
        }
        if (error.code() == ErrorCode.NO_SUCH_PROCESSOR || error.code() == ErrorCode.CONTEXT_NOT_FOUND) {
            return new Problem(404, "Not Found", error.getMessage(), code);
        }
        if (error.code() == ErrorCode.TOO_MANY_SEARCHES) {
            return new Problem(503, "Service Unavailable", error.getMessage(), code);
        }
        // The application refused or could not do what it was asked to.
        return new Problem(409, "Conflict", error.getMessage(), code);
    }

    /** The problem as the members of a JSON object. */
    void writeTo(Json json) {
        json.object(() -> {
            json.field("title", title).field("status", status).field("detail", getMessage());
            code.ifPresent(protocol -> json.field("code", protocol));
        });
    }
}
