package shop.order.ordering;

import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.order.api.RequestKind;

/**
 * Recorded when a person is called to find out with the provider what became of a request (PAY-06). It goes on being asked
 * for nevertheless.
 *
 * @param name of the capture or refund; empty where the request is neither
 * @param operationKey under which the provider was asked
 */
@Revision("1")
public record TenderNeedsAttention(OrderId orderId, int tender, RequestKind request, String name, String operationKey)
        implements TenderFact {}
