package shop.platform.outside;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;

/**
 * What one aggregate has recorded. A list that is made of such facts may be behind, or in the middle of being rebuilt; what
 * was answered long ago must not be asked again from there. The fact is also what is asked again, to the letter: no copy
 * of it is kept anywhere.
 */
public final class RecordedFacts {

    private final List<? extends DomainEventMessage<?>> facts;

    private RecordedFacts(List<? extends DomainEventMessage<?>> facts) {
        this.facts = facts;
    }

    public static RecordedFacts in(DomainEventStream events) {
        return new RecordedFacts(events.asStream().toList());
    }

    /** The question of this kind that was raised last, if none of the facts after it settles it. */
    public <Q> Optional<Asked<Q>> open(Class<Q> kind, Outcomes outcomes) {
        return open(kind, outcomes, any -> true);
    }

    /** The same of those that are meant. */
    public <Q> Optional<Asked<Q>> open(Class<Q> kind, Outcomes outcomes, Predicate<Q> isMeant) {
        Optional<Asked<Q>> open = Optional.empty();
        for (DomainEventMessage<?> fact : facts) {
            Object payload = fact.getPayload();
            if (kind.isInstance(payload) && isMeant.test(kind.cast(payload))) {
                open = Optional.of(new Asked<>(kind.cast(payload), fact.getTimestamp()));
            } else {
                open = open.filter(asked -> !outcomes.settle(asked.question(), payload));
            }
        }
        return open;
    }

    /** All facts of this kind, in order. */
    public <F> List<F> all(Class<F> kind) {
        return facts.stream()
                .map(DomainEventMessage::getPayload)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** The last fact of this kind. */
    public <F> Optional<F> latest(Class<F> kind) {
        return latest(kind, any -> true);
    }

    /** The last of those that are meant. */
    public <F> Optional<F> latest(Class<F> kind, Predicate<F> isMeant) {
        return facts.stream()
                .map(DomainEventMessage::getPayload)
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(isMeant)
                .reduce((earlier, later) -> later);
    }

    /** @param at when it was recorded */
    public record Asked<Q>(Q question, Instant at) {

        /** How long ago that was. */
        public Duration age(Instant now) {
            return Duration.between(at, now);
        }
    }
}
