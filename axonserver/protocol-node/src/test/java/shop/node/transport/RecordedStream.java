package shop.node.transport;

import io.grpc.stub.ServerCallStreamObserver;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The sending side of a call that nobody listens to: it remembers what was sent. */
public final class RecordedStream<T> extends ServerCallStreamObserver<T> {

    private final List<T> sent = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean completed;

    public List<T> sent() {
        return List.copyOf(sent);
    }

    public boolean isCompleted() {
        return completed;
    }

    @Override
    public void onNext(T message) {
        sent.add(message);
    }

    @Override
    public void onError(Throwable failure) {
        completed = true;
    }

    @Override
    public void onCompleted() {
        completed = true;
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public boolean isCancelled() {
        return false;
    }

    @Override
    public void setOnCancelHandler(Runnable handler) {
        // Nobody cancels.
    }

    @Override
    public void setOnCloseHandler(Runnable handler) {
        // Nothing is left unread.
    }

    @Override
    public void setOnReadyHandler(Runnable handler) {
        // Always ready.
    }

    @Override
    public void setCompression(String compression) {
        // Nothing travels.
    }

    @Override
    public void disableAutoInboundFlowControl() {
        // Nothing comes in.
    }

    @Override
    public void request(int count) {
        // Nothing comes in.
    }

    @Override
    public void setMessageCompression(boolean enable) {
        // Nothing travels.
    }
}
