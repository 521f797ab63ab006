package shop.benchmark.noop;

import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;

/** Is told the notes of one kind and does nothing about them but count; each is read, as a handler's events are. */
final class NoteListener implements EventMessageHandler {

    private final String processor;
    private final int kind;
    private final AtomicLong heard = new AtomicLong();

    /** @param kind its place among the {@link Note#KINDS} */
    NoteListener(String processor, int kind) {
        this.processor = processor;
        this.kind = kind;
    }

    String processor() {
        return processor;
    }

    int kind() {
        return kind;
    }

    long heard() {
        return heard.get();
    }

    @Override
    public Object handle(EventMessage<?> event) {
        Note told = Note.KINDS.get(kind).cast(event.getPayload());
        heard.incrementAndGet();
        return told;
    }

    @Override
    public boolean canHandle(EventMessage<?> event) {
        return canHandleType(event.getPayloadType());
    }

    @Override
    public boolean canHandleType(Class<?> payloadType) {
        return Note.KINDS.get(kind).equals(payloadType);
    }
}
