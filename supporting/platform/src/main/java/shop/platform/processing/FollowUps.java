package shop.platform.processing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.platform.messaging.Commands;
import shop.platform.messaging.Failures;
import shop.platform.messaging.Headers;
import shop.platform.rejection.BusinessRejection;

/**
 * Commands that follow from the event that is being processed. Those of a batch are under way together, those of one order
 * one after the other; all are awaited before the processor remembers how far it came.
 *
 * <p>If one fails for good, the batch is repeated, and this time its event waits for its own commands, so that this event
 * and no other is parked. Receivers take every command twice without harm.
 */
public final class FollowUps {

    private static final Logger log = LoggerFactory.getLogger(FollowUps.class);

    private final Commands commands;
    private final Suspects failedBefore = new Suspects();

    public FollowUps(Commands commands) {
        this.commands = commands;
    }

    /**
     * Sends a command; outside a batch, as when a parked event is tried again, it is awaited.
     *
     * @throws RuntimeException the reason for which this command, or an earlier one of the same order, failed
     */
    public void send(Object command) {
        if (!CurrentUnitOfWork.isStarted()
                || !(CurrentUnitOfWork.get().root() instanceof BatchingUnitOfWork<?> batch)) {
            commands.send(command);
            return;
        }
        Message<?> event = CurrentUnitOfWork.get().getMessage();
        if (failedBefore.contain(event.getIdentifier())) {
            commands.send(command);
            return;
        }
        Map<Object, FollowUp> latest = underWay(batch);
        Object order = event.getMetaData().getOrDefault(Headers.ORDER_ID, event.getIdentifier());
        FollowUp before = latest.remove(order);
        if (before != null) {
            await(before);
        }
        latest.put(order, new FollowUp(event.getIdentifier(), commands.begin(command)));
    }

    /**
     * Sends a command and awaits it. That it is refused, or about something that there is not, holds nothing up: who sends it
     * finds by other ways that nothing came of it.
     */
    public void sendUnlessRefused(Object command) {
        try {
            commands.send(command);
        } catch (RuntimeException failure) {
            if (BusinessRejection.in(failure).isEmpty() && !isAboutNothing(failure)) {
                throw failure;
            }
            log.warn("{} was refused: {}", command.getClass().getSimpleName(), failure.getMessage());
        }
    }

    private static boolean isAboutNothing(Throwable failure) {
        return Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(Failures::isAboutNothing);
    }

    private Map<Object, FollowUp> underWay(UnitOfWork<?> batch) {
        Map<Object, FollowUp> latest =
                batch.getOrComputeResource(FollowUps.class.getName(), key -> new HashMap<Object, FollowUp>());
        BatchEnd.finish(this, () -> {
            latest.values().forEach(this::await);
            latest.clear();
        });
        return latest;
    }

    private void await(FollowUp sent) {
        try {
            sent.outcome().await();
        } catch (RuntimeException failure) {
            if (!Failures.pass(failure)) {
                failedBefore.add(List.of(sent.event()));
            }
            throw new RepeatTheBatch(failure);
        }
    }

    private record FollowUp(String event, Commands.Pending outcome) {}
}
