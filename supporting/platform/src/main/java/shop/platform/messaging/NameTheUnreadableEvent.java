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

/** Says of a command that failed because of its aggregate's history which event is to blame. */
final class NameTheUnreadableEvent implements MessageHandlerInterceptor<CommandMessage<?>> {

    private final EventStore events;
    private final CommandTargetResolver targets;
    private final Serializer serializer;

    NameTheUnreadableEvent(EventStore events, CommandTargetResolver targets, Serializer serializer) {
        this.events = events;
        this.targets = targets;
        this.serializer = serializer;
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        CommandMessage<?> command = unitOfWork.getMessage();
        try {
            return chain.proceed();
        } catch (Exception failure) {
            Optional<UnreadableEvent> culprit = isUnreadable(failure) ? culprit(command) : Optional.empty();
            if (culprit.isPresent()) {
                throw new CommandExecutionException(culprit.get().words(), failure, culprit.get());
            }
            throw failure;
        }
    }

    private static boolean isUnreadable(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof SerializationException) {
                return true;
            }
        }
        return false;
    }

    private Optional<UnreadableEvent> culprit(CommandMessage<?> command) {
        String aggregate = targets.resolveTarget(command).getIdentifier();
        Iterator<? extends DomainEventMessage<?>> history =
                events.readEvents(aggregate).asStream().iterator();
        while (history.hasNext()) {
            DomainEventMessage<?> event = history.next();
            try {
                event.getPayload();
            } catch (SerializationException unreadable) {
                Throwable reason = unreadable;
                while (reason.getCause() != null) {
                    reason = reason.getCause();
                }
                return Optional.of(new UnreadableEvent(
                        aggregate,
                        event.getSequenceNumber(),
                        serializer.typeForClass(event.getPayloadType()).getName(),
                        String.valueOf(reason.getMessage())));
            }
        }
        return Optional.empty();
    }
}
