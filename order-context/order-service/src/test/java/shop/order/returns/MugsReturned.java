package shop.order.returns;

import static shop.order.ordering.MugsAndTea.JIWON;
import static shop.order.ordering.MugsAndTea.ORDER;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import shop.order.api.ReturnReason;
import shop.order.api.ReturnWish;
import shop.order.api.UnitCondition;
import shop.order.ordering.Choice;
import shop.order.ordering.DryRun;
import shop.order.ordering.MugsAndTea;
import shop.order.ordering.MugsThatComeBack;
import shop.order.ordering.Verdict;
import shop.platform.messaging.Trial;
import shop.platform.messaging.Trials;
import shop.rehearsal.AggregatesInMemory;

/** The return of Jiwon's two mugs, told in messages. */
public final class MugsReturned {

    public static final ReturnId RETURN = ReturnId.of(ORDER, 1);
    public static final ReturnChoices BY_ITSELF = new ReturnChoices(Choice.AUTOMATIC, Choice.AUTOMATIC);
    static final ReturnChoices BY_SUPPORT = new ReturnChoices(Choice.SUPPORT, Choice.SUPPORT);

    private MugsReturned() {}

    /** Returns without anything around them, which handle what is sent over this bus. */
    public static AggregatesInMemory returnsOn(CommandBus bus, Consumer<EventMessage<?>> listener) {
        return AggregatesInMemory.on(bus, Return.class, listener, BY_ITSELF);
    }

    /** The same, of which support decides each. */
    public static AggregatesInMemory returnsOfSupportOn(CommandBus bus) {
        return AggregatesInMemory.on(bus, Return.class, event -> {}, BY_SUPPORT);
    }

    /** What such returns would do, and these orders by that. */
    public static ReturnDryRun dryRunOf(EventStore events, DryRun orders) {
        return new ReturnDryRun(
                new Trials(
                        returned -> events.readEvents(returned).asStream().toList(),
                        () -> Trial.asking(Return.class, List.of(BY_SUPPORT))),
                orders);
    }

    public static OpenReturn open(ReturnReason reason) {
        return new OpenReturn(RETURN, ORDER, 1, MugsThatComeBack.contents(2), JIWON, reason, Optional.empty());
    }

    public static ReturnOpened opened(ReturnReason reason) {
        return new ReturnOpened(RETURN, ORDER, 1, MugsThatComeBack.contents(2), JIWON, reason, Optional.empty());
    }

    static OpenReturn openToExchange(ReturnReason reason) {
        return new OpenReturn(
                RETURN, ORDER, 1, MugsThatComeBack.contents(2), JIWON, reason, Optional.of(ReturnWish.EXCHANGE));
    }

    static ReturnOpened openedToExchange(ReturnReason reason) {
        return new ReturnOpened(
                RETURN, ORDER, 1, MugsThatComeBack.contents(2), JIWON, reason, Optional.of(ReturnWish.EXCHANGE));
    }

    public static ReturnApproved approved() {
        return new ReturnApproved(RETURN, ORDER, 1, MugsThatComeBack.contents(2), JIWON);
    }

    public static ReturnDeclined declined() {
        return new ReturnDeclined(RETURN, ORDER, 1, "made to measure");
    }

    public static CallOffReturn callOff() {
        return new CallOffReturn(RETURN);
    }

    public static ReturnCalledOff calledOff(boolean approved) {
        return new ReturnCalledOff(RETURN, ORDER, 1, approved);
    }

    public static RecordReturnReceived recordReceived(int quantity, UnitCondition condition) {
        return new RecordReturnReceived(RETURN, List.of(new UnitsReceived(1, quantity, condition)));
    }

    public static ReturnReceived received(int quantity, UnitCondition condition) {
        return new ReturnReceived(RETURN, ORDER, 1, List.of(new UnitsReceived(1, quantity, condition)));
    }

    public static RecordReturnLapsed recordLapsed(boolean sent) {
        return new RecordReturnLapsed(RETURN, sent);
    }

    public static ReturnLapsed lapsed(boolean sent) {
        return new ReturnLapsed(RETURN, ORDER, 1, sent);
    }

    public static InspectReturn inspect(Verdict... verdicts) {
        return new InspectReturn(RETURN, List.of(verdicts));
    }

    public static ReturnInspected inspected(boolean byItself, Verdict... verdicts) {
        return new ReturnInspected(RETURN, ORDER, 1, List.of(verdicts), byItself);
    }

    public static Verdict usedMug() {
        return new Verdict(1, 1, true, Optional.of(MugsAndTea.won(3_000)), Optional.of("it was used"));
    }

    /** One of every event that returns store. */
    public static List<Object> everyEvent() {
        return List.of(
                openedToExchange(ReturnReason.CHANGE_OF_MIND),
                approved(),
                declined(),
                calledOff(true),
                received(2, UnitCondition.USED),
                lapsed(true),
                inspected(false, usedMug(), Verdict.refund(1, 1)));
    }

    public static Stream<Class<?>> kinds() {
        return Stream.of(ReturnStep.class.getPermittedSubclasses());
    }
}
