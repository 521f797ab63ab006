package shop.platform.messaging;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;

/**
 * Sends commands and knows their outcome. Unlike the framework's own gateway, a time-out is never taken for a success.
 */
public final class Commands {

    /** Longer than the server takes to give up on an append (10 s), so that its answer is heard. */
    static final Duration PATIENCE = Duration.ofSeconds(15);

    private final CommandGateway gateway;

    public Commands(CommandGateway gateway) {
        this.gateway = gateway;
    }

    /**
     * Sends a command and waits for its outcome.
     *
     * @return the version that the aggregate now has
     * @throws RuntimeException the reason for which the command failed; {@link shop.platform.rejection.BusinessRejection#in}
     *     finds a refusal in it. After a time-out the outcome is unknown: send the same command again.
     */
    public long send(Object command) {
        return begin(command).await();
    }

    /**
     * Sends a command that is meant for certain versions of its aggregate only.
     *
     * @param versions which; empty where it is meant for any
     * @throws RuntimeException as {@link #send(Object)}; a refusal with the code {@link KeepsToTheVersion#CODE} when the
     *     aggregate has another version
     */
    public long send(Object command, Optional<Set<Long>> versions) {
        return send(meantFor(versions, command));
    }

    /** A command that is meant for certain versions of its aggregate only, or for any where none are named. */
    public static CommandMessage<?> meantFor(Optional<Set<Long>> versions, Object command) {
        CommandMessage<?> message = GenericCommandMessage.asCommandMessage(command);
        return versions.<CommandMessage<?>>map(only -> message.andMetaData(Map.of(
                        Headers.ONLY_VERSIONS,
                        only.stream().map(String::valueOf).collect(joining(",")))))
                .orElse(message);
    }

    /** Sends a command whose outcome is awaited later. */
    public Pending begin(Object command) {
        return new Pending(command, gateway.send(command));
    }

    /** A command that is under way. */
    public static final class Pending {

        private final Object command;
        private final CompletableFuture<Long> outcome;

        private Pending(Object command, CompletableFuture<Long> outcome) {
            this.command = command;
            this.outcome = outcome;
        }

        /** As {@link Commands#send}. */
        public long await() {
            return await(PATIENCE);
        }

        /** As {@link Commands#send}, for so long; what takes longer has an unknown outcome. */
        public long await(Duration atMost) {
            Long version = Commands.await(command, outcome, atMost);
            return version == null ? 0 : version;
        }
    }

    /**
     * What came of a command.
     *
     * @param version that the aggregate now has
     * @param changed whether the command has changed it; not so when it was carried out before
     */
    public record Outcome(long version, boolean changed) {}

    /** As {@link #send(Object)}, for who has to know whether it was news. */
    public Outcome sendOnce(Object command) {
        var outcome = new CompletableFuture<Outcome>();
        gateway.<Object, Long>send(command, (message, answer) -> {
            if (answer.isExceptional()) {
                outcome.completeExceptionally(answer.exceptionResult());
            } else {
                Long version = answer.getPayload();
                boolean repeated = Boolean.FALSE.equals(answer.getMetaData().get(AnswerWithVersion.CHANGED));
                outcome.complete(new Outcome(version == null ? 0 : version, !repeated));
            }
        });
        return await(command, outcome, PATIENCE);
    }

    private static <T> T await(Object command, CompletableFuture<T> outcome, Duration atMost) {
        try {
            return outcome.get(Math.max(atMost.toMillis(), 0), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        } catch (TimeoutException late) {
            throw new OutcomeUnknown(command, late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new OutcomeUnknown(command, interrupted);
        }
    }
}
