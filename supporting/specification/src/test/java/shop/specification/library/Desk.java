package shop.specification.library;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.scheduling.EventScheduler;
import shop.specification.PolicyStage;

/** What the library does by itself: it watches what is due, wants that back, and writes to whoever has damaged a copy. */
@DisallowReplay
final class Desk {

    private final CommandGateway commands;
    private final EventScheduler later;
    private final Clock clock;
    private final PolicyStage post;

    private Desk(PolicyStage stage) {
        commands = stage.commands();
        later = stage.later();
        clock = stage.clock();
        post = stage;
    }

    static List<Desk> on(PolicyStage stage) {
        return List.of(new Desk(stage));
    }

    @EventHandler
    void on(CopyLent event) {
        later.schedule(event.due(), new LoanFellDue(event.loanId()));
    }

    @EventHandler
    void on(LoanFellDue event, @Timestamp Instant at) {
        if (at.plus(Duration.ofHours(1)).isAfter(clock.instant())) {
            commands.send(new RecallCopy("overdue", event.loanId()));
        }
    }

    @EventHandler
    void on(CopyReturned event) {
        if (!event.damages().isEmpty()) {
            post.askOutside(event);
        }
    }
}
