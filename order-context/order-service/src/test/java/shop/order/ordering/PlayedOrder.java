package shop.order.ordering;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;

/** One order that is played for real: each command loads it from its events, in memory. */
final class PlayedOrder {

    private final CommandBus commands = SimpleCommandBus.builder().build();
    private final List<Object> published = new ArrayList<>();

    PlayedOrder() {
        this(MugsThatComeBack.RETURN_TERMS);
    }

    /** Where goods come back by these terms. */
    PlayedOrder(ReturnTerms terms) {
        MugsAndTea.ordersOn(commands, event -> published.add(event.getPayload()), terms);
    }

    /**
     * Sends a command.
     *
     * @return the events that it led to
     * @throws RuntimeException the reason for which it was refused
     */
    List<Object> send(Object command) {
        published.clear();
        AtomicReference<CommandResultMessage<?>> result = new AtomicReference<>();
        commands.dispatch(GenericCommandMessage.asCommandMessage(command), (sent, outcome) -> result.set(outcome));
        if (result.get().isExceptional()) {
            throw result.get().exceptionResult() instanceof RuntimeException refusal
                    ? refusal
                    : new IllegalStateException(result.get().exceptionResult());
        }
        return List.copyOf(published);
    }
}
