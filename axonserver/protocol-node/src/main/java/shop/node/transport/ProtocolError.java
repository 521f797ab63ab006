package shop.node.transport;

import io.axoniq.axonserver.grpc.ErrorMessage;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import shop.node.storage.StorageFailure;

/** A refusal in the protocol's shape: gRPC status, the code in a trailer, and {@code [CODE] message} as description. */
public final class ProtocolError extends RuntimeException {

    private static final Metadata.Key<String> TRAILER =
            Metadata.Key.of("AxonIQ-ErrorCode", Metadata.ASCII_STRING_MARSHALLER);

    private final ErrorCode code;

    public ProtocolError(ErrorCode code, String message) {
        // Refusals are answers, not accidents: nobody reads their stack traces, and a conflict storm is made of them.
        super(message, null, false, false);
        this.code = code;
    }

    /** How a failure of any kind is told to a client. */
    public static StatusRuntimeException toStatus(Throwable failure) {
        ProtocolError error = of(failure);
        Metadata trailers = new Metadata();
        trailers.put(TRAILER, error.code.code());
        return error.code
                .status()
                .withDescription("[" + error.code.code() + "] " + error.getMessage())
                .withCause(failure)
                .asRuntimeException(trailers);
    }

    private static ProtocolError of(Throwable failure) {
        if (failure instanceof ProtocolError error) {
            return error;
        }
        if (failure instanceof CompletionException wrapped && wrapped.getCause() != null) {
            return of(wrapped.getCause());
        }
        if (failure instanceof TimeoutException) {
            return new ProtocolError(ErrorCode.INSTRUCTION_EXECUTION_ERROR, "No answer in time");
        }
        if (failure instanceof StorageFailure storage) {
            boolean damaged = storage.kind() == StorageFailure.Kind.DAMAGED;
            return new ProtocolError(
                    damaged ? ErrorCode.STORE_READ_ERROR : ErrorCode.STORE_WRITE_ERROR, storage.getMessage());
        }
        return new ProtocolError(ErrorCode.OTHER, String.valueOf(failure.getMessage()));
    }

    public ErrorCode code() {
        return code;
    }

    /** The same inside a response message. */
    public ErrorMessage toMessage() {
        return ErrorMessage.newBuilder()
                .setErrorCode(code.code())
                .setMessage(getMessage())
                .setLocation("node")
                .build();
    }
}
