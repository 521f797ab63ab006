package shop.order.api;

import java.time.Instant;
import java.util.Optional;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when something that the order waits for has not come though it was asked for again and again: a person has to
 * look (ORD-12). Once for each standstill; it is asked for again nevertheless.
 *
 * @param request what is waited for, and of whom
 * @param tender the number of the tender that it is about
 * @param parcel the name of the parcel that it is about
 * @param name of the capture, the refund, or the wish to take units out; the number of the return; else empty
 * @param since when it was first asked for
 * @param attempt how often it was asked for by then
 */
@Revision("1")
public record FulfilmentStalled(
        OrderId orderId,
        RequestKind request,
        Optional<Integer> tender,
        Optional<String> parcel,
        String name,
        Instant since,
        int attempt)
        implements OrderEvent {}
