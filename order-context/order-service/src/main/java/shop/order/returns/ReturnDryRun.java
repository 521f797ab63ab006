package shop.order.returns;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.config.Configuration;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import shop.kernel.OrderId;
import shop.order.ordering.DryRun;
import shop.platform.messaging.Commands;
import shop.platform.messaging.Histories;
import shop.platform.messaging.Trial;
import shop.platform.messaging.Trials;

/** What a return would do, and its order by that: they decide themselves. */
@Component
public class ReturnDryRun {

    private final Trials returns;
    private final DryRun orders;

    /** @param histories where an event that cannot be read is named, as to whoever sends the return a command */
    @Autowired
    ReturnDryRun(Histories histories, Configuration framework, DryRun orders) {
        this(new Trials(histories, framework), orders);
    }

    ReturnDryRun(Trials returns, DryRun orders) {
        this.returns = returns;
        this.orders = orders;
    }

    /** Of a return as it stands now, or of one that is asked for and not opened yet. */
    public Trial<?> of(ReturnId id) {
        return returns.of(Return.class, Return::new, id.value());
    }

    /**
     * What the return would record, and what its order would, being told of that; nothing where it has done already what is
     * asked.
     *
     * @param returned one that is there
     * @param order the one of which it is a return
     * @throws shop.platform.rejection.BusinessRejection when it would refuse
     */
    public List<Object> ask(Trial<?> returned, OrderId order, Object command) {
        return ask(returned, orders.of(order), command);
    }

    /** The same, of an order that is asked already. */
    public List<Object> ask(Trial<?> returned, Trial<?> order, Object command) {
        List<Object> steps = returned.ask(Commands.meantFor(Optional.empty(), command));
        List<Object> all = new ArrayList<>(steps);
        Trial<?> told = order;
        long place = returned.version();
        for (Object step : steps) {
            place++;
            List<Object> more = told.ask(Commands.meantFor(Optional.empty(), ((ReturnStep) step).told(place)));
            told = told.after(more);
            all.addAll(more);
        }
        return all;
    }
}
