package shop.order.returns;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.config.Configuration;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
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
     * @param trial of a return that is there
     * @throws shop.platform.rejection.BusinessRejection when it would refuse
     */
    public List<Object> ask(Trial<?> trial, Object command) {
        List<Object> all = new ArrayList<>(trial.ask(Commands.meantFor(Optional.empty(), command)));
        long place = trial.version();
        for (Object step : List.copyOf(all)) {
            place++;
            ReturnStep recorded = (ReturnStep) step;
            all.addAll(orders.of(recorded.orderId()).ask(Commands.meantFor(Optional.empty(), recorded.told(place))));
        }
        return all;
    }
}
