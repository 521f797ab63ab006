package shop.platform.messaging;

import java.util.Iterator;
import java.util.Optional;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.Serializer;
import org.springframework.core.NestedExceptionUtils;
import shop.platform.correcting.Corrections;

/**
 * Says of a command that failed because of its aggregate's history which event is to blame; or, if the event was corrected
 * and that was not known here yet, has the command decided again. It stands next to the handler, behind all others.
 */
final class NameTheUnreadableEvent implements MessageHandlerInterceptor<CommandMessage<?>> {

    private final EventStore events;
    private final CommandTargetResolver targets;
    private final Serializer serializer;
    private final Corrections corrections;

    NameTheUnreadableEvent(
            EventStore events, CommandTargetResolver targets, Serializer serializer, Corrections corrections) {
        this.events = events;
        this.targets = targets;
        this.serializer = serializer;
        this.corrections = corrections;
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        CommandMessage<?> command = unitOfWork.getMessage();
        try {
            return chain.proceed();
        } catch (Exception failure) {
            Optional<Culprit> culprit = Failures.isUnreadable(failure) ? culprit(command) : Optional.empty();
            if (culprit.isEmpty()) {
                throw failure;
            }
            if (corrections.find(culprit.get().eventId())) {
                return handle(unitOfWork, chain);
            }
            UnreadableEvent event = culprit.get().event();
            throw new CommandExecutionException(event.words(), failure, event);
        }
    }

    private record Culprit(String eventId, UnreadableEvent event) {}

    private Optional<Culprit> culprit(CommandMessage<?> command) {
        String aggregate = targets.resolveTarget(command).getIdentifier();
        Iterator<? extends DomainEventMessage<?>> history =
                events.readEvents(aggregate).asStream().iterator();
        while (history.hasNext()) {
            DomainEventMessage<?> event = history.next();
            try {
                event.getPayload();
            } catch (SerializationException unreadable) {
                Throwable reason = NestedExceptionUtils.getMostSpecificCause(unreadable);
                return Optional.of(new Culprit(
                        event.getIdentifier(),
                        new UnreadableEvent(
                                aggregate,
                                event.getSequenceNumber(),
                                serializer.typeForClass(event.getPayloadType()).getName(),
                                String.valueOf(reason.getMessage()))));
            }
        }
        return Optional.empty();
    }
}
