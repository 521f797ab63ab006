package shop.verification.simulation;

import java.time.Duration;
import java.time.Instant;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.scheduling.EventScheduler;
import org.axonframework.eventhandling.scheduling.ScheduleToken;

/** Events that are recorded when their moment has come; the server keeps them, whoever else is gone. */
final class Deadlines implements EventScheduler {

    private record Planned() implements ScheduleToken {}

    private final VirtualTime time;
    private final EventBus events;

    Deadlines(VirtualTime time, EventBus events) {
        this.time = time;
        this.events = events;
    }

    @Override
    public ScheduleToken schedule(Instant moment, Object event) {
        time.at(
                moment,
                () -> events.publish(
                        event instanceof EventMessage<?> planned
                                ? new GenericEventMessage<>(planned.getPayload(), planned.getMetaData())
                                : new GenericEventMessage<>(event)));
        return new Planned();
    }

    @Override
    public ScheduleToken schedule(Duration pause, Object event) {
        return schedule(time.instant().plus(pause), event);
    }

    @Override
    public void cancelSchedule(ScheduleToken token) {
        throw new UnsupportedOperationException("nobody in the product takes a deadline back");
    }
}
