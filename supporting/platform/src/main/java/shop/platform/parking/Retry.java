package shop.platform.parking;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.DeadLetter;
import shop.platform.parking.ParkedEvent.Field;

/** Chooses what is tried again: whole sequences, each from its first event. */
public final class Retry {

    private Retry() {}

    /** The first event of a sequence, as far as it matters for the choice. */
    public record First(String id, String sequence, String group) {}

    /** Which sequences are wanted. */
    @FunctionalInterface
    public interface Wanted extends Predicate<First> {}

    /** The ids of the first events of all wanted sequences, by processor, in the order of the log. */
    public static Map<String, List<String>> due(ParkingLot lot, List<String> processors, Wanted wanted) {
        Map<String, List<String>> due = new LinkedHashMap<>();
        for (String processor : processors) {
            List<String> ids = lot.firsts(processor).stream()
                    .map(letter -> new First(
                            letter.getString(Field.ID),
                            letter.getString(Field.SEQUENCE),
                            letter.getString(Field.GROUP)))
                    .filter(wanted)
                    .map(First::id)
                    .toList();
            due.put(processor, ids);
        }
        return due;
    }

    /** For the framework, which asks of each letter whether it is the one. */
    public static Predicate<DeadLetter<? extends EventMessage<?>>> of(String id) {
        return new One(id);
    }

    /** One letter, which a queue can look up without asking all the others. */
    record One(String id) implements Predicate<DeadLetter<? extends EventMessage<?>>> {

        @Override
        public boolean test(DeadLetter<? extends EventMessage<?>> letter) {
            return letter instanceof ParkedLetter parked && parked.id().equals(id);
        }
    }
}
