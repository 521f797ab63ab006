package shop.node.transport;

import io.grpc.Status;

/** The protocol's error codes that this node answers with, and the gRPC status each of them travels under. */
public enum ErrorCode {
    AUTHENTICATION_TOKEN_MISSING("AXONIQ-1000", Status.Code.UNAUTHENTICATED),
    AUTHENTICATION_INVALID_TOKEN("AXONIQ-1001", Status.Code.PERMISSION_DENIED),
    UNSUPPORTED_INSTRUCTION("AXONIQ-1002", Status.Code.INVALID_ARGUMENT),
    INSTRUCTION_EXECUTION_ERROR("AXONIQ-1004", Status.Code.INTERNAL),
    NO_SUCH_PROCESSOR("AXONIQ-1004", Status.Code.NOT_FOUND),
    CONTEXT_NOT_FOUND("AXONIQ-1302", Status.Code.NOT_FOUND),
    INVALID_SEQUENCE("AXONIQ-2000", Status.Code.OUT_OF_RANGE),
    PAYLOAD_TOO_LARGE("AXONIQ-2001", Status.Code.INVALID_ARGUMENT),
    INVALID_QUERY_EXPRESSION("AXONIQ-2511", Status.Code.INVALID_ARGUMENT),
    SCHEDULE_NOT_FOUND("AXONIQ-2610", Status.Code.NOT_FOUND),
    NO_HANDLER_FOR_COMMAND("AXONIQ-4000", Status.Code.NOT_FOUND),
    COMMAND_HANDLER_LOST("AXONIQ-4001", Status.Code.UNAVAILABLE),
    COMMAND_DISPATCH_ERROR("AXONIQ-4003", Status.Code.ABORTED),
    COMMAND_TIMEOUT("AXONIQ-4006", Status.Code.DEADLINE_EXCEEDED),
    NO_HANDLER_FOR_QUERY("AXONIQ-5000", Status.Code.NOT_FOUND),
    QUERY_EXECUTION_ERROR("AXONIQ-5001", Status.Code.UNAVAILABLE),
    QUERY_DISPATCH_ERROR("AXONIQ-5002", Status.Code.ABORTED),
    STORE_READ_ERROR("AXONIQ-9000", Status.Code.DATA_LOSS),
    STORE_WRITE_ERROR("AXONIQ-9100", Status.Code.INTERNAL),
    /** The protocol has no code of its own for it. */
    TOO_MANY_SEARCHES("AXONIQ-0001", Status.Code.RESOURCE_EXHAUSTED),
    OTHER("AXONIQ-0001", Status.Code.INTERNAL);

    private final String code;
    private final Status.Code status;

    ErrorCode(String code, Status.Code status) {
        this.code = code;
        this.status = status;
    }

    public String code() {
        return code;
    }

    Status status() {
        return status.toStatus();
    }
}
