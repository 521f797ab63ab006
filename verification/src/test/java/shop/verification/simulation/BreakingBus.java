package shop.verification.simulation;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.common.Registration;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MessageHandlerInterceptor;

/** A command bus whose sender can be gone before a command is sent, or before its outcome is heard. */
final class BreakingBus implements CommandBus {

    private final CommandBus bus;
    private final Breakdown breakdown;
    private final Chronicle chronicle;
    private final List<String> refused = new ArrayList<>();

    BreakingBus(CommandBus bus, Breakdown breakdown, Chronicle chronicle) {
        this.bus = bus;
        this.breakdown = breakdown;
        this.chronicle = chronicle;
    }

    void begin() {
        refused.clear();
    }

    /** What was refused, or failed, since this was asked last. */
    List<String> refused() {
        List<String> all = List.copyOf(refused);
        refused.clear();
        return all;
    }

    @Override
    public <C> void dispatch(CommandMessage<C> command) {
        dispatch(command, (sent, outcome) -> {});
    }

    @Override
    public <C, R> void dispatch(CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
        breakdown.step();
        chronicle.tell("command", command.getPayload());
        bus.<C, R>dispatch(command, (CommandMessage<? extends C> sent, CommandResultMessage<? extends R> outcome) -> {
            if (outcome.isExceptional()) {
                Throwable failure = outcome.exceptionResult();
                chronicle.tell("refused", failure.getMessage());
                refused.add(command.getPayload() + ": " + failure);
            }
            callback.onResult(sent, outcome);
        });
        breakdown.step();
    }

    @Override
    public Registration subscribe(String name, MessageHandler<? super CommandMessage<?>> handler) {
        return bus.subscribe(name, handler);
    }

    @Override
    public Registration registerHandlerInterceptor(MessageHandlerInterceptor<? super CommandMessage<?>> interceptor) {
        return bus.registerHandlerInterceptor(interceptor);
    }

    @Override
    public Registration registerDispatchInterceptor(MessageDispatchInterceptor<? super CommandMessage<?>> interceptor) {
        return bus.registerDispatchInterceptor(interceptor);
    }
}
