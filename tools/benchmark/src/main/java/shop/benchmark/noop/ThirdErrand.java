package shop.benchmark.noop;

import org.axonframework.commandhandling.CommandHandler;
import shop.benchmark.noop.ErrandCommand.BeginThird;
import shop.benchmark.noop.ErrandCommand.GoOnThird;

/** The errand of the third component. */
final class ThirdErrand extends Errand {

    ThirdErrand() {}

    @CommandHandler
    ThirdErrand(BeginThird command) {
        note(command);
    }

    @CommandHandler
    void handle(GoOnThird command) {
        note(command);
    }
}
