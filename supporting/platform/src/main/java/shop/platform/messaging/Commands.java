package shop.platform.messaging;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.commandhandling.gateway.CommandGateway;

/**
 * Sends commands and knows their outcome. Unlike the framework's own gateway, a time-out is never taken for a success.
 */
public final class Commands {

    /** Longer than the server takes to give up on an append (10 s), so that its answer is heard. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

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
            try {
                Long version = outcome.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                return version == null ? 0 : version;
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
}
