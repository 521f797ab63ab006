package shop.node.transport;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;

/** The sending side of a stream, made safe for many threads; once ended, or left by the client, it swallows what comes. */
public final class Outbound<T> {

    private final ServerCallStreamObserver<T> stream;
    private boolean ended;

    /** Takes over a stream; {@code whenCancelled} runs when the client breaks it off. */
    public Outbound(StreamObserver<T> stream, Runnable whenCancelled) {
        this.stream = (ServerCallStreamObserver<T>) stream;
        // With a handler set, sending to a client that left is silent, which is what every sender here wants.
        this.stream.setOnCancelHandler(whenCancelled);
    }

    public synchronized void send(T message) {
        if (!ended) {
            stream.onNext(message);
        }
    }

    public synchronized void complete() {
        if (!ended) {
            ended = true;
            stream.onCompleted();
        }
    }

    public synchronized void fail(Throwable cause) {
        if (!ended) {
            ended = true;
            stream.onError(cause);
        }
    }

    /** Whether the transport wants more just now. */
    public boolean isReady() {
        return stream.isReady();
    }

    public void whenReady(Runnable action) {
        stream.setOnReadyHandler(action);
    }
}
