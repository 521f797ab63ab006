package shop.benchmark.noop;

import org.axonframework.commandhandling.CommandHandler;
import shop.benchmark.noop.ErrandCommand.BeginSecond;
import shop.benchmark.noop.ErrandCommand.GoOnSecond;

/** The errand of the second component. */
final class SecondErrand extends Errand {

    SecondErrand() {}

    @CommandHandler
    SecondErrand(BeginSecond command) {
        note(command);
    }

    @CommandHandler
    void handle(GoOnSecond command) {
        note(command);
    }
}
