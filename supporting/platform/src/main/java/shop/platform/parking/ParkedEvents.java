package shop.platform.parking;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.DeadLetterQueueOverflowException;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.ThrowableCause;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.bson.Document;
import org.bson.types.Binary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.platform.parking.ParkedEvent.Field;

/**
 * What a processor could not process, as the framework wants it kept. Unlike the framework's own queue, it keeps the bytes
 * that the log holds, and so takes an event that nobody can read; and an event that comes twice is kept once.
 */
public final class ParkedEvents implements SequencedDeadLetterQueue<EventMessage<?>> {

    private static final Logger log = LoggerFactory.getLogger(ParkedEvents.class);

    private final String processor;
    private final String givenUpBy;
    private final ParkingLot lot;
    private final Serializer serializer;
    private final EventUpcaster upcasters;
    private final Consumer<String> beforeReading;
    private final long most;

    /**
     * @param givenUpBy for which processor events may have been given up: the same, unless this one stands in for it
     * @param beforeReading hears the id of an event that is to be read again, such as to look for a correction
     * @param most how many events of this processor may be parked
     */
    public ParkedEvents(
            String processor,
            String givenUpBy,
            ParkingLot lot,
            Serializer serializer,
            EventUpcaster upcasters,
            Consumer<String> beforeReading,
            long most) {
        this.processor = processor;
        this.givenUpBy = givenUpBy;
        this.lot = lot;
        this.serializer = serializer;
        this.upcasters = upcasters;
        this.beforeReading = beforeReading;
        this.most = most;
    }

    @Override
    public void enqueue(Object sequence, DeadLetter<? extends EventMessage<?>> letter) {
        RawEvent event = RawEvent.of(letter.message(), serializer);
        if (lot.isDealtWith(processor, givenUpBy, event)) {
            return;
        }
        if (isFull(sequence)) {
            throw new DeadLetterQueueOverflowException("The processor " + processor + " has " + most
                    + " events parked, and no room for " + event.type() + " at " + event.token()
                    + ": retry or discard some");
        }
        Reason reason = Reason.from(letter.diagnostics())
                .orElseGet(() -> letter.cause()
                        .map(cause -> cause instanceof ThrowableCause thrown && thrown.getCause() != null
                                ? Reason.of(thrown.getCause())
                                : new Reason(Reason.Kind.FAILED, cause.message(), cause.type()))
                        .orElse(Reason.FOLLOWS));
        lot.park(processor, text(sequence), event, reason);
        if (reason.kind() != Reason.Kind.FOLLOWS) {
            log.warn(
                    "{} parked {} of {} (position {}): {}",
                    processor,
                    event.type(),
                    text(sequence),
                    event.token(),
                    reason.words());
        }
    }

    @Override
    public void evict(DeadLetter<? extends EventMessage<?>> letter) {
        lot.remove(((ParkedLetter) letter).id());
    }

    @Override
    public void requeue(
            DeadLetter<? extends EventMessage<?>> letter,
            UnaryOperator<DeadLetter<? extends EventMessage<?>>> letterUpdater) {
        DeadLetter<? extends EventMessage<?>> updated = letterUpdater.apply(letter);
        lot.tried(
                ((ParkedLetter) letter).id(), Reason.from(updated.diagnostics()).orElse(Reason.FOLLOWS));
    }

    @Override
    public boolean contains(Object sequence) {
        return lot.contains(processor, text(sequence));
    }

    @Override
    public Iterable<DeadLetter<? extends EventMessage<?>>> deadLetterSequence(Object sequence) {
        return () -> Stream.iterate(
                        lot.next(processor, text(sequence), -1).flatMap(this::peek),
                        Optional::isPresent,
                        letter -> letter.flatMap(each -> lot.next(processor, each.sequence(), each.index()))
                                .flatMap(this::peek))
                .<DeadLetter<? extends EventMessage<?>>>map(Optional::orElseThrow)
                .iterator();
    }

    @Override
    public Iterable<Iterable<DeadLetter<? extends EventMessage<?>>>> deadLetters() {
        List<Iterable<DeadLetter<? extends EventMessage<?>>>> sequences = lot.firsts(processor).stream()
                .map(first -> deadLetterSequence(first.getString(Field.SEQUENCE)))
                .toList();
        return sequences;
    }

