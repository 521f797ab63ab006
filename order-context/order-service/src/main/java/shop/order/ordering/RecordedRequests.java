package shop.order.ordering;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where it stands what an order has asked of others, by the order itself as it stands now. */
@Component
public class RecordedRequests {

    private final DryRun orders;

    public RecordedRequests(DryRun orders) {
        this.orders = orders;
    }

    /** What is asked for again; empty if it was heard of meanwhile, or is not wanted any more. */
    public Optional<RecordedRequest> stillOpen(RequestRepeated event) {
        return orders.stillOpen(event);
    }
}
