package shop.order.ordering;

import java.time.Instant;
import java.util.Optional;
import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.order.api.RequestKind;

/**
 * Recorded when the order asks again for something that it has not heard of (ORD-12).
 *
 * @param tender the number of the tender that it is about
 * @param parcel the name of the parcel that it is about
 * @param name of the capture, the refund, or the wish to take units out; the number of the return; else empty
 * @param attempt how often it was asked for by now, this time included
 * @param next when it is asked for again, unless it is heard of; missing where a person asked before the order itself did
 */
@Revision("1")
public record RequestRepeated(
        OrderId orderId,
        RequestKind request,
        Optional<Integer> tender,
        Optional<String> parcel,
        String name,
        int attempt,
        Optional<Instant> next)
        implements OrderFact {}
