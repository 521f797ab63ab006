package shop.order.ordering;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.config.Configuration;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.order.api.AmendOrder;
import shop.platform.messaging.Commands;
import shop.platform.messaging.Histories;
import shop.platform.messaging.Trial;
import shop.platform.messaging.Trials;

/** What an order would do. It decides itself: there is no second place that knows the rules. */
@Component
public class DryRun {

    private final Trials trials;

    /** @param histories where an event that cannot be read is named, as to whoever sends the order a command */
    @Autowired
    DryRun(Histories histories, Configuration framework) {
        this(new Trials(histories, framework));
    }

    DryRun(Trials trials) {
        this.trials = trials;
    }

    /** Of an order as it stands now, or of one that nobody has placed yet. */
    public Trial<?> of(OrderId order) {
        return trialOf(order);
    }

    /**
     * What an order would record, and what would follow. What follows of a change of what is ordered (ORD-17) is told to its end:
     * as if it was paid for, and everybody did what they are asked.
     *
     * @throws shop.platform.rejection.BusinessRejection when it would refuse
     */
    public Foresight ask(OrderId id, CommandMessage<?> command) {
        Trial<Order> now = trialOf(id);
        List<Object> recorded = now.ask(command);
        return command.getPayload() instanceof AmendOrder ? amended(now, recorded) : Foresight.of(recorded);
    }

    private static Foresight amended(Trial<Order> before, List<Object> recorded) {
        Trial<Order> order = before.after(recorded);
        List<Object> followed = new ArrayList<>();
        Deque<Object> answers = new ArrayDeque<>(answersTo(recorded));
        while (!answers.isEmpty()) {
            List<Object> more = order.ask(Commands.meantFor(Optional.empty(), answers.remove()));
            order = order.after(more);
            followed.addAll(more);
            answers.addAll(answersTo(more));
        }
        Map<Integer, Money> less = new TreeMap<>(before.seen(Order::neededOfTenders));
        order.seen(Order::neededOfTenders)
                .forEach((tender, needed) -> less.computeIfPresent(tender, (same, amount) -> amount.minus(needed)));
        less.values().removeIf(amount -> !amount.isPositive());
        return new Foresight(recorded, followed, less);
    }

    /** The tender covers what is added, and those who send parcels take out what they are asked to. */
    private static List<Object> answersTo(List<Object> events) {
        return events.stream().flatMap(DryRun::answers).toList();
    }

    private static Stream<Object> answers(Object event) {
        if (event instanceof AmendmentProposed proposed) {
            return proposed.tender().stream()
                    .map(tender -> new RecordTenderAuthorised(proposed.orderId(), tender, proposed.amount(), true));
        }
        if (event instanceof UnitsCancellationRequested asked) {
            return Stream.of(
                    asked.remaining().isEmpty()
                            ? new RecordParcelCancelled(asked.orderId(), asked.shipFrom())
                            : new RecordUnitsTakenOut(
                                    asked.orderId(), asked.shipFrom(), asked.request(), asked.items()));
        }
        return Stream.empty();
    }

    private Trial<Order> trialOf(OrderId order) {
        return trials.of(Order.class, Order::new, order.value());
    }

    /** As {@link RecordedRequests#stillOpen}. */
    Optional<RecordedRequest> stillOpen(RequestRepeated event) {
        return trialOf(event.orderId()).seen(order -> order.stillOpen(event));
    }
}
