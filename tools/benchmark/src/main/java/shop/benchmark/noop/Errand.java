package shop.benchmark.noop;

import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;

/** An aggregate that decides nothing: it makes as many notes as it is told to. */
abstract class Errand {

    @AggregateIdentifier
    private String id;

    static void note(ErrandCommand command) {
        for (int note = 0; note < command.notes(); note++) {
            AggregateLifecycle.apply(Note.of(command.errand(), command.first() + note, command.text()));
        }
    }

    @EventSourcingHandler
    void on(Note made) {
        if (id == null) {
            id = made.errand();
        }
    }
}
