package shop.platform.messaging;

import java.util.Optional;
import org.axonframework.commandhandling.CommandExecutionException;

/**
 * An event of an aggregate's own history that cannot be read, for which no command of that aggregate can be decided.
 *
 * @param aggregateId whose history it is
 * @param sequence its place there, from 0
 * @param type the stored name of its type
 * @param detail what is wrong with it
 */
public record UnreadableEvent(String aggregateId, long sequence, String type, String detail) {

    /** The event in a failure that came back from a command, directly or across the server. */
    public static Optional<UnreadableEvent> in(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof CommandExecutionException failed
                    && failed.getDetails().orElse(null) instanceof UnreadableEvent event) {
                return Optional.of(event);
            }
        }
        return Optional.empty();
    }

    /** One sentence for whoever sent the command. */
    public String words() {
        return "The history of " + aggregateId + " cannot be read: its event " + sequence + ", " + type
                + ", does not have the form that this version knows. Nothing was done, and the same request will fail until an operator has mended it.";
    }
}
