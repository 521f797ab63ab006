package shop.platform.messaging;

import org.axonframework.commandhandling.CommandExecutionException;

/**
 * What crosses the server of a failure that passes by itself: its class does not, and not every text of such a failure can be
 * told from others.
 *
 * @param what the class of the failure, as the log of who handled the command has it
 */
public record PassingFailure(String what) {

    static boolean isIn(Throwable failure) {
        return failure instanceof CommandExecutionException failed
                && failed.getDetails().filter(PassingFailure.class::isInstance).isPresent();
    }
}
