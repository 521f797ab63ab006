package shop.order.ordering;

import java.time.Instant;
import java.util.Optional;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when a tender waits for whoever pays it: they pay a slip, or confirm that it is they who pay (PAY-13).
 *
 * @param until when that is too late, if the provider has told
 */
@Revision("1")
public record TenderAwaitsPayer(OrderId orderId, int tender, Optional<Instant> until) implements TenderFact {}
