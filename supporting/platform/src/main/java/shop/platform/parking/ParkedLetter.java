package shop.platform.parking;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.deadletter.Cause;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.ThrowableCause;
import org.bson.Document;
import shop.platform.parking.ParkedEvent.Field;

/** A parked event as the framework tries it again: read only when somebody asks for it. */
final class ParkedLetter implements DeadLetter<EventMessage<?>> {

    private final Document stored;
    private final Supplier<EventMessage<?>> message;
    private final MetaData diagnostics;

    ParkedLetter(Document stored, Supplier<EventMessage<?>> message) {
        this(stored, message, ParkedEvent.reason(stored).asDiagnostics());
    }

    private ParkedLetter(Document stored, Supplier<EventMessage<?>> message, MetaData diagnostics) {
        this.stored = stored;
        this.message = message;
        this.diagnostics = diagnostics;
    }

    String id() {
        return stored.getString(Field.ID);
    }

    String sequence() {
        return stored.getString(Field.SEQUENCE);
    }

    long index() {
        return stored.getLong(Field.INDEX);
    }

    @Override
    public EventMessage<?> message() {
        return message.get();
    }

    @Override
    public Optional<Cause> cause() {
        return Reason.from(diagnostics)
                .map(reason -> new ThrowableCause(reason.kind().name(), reason.words()));
    }

    @Override
    public Instant enqueuedAt() {
        return Instant.ofEpochMilli(stored.getLong(Field.PARKED_AT));
    }

    @Override
    public Instant lastTouched() {
        return Instant.ofEpochMilli(stored.getLong(Field.TRIED_AT));
    }

    @Override
    public MetaData diagnostics() {
        return diagnostics;
    }

    @Override
    public ParkedLetter markTouched() {
        return this;
    }

    /** The reason in our words stands in the diagnostics. */
    @Override
    public ParkedLetter withCause(Throwable requeueCause) {
        return this;
    }

    @Override
    public ParkedLetter withDiagnostics(MetaData next) {
        return new ParkedLetter(stored, message, next);
    }
}
