package shop.node.event;

import io.axoniq.axonserver.grpc.event.Confirmation;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import shop.node.transport.ErrorCode;
import shop.node.transport.Memory;
import shop.node.transport.Outbound;
import shop.node.transport.ProtocolError;

/** One transaction as it comes in: committed when the client half-closes, discarded when it breaks off. */
final class AppendStream implements StreamObserver<byte[]> {

    private static final int MAX_EVENTS = 32_767;

    private final EventLog log;
    private final Outbound<Confirmation> client;
    private final List<NewEvent> events = new ArrayList<>(1);
    private final Memory.Share memory;
    private boolean refused;

    AppendStream(EventLog log, Memory.Share memory, StreamObserver<Confirmation> client) {
        this.log = log;
        this.memory = memory;
        this.client = new Outbound<>(client, () -> refused = true);
    }

    @Override
    public void onNext(byte[] event) {
        if (refused) {
            return;
        }
        try {
            checkRoom(event.length);
            events.add(NewEvent.of(event));
        } catch (ProtocolError refusal) {
            discard();
            client.fail(ProtocolError.toStatus(refusal));
        }
    }

    private void checkRoom(int bytes) {
        if (events.size() == MAX_EVENTS) {
            throw new ProtocolError(
                    ErrorCode.PAYLOAD_TOO_LARGE, "A transaction may have at most %d events".formatted(MAX_EVENTS));
        }
        switch (memory.take(bytes)) {
            case TAKEN -> {
                // It waits here until it is stored.
            }
            case SHARE_FULL ->
                throw new ProtocolError(
                        ErrorCode.PAYLOAD_TOO_LARGE,
                        "A transaction may have at most %d bytes".formatted(memory.most()));
            case ALL_FULL ->
                throw new ProtocolError(ErrorCode.STORE_WRITE_ERROR, "Too much waits to be stored; try again later");
        }
    }

    private void discard() {
        refused = true;
        events.clear();
        memory.close();
    }

    @Override
    public void onCompleted() {
        if (refused) {
            return;
        }
        if (events.isEmpty()) {
            confirm();
            return;
        }
        log.append(events).whenComplete((token, failure) -> {
            memory.close();
            if (failure == null) {
                confirm();
            } else {
                client.fail(ProtocolError.toStatus(failure));
            }
        });
    }

    private void confirm() {
        client.send(Confirmation.newBuilder().setSuccess(true).build());
        client.complete();
    }

    @Override
    public void onError(Throwable broken) {
        discard();
    }
}
