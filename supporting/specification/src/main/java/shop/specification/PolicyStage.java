package shop.specification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.Registration;
import org.axonframework.eventhandling.scheduling.EventScheduler;
import org.axonframework.eventhandling.scheduling.ScheduleToken;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MessageHandlerInterceptor;
import shop.wording.scenario.Step;

/** All whom policies ask: they obey, and what they are asked is kept. */
public final class PolicyStage {

    private final List<Object> past = new ArrayList<>();
    private final List<Step.Then> asked = new ArrayList<>();
    private final CommandGateway commands =
            DefaultCommandGateway.builder().commandBus(new Obedient()).build();
    private Duration late = Duration.ZERO;

    PolicyStage() {}

    /** Where they send commands; each is answered with nothing. */
    public CommandGateway commands() {
        return commands;
    }

    /** By whom they have something told later. */
    public EventScheduler later() {
        return new Later();
    }

    /** What time it is when they hear of something. */
    public Clock clock() {
        return new Hearing();
    }

    /** Notes that somebody outside is asked, because of this event. */
    public void askOutside(Object because) {
        asked.add(new Step.AskedOutside(because));
    }

    /** What happened before, in that order. */
    public List<Object> past() {
        return List.copyOf(past);
    }

    void given(List<Object> events) {
        events.forEach(event -> past.add(Payloads.of(event)));
    }

    void heardAfter(Duration duration) {
        late = duration;
    }

    /** What was asked of all of them since this was called last. */
    List<Step.Then> newlyAsked() {
        List<Step.Then> fresh = List.copyOf(asked);
        asked.clear();
        return fresh;
    }

    private final class Hearing extends Clock {

        @Override
        public Instant instant() {
            return PolicySpecification.START.plus(late);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return fixed(instant(), zone);
        }
    }

    private final class Obedient implements CommandBus {

        @Override
        public <C> void dispatch(CommandMessage<C> command) {
            asked.add(new Step.Commanded(command.getPayload()));
        }

        @Override
        public <C, R> void dispatch(CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
            dispatch(command);
            callback.onResult(command, GenericCommandResultMessage.asCommandResultMessage(null));
        }

        @Override
        public Registration subscribe(String command, MessageHandler<? super CommandMessage<?>> handler) {
            throw new UnsupportedOperationException("nobody decides here");
        }

        @Override
        public Registration registerHandlerInterceptor(
                MessageHandlerInterceptor<? super CommandMessage<?>> interceptor) {
            throw new UnsupportedOperationException("nobody decides here");
        }

        @Override
        public Registration registerDispatchInterceptor(
                MessageDispatchInterceptor<? super CommandMessage<?>> interceptor) {
            throw new UnsupportedOperationException("what is asked is kept as it is");
        }
    }

    private final class Later implements EventScheduler {

        @Override
        public ScheduleToken schedule(Instant moment, Object event) {
            asked.add(new Step.ToldLater(moment, event instanceof Message<?> said ? said.getPayload() : event));
            return new Token();
        }

        @Override
        public ScheduleToken schedule(Duration in, Object event) {
            throw new UnsupportedOperationException("a moment is that of an event, not of now");
        }

        @Override
        public void cancelSchedule(ScheduleToken token) {
            throw new UnsupportedOperationException("whoever is told knows whether it still matters");
        }

        private record Token() implements ScheduleToken {}
    }
}
