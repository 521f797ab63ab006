package shop.platform.processing;

import java.util.function.Predicate;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.EnqueuePolicy;
import shop.platform.messaging.Failures;
import shop.platform.parking.Reason;

/**
 * Parks an event that fails for good, with the reason. A failure that passes is thrown on, so that the processor comes
 * back to the event by itself: else one outage of the server would stop flows until a person looks.
 */
final class ParkOnlyWhatCannotPass implements EnqueuePolicy<EventMessage<?>> {

    private final Predicate<String> corrected;

    /** @param corrected whether an event of this id, which could not be read, can be from now on */
    ParkOnlyWhatCannotPass(Predicate<String> corrected) {
        this.corrected = corrected;
    }

    @Override
    public EnqueueDecision<EventMessage<?>> decide(DeadLetter<? extends EventMessage<?>> letter, Throwable cause) {
        if (Failures.pass(cause)) {
            throw new TryLater(letter.message(), cause);
        }
        Reason reason = Reason.of(cause);
        if (reason.kind() == Reason.Kind.UNREADABLE
                && corrected.test(letter.message().getIdentifier())) {
            throw new TryLater(letter.message(), cause);
        }
        BatchEnd.finishNow();
        return Decisions.enqueue(cause, parked -> reason.in(parked.diagnostics()));
    }

    /** Stops the batch; the processor starts it again. */
    static final class TryLater extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TryLater(EventMessage<?> event, Throwable cause) {
            super(event.getPayloadType().getSimpleName() + " is processed later: " + cause.getMessage(), cause);
        }
    }
}
