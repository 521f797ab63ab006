package shop.node.transport;

import com.google.protobuf.MessageLite;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The sending side of a stream, made safe for many threads; once ended, or left by the client, it swallows what comes. */
public final class Outbound<T> {

    private final ServerCallStreamObserver<T> stream;
    private final Runnable whenGone;
    /** What the transport holds for a client that does not read; empty where the sender waits for the client. */
    private final Optional<Memory.Share> unread;

    private volatile Runnable whenReady = () -> {};
    private boolean ended;

    private Outbound(StreamObserver<T> stream, Optional<Memory.Share> unread, Runnable whenGone) {
        this.stream = (ServerCallStreamObserver<T>) stream;
        this.unread = unread;
        this.whenGone = whenGone;
        // With a handler set, sending to a client that left is silent, which is what every sender here wants.
        this.stream.setOnCancelHandler(this::gone);
    }

    /**
     * Takes over a stream for a sender that sends one message, or none while the stream is not {@link #isReady};
     * {@code whenCancelled} runs when the client breaks it off.
     */
    public Outbound(StreamObserver<T> stream, Runnable whenCancelled) {
        this(stream, Optional.empty(), whenCancelled);
    }

    /**
     * Takes over a stream for a sender that does not wait for the client. A client that leaves more unread than it has a
     * share for loses the stream. However it ends, {@code whenGone} runs then, perhaps more than once.
     */
    public static <T extends MessageLite> Outbound<T> bounded(
            StreamObserver<T> stream, Memory.Share share, Runnable whenGone) {
        Outbound<T> outbound = new Outbound<>(stream, Optional.of(share), whenGone);
        outbound.stream.setOnReadyHandler(outbound::ready);
        // What was sent before the end may lie unread after it.
        outbound.stream.setOnCloseHandler(outbound::gone);
        return outbound;
    }

    private void gone() {
        unread.ifPresent(Memory.Share::close);
        whenGone.run();
    }

    private void ready() {
        unread.ifPresent(Memory.Share::giveAll);
        whenReady.run();
    }

    public synchronized void send(T message) {
        if (ended) {
            return;
        }
        if (unread.isPresent() && !stream.isReady() && !hasRoom(unread.get(), message)) {
            ended = true;
            stream.onError(ProtocolError.toStatus(new ProtocolError(
                    ErrorCode.OTHER,
                    "More than %d bytes are unread".formatted(unread.get().most()))));
            // By another thread, because whoever sends may hold what the end has to wait for.
            CompletableFuture.runAsync(whenGone);
            return;
        }
        stream.onNext(message);
    }

    private boolean hasRoom(Memory.Share share, T message) {
        return !(message instanceof MessageLite measured)
                || share.take(measured.getSerializedSize()) == Memory.Room.TAKEN;
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
        if (unread.isPresent()) {
            whenReady = action;
        } else {
            stream.setOnReadyHandler(action);
        }
    }
}