    @Override
    public boolean isFull(Object sequence) {
        return lot.size(processor) >= most;
    }

    @Override
    public long size() {
        return lot.size(processor);
    }

    @Override
    public long sequenceSize(Object sequence) {
        return lot.size(processor, text(sequence));
    }

    @Override
    public long amountOfSequences() {
        return lot.sequences(processor);
    }

    @Override
    public boolean process(
            Predicate<DeadLetter<? extends EventMessage<?>>> sequenceFilter,
            Function<DeadLetter<? extends EventMessage<?>>, EnqueueDecision<EventMessage<?>>> task) {
        for (Document first : candidates(sequenceFilter)) {
            if (sequenceFilter.test(new ParkedLetter(first, unread(first)))) {
                Optional<ParkedLetter> claimed = claim(first.getString(Field.ID));
                if (claimed.isPresent()) {
                    return processSequence(claimed.get(), task);
                }
            }
        }
        return false;
    }

    private List<Document> candidates(Predicate<DeadLetter<? extends EventMessage<?>>> sequenceFilter) {
        if (sequenceFilter instanceof Retry.One one) {
            return lot
                    .stored(one.id())
                    .filter(letter -> lot.next(processor, letter.getString(Field.SEQUENCE), -1)
                            .equals(Optional.of(one.id())))
                    .stream()
                    .toList();
        }
        return lot.firsts(processor);
    }

    private boolean processSequence(
            ParkedLetter first,
            Function<DeadLetter<? extends EventMessage<?>>, EnqueueDecision<EventMessage<?>>> task) {
        Optional<ParkedLetter> letter = Optional.of(first);
        while (letter.isPresent()) {
            ParkedLetter current = letter.get();
            if (!processOne(current, task)) {
                return false;
            }
            // Taken before this one goes: were the sequence empty for a moment, a later event could pass by.
            letter = lot.next(processor, current.sequence(), current.index()).flatMap(this::claim);
            evict(current);
        }
        return true;
    }

    private boolean processOne(
            ParkedLetter letter,
            Function<DeadLetter<? extends EventMessage<?>>, EnqueueDecision<EventMessage<?>>> task) {
        EnqueueDecision<EventMessage<?>> decision;
        try {
            letter.message();
        } catch (RuntimeException upcasterFailed) {
            lot.tried(
                    letter.id(),
                    new Reason(Reason.Kind.UNREADABLE, Reason.of(upcasterFailed).words(), ""));
            return false;
        }
        try {
            decision = task.apply(letter);
        } catch (RuntimeException passing) {
            lot.release(letter.id());
            throw passing;
        }
        if (decision.shouldEnqueue()) {
            requeue(letter, each -> decision.withDiagnostics(each));
            return false;
        }
        return true;
    }

    private Optional<ParkedLetter> claim(String id) {
        return lot.claim(id).map(this::letter);
    }

    private Optional<ParkedLetter> peek(String id) {
        return lot.stored(id).map(this::letter);
    }

    private ParkedLetter letter(Document stored) {
        RawEvent event = RawEvent.parse(stored.get(Field.RAW, Binary.class).getData(), stored.getLong(Field.TOKEN));
        return new ParkedLetter(stored, remembered(() -> {
            beforeReading.accept(event.event().getMessageIdentifier());
            return event.message(serializer, upcasters);
        }));
    }

    private static Supplier<EventMessage<?>> remembered(Supplier<EventMessage<?>> reading) {
        AtomicReference<EventMessage<?>> read = new AtomicReference<>();
        return () -> read.updateAndGet(message -> message == null ? reading.get() : message);
    }

    private Supplier<EventMessage<?>> unread(Document first) {
        return () -> lot.stored(first.getString(Field.ID))
                .map(this::letter)
                .orElseThrow(() -> new IllegalStateException(first.getString(Field.ID) + " is not parked any more"))
                .message();
    }

    @Override
    public void clear() {
        lot.clear(processor);
    }

    private static String text(Object sequence) {
        return sequence instanceof String text ? text : Integer.toString(sequence.hashCode());
    }
}
