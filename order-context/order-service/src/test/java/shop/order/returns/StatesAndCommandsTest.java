package shop.order.returns;

import static shop.order.returns.MugsReturned.approved;
import static shop.order.returns.MugsReturned.callOff;
import static shop.order.returns.MugsReturned.calledOff;
import static shop.order.returns.MugsReturned.declined;
import static shop.order.returns.MugsReturned.inspect;
import static shop.order.returns.MugsReturned.inspected;
import static shop.order.returns.MugsReturned.lapsed;
import static shop.order.returns.MugsReturned.opened;
import static shop.order.returns.MugsReturned.received;
import static shop.order.returns.MugsReturned.usedMug;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import shop.order.api.ReturnReason;
import shop.order.api.UnitCondition;
import shop.order.ordering.Verdict;
import shop.rehearsal.StatesAndCommands;
import shop.rehearsal.TableOfAnswers;

/**
 * Asks a return, in each state that it can be in, each command that there is for it. What it answers is written into {@code
 * docs/specifications}: {@code mvn test -Dapprove} writes what is new there, and whoever reads the difference approves it.
 */
@DisplayName("What a return does, in each of its states")
class StatesAndCommandsTest implements TableOfAnswers {

    @Override
    public StatesAndCommands probed() {
        return StatesAndCommands.of(Return.class, Return::new, states(), commands(), MugsReturned.BY_ITSELF);
    }

    @Override
    public Table table() {
        return new Table(
                "order",
                "states-and-commands-of-returns.md",
                "a return",
                """
                # What a return does, in each state, when it is asked

                Two mugs that a customer gives back are brought into each state by what was recorded of them; then each command is \
                tried, where the shop lets things come back by themselves. Written by `StatesAndCommandsTest`, which fails where a \
                return does something else.
                """,
                Path.of("src/test/java/shop/order/returns"));
    }

    private static Map<String, Object[]> states() {
        ReturnOpened asked = opened(ReturnReason.CHANGE_OF_MIND);
        Verdict missing = new Verdict(1, 2, false, Optional.empty(), Optional.of("it did not arrive"));
        Map<String, Object[]> states = new LinkedHashMap<>();
        states.put("is asked for", past(asked));
        states.put("is approved", past(asked, approved()));
        states.put("is declined", past(asked, declined()));
        states.put("was asked for, and is called off", past(asked, calledOff(false)));
        states.put("was approved, and is called off", past(asked, approved(), calledOff(true)));
        states.put(
                "is here, though it was called off",
                past(asked, approved(), calledOff(true), received(2, UnitCondition.AS_NEW)));
        states.put("was not sent for long", past(asked, approved(), lapsed(false)));
        states.put("was sent, and has not come for long", past(asked, approved(), lapsed(true)));
        states.put("is here", past(asked, approved(), received(2, UnitCondition.USED)));
        states.put("is here in part", past(asked, approved(), received(1, UnitCondition.USED)));
        states.put(
                "is here, and was not awaited any more",
                past(asked, approved(), lapsed(true), received(2, UnitCondition.AS_NEW)));
        states.put(
                "is here, to be exchanged",
                past(
                        MugsReturned.openedToExchange(ReturnReason.CHANGE_OF_MIND),
                        approved(),
                        received(2, UnitCondition.USED)));
        states.put(
                "is given back in part",
                past(asked, approved(), received(2, UnitCondition.USED), inspected(false, usedMug())));
        states.put(
                "is given back",
                past(asked, approved(), received(2, UnitCondition.AS_NEW), inspected(true, Verdict.refund(1, 2))));
        states.put("is refused as missing", past(asked, approved(), lapsed(true), inspected(false, missing)));
        states.put(
                "is refused as missing, and has come",
                past(asked, approved(), lapsed(true), inspected(false, missing), received(2, UnitCondition.AS_NEW)));
        return states;
    }

    private static Object[] past(Object... events) {
        return events;
    }

    private static Map<String, Object> commands() {
        Map<String, Object> commands = new LinkedHashMap<>();
        put(commands, MugsReturned.open(ReturnReason.CHANGE_OF_MIND), "");
        put(commands, new ApproveReturn(MugsReturned.RETURN), "");
        put(commands, new DeclineReturn(MugsReturned.RETURN, "made to measure"), "");
        put(commands, callOff(), "");
        put(commands, MugsReturned.recordReceived(2, UnitCondition.AS_NEW), ": both, as new");
        put(commands, MugsReturned.recordReceived(1, UnitCondition.USED), ": one, used");
        put(commands, MugsReturned.recordLapsed(false), ": it was not sent");
        put(commands, MugsReturned.recordLapsed(true), ": it was sent");
        put(commands, inspect(Verdict.refund(1, 2)), ": both are given back");
        put(commands, inspect(usedMug(), Verdict.refund(1, 1)), ": both are given back, less a deduction");
        put(commands, inspect(usedMug()), ": one is given back, less a deduction, and nothing is said of the other");
        return commands;
    }

    /** @param detail what tells it from others of its class */
    private static void put(Map<String, Object> commands, Object command, String detail) {
        commands.put(StatesAndCommands.words(command.getClass()) + detail, command);
    }
}
