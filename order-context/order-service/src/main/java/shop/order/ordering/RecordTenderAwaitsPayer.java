package shop.order.ordering;

import java.time.Instant;
import java.util.Optional;
import shop.kernel.OrderId;

/**
 * Tells the order that a tender waits for whoever pays it (PAY-13).
 */
public record RecordTenderAwaitsPayer(OrderId orderId, int tender, Optional<Instant> until) {}
