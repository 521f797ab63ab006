package shop.benchmark.noop;

import org.axonframework.commandhandling.CommandHandler;
import shop.benchmark.noop.ErrandCommand.BeginFirst;
import shop.benchmark.noop.ErrandCommand.GoOnFirst;

/** The errand of the first component. */
final class FirstErrand extends Errand {

    FirstErrand() {}

    @CommandHandler
    FirstErrand(BeginFirst command) {
        note(command);
    }

    @CommandHandler
    void handle(GoOnFirst command) {
        note(command);
    }
}
