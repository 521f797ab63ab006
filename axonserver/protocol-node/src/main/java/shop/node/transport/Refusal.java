package shop.node.transport;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.StatusRuntimeException;
import java.util.Optional;

/** Ends a call before any service has seen it. */
final class Refusal {

    private Refusal() {}

    static <Q, R> ServerCall.Listener<Q> of(ServerCall<Q, R> call, ProtocolError error) {
        StatusRuntimeException status = ProtocolError.toStatus(error);
        call.close(status.getStatus(), Optional.ofNullable(status.getTrailers()).orElseGet(Metadata::new));
        return new ServerCall.Listener<>() {};
    }
}
