package shop.order.returns;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import shop.order.api.ParcelContents;
import shop.order.ordering.Verdict;
import shop.platform.messaging.AnswerWithVersion;
import shop.platform.rejection.CardNumbers;

/**
 * Something that a customer gives back (ORD-11, ORD-15): whether it may come back, what came, and what is decided about it.
 * Facts may reach it late or twice; each counts once, and one that comes when all is decided changes nothing, but for this:
 * what was refused because it had not arrived, all of it or a part, is decided about anew when it arrives.
 */
@Aggregate(type = "Return", commandTargetResolver = "commandTargetResolver", cache = "aggregateCache")
class Return {

    @AggregateIdentifier
    private ReturnId returnId;

    private ReturnOpened opened;
    private boolean approved;
    private boolean declined;
    private boolean calledOff;
    private List<UnitsReceived> received = List.of();
    private Optional<ReturnLapsed> lapsed = Optional.empty();
    private final Map<Integer, Integer> givenBack = new HashMap<>();
    private Optional<List<Verdict>> verdicts = Optional.empty();

    /** One that nobody has asked for yet. */
    Return() {}

    @CommandHandlerInterceptor
    Object answerWithVersion(InterceptorChain chain) throws Exception {
        return AnswerWithVersion.to(chain);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(OpenReturn command, ReturnChoices choices) {
        if (opened == null) {
            apply(new ReturnOpened(
                    command.returnId(),
                    command.orderId(),
                    command.number(),
                    command.contents(),
                    command.sender(),
                    command.reason(),
                    command.wants()));
            if (choices.areApprovedAtOnce()) {
                approve();
            }
        }
    }

    @CommandHandler
    void handle(ApproveReturn command) {
        if (declined) {
            throw ReturnsAreDecidedOnce.decidedAlready(opened, true);
        }
        refuseIfCalledOff();
        if (!approved) {
            approve();
        }
    }

    @CommandHandler
    void handle(DeclineReturn command) {
        CardNumbers.refuseIn(command);
        refuseIfCalledOff();
        if (approved) {
            throw ReturnsAreDecidedOnce.decidedAlready(opened, false);
        }
        if (!declined) {
            apply(new ReturnDeclined(returnId, opened.orderId(), opened.number(), command.reason()));
        }
    }

    /** Here, or decided, it goes on as it does: whoever took it back is told so by its order. */
    @CommandHandler
    void handle(CallOffReturn command) {
        if (!calledOff && !declined && !isReceived() && lapsed.isEmpty()) {
            apply(new ReturnCalledOff(returnId, opened.orderId(), opened.number(), approved));
        }
    }

    @CommandHandler
    void handle(RecordReturnReceived command, ReturnChoices choices) {
        if (isReceived() || isGivenBackAsAWhole()) {
            return;
        }
        boolean late = calledOff || lapsed.isPresent();
        apply(new ReturnReceived(returnId, opened.orderId(), opened.number(), command.units()));
        if (!late && choices.needNoInspection(opened.reason(), opened.contents(), command.units())) {
            apply(new ReturnInspected(
                    returnId,
                    opened.orderId(),
                    opened.number(),
                    command.units().stream()
                            .map(units -> Verdict.refund(units.line(), units.quantity()))
                            .toList(),
                    true));
        }
    }

    @CommandHandler
    void handle(RecordReturnLapsed command) {
        if (!isReceived()
                && verdicts.isEmpty()
                && lapsed.filter(before -> before.sent() || !command.sent()).isEmpty()) {
            apply(new ReturnLapsed(returnId, opened.orderId(), opened.number(), command.sent()));
        }
    }

    @CommandHandler
    void handle(InspectReturn command) {
        CardNumbers.refuseIn(command);
        if (verdicts.isPresent()) {
            if (!verdicts.get().equals(command.verdicts())) {
                throw ReturnsAreDecidedOnce.inspectedAlready(opened);
            }
            return;
        }
        if (declined && !isReceived()) {
            throw ReturnsAreDecidedOnce.decidedAlready(opened, true);
        }
        refuseIfCalledOff();
        if (!isReceived() && lapsed.filter(ReturnLapsed::sent).isEmpty()) {
            throw ReturnsAreDecidedOnce.notHere(opened);
        }
        ReturnsAreDecidedOnce.checkVerdicts(opened, received, givenBack, command.verdicts());
        apply(new ReturnInspected(returnId, opened.orderId(), opened.number(), command.verdicts(), false));
    }

    /** Whether it is known what came back: something did. */
    private boolean isReceived() {
        return !received.isEmpty();
    }

    /** What nothing is given back for because it did not arrive is decided about anew when it does, be it a part only. */
    private boolean isGivenBackAsAWhole() {
        return givenBack.values().stream().mapToInt(Integer::intValue).sum()
                >= opened.contents().items().stream()
                        .mapToInt(ParcelContents.Item::quantity)
                        .sum();
    }

    /** What comes nevertheless, or was lost on its way, is decided about. */
    private void refuseIfCalledOff() {
        if (calledOff && !isReceived() && lapsed.isEmpty()) {
            throw ReturnsAreDecidedOnce.calledOff(opened);
        }
    }

    private void approve() {
        apply(new ReturnApproved(returnId, opened.orderId(), opened.number(), opened.contents(), opened.sender()));
    }

    @EventSourcingHandler
    void on(ReturnOpened event) {
        returnId = event.returnId();
        opened = event;
    }

    @EventSourcingHandler
    void on(ReturnApproved event) {
        approved = true;
    }

    @EventSourcingHandler
    void on(ReturnDeclined event) {
        declined = true;
    }

    @EventSourcingHandler
    void on(ReturnCalledOff event) {
        calledOff = true;
    }

    @EventSourcingHandler
    void on(ReturnReceived event) {
        received = event.units();
        verdicts = Optional.empty();
    }

    @EventSourcingHandler
    void on(ReturnLapsed event) {
        lapsed = Optional.of(event);
    }

    @EventSourcingHandler
    void on(ReturnInspected event) {
        verdicts = Optional.of(event.verdicts());
        event.verdicts().stream()
                .filter(Verdict::refunded)
                .forEach(verdict -> givenBack.merge(verdict.line(), verdict.quantity(), Integer::sum));
    }
}
