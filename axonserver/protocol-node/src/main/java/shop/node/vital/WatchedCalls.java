package shop.node.vital;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;

/**
 * Ends the node when an error strikes while it serves a call. The transport would log it, end that call and go on with
 * whatever state was left half changed. Calling itself too deeply is the call's own fault and fails it alone.
 */
public final class WatchedCalls implements ServerInterceptor {

    private final Vitals vitals;

    public WatchedCalls(Vitals vitals) {
        this.vitals = vitals;
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        String method = call.getMethodDescriptor().getFullMethodName();
        ServerCall.Listener<Q> served;
        try {
            served = next.startCall(call, headers);
        } catch (Error error) {
            throw judged(method, error);
        }
        return new SimpleForwardingServerCallListener<>(served) {
            @Override
            public void onMessage(Q message) {
                watched(() -> super.onMessage(message));
            }

            @Override
            public void onHalfClose() {
                watched(super::onHalfClose);
            }

            @Override
            public void onCancel() {
                watched(super::onCancel);
            }

            @Override
            public void onComplete() {
                watched(super::onComplete);
            }

            @Override
            public void onReady() {
                watched(super::onReady);
            }

            private void watched(Runnable step) {
                try {
                    step.run();
                } catch (Error error) {
                    throw judged(method, error);
                }
            }
        };
    }

    private Error judged(String method, Error error) {
        if (!(error instanceof StackOverflowError)) {
            vitals.lost("way through " + method, error);
        }
        return error;
    }
}
