package shop.order.ordering;

import shop.kernel.OrderId;
import shop.order.api.RequestKind;

/**
 * Tells the order that a person is called to find out with the provider what became of a request (PAY-06).
 *
 * @param name of the capture or refund; empty where the request is neither
 * @param operationKey under which the provider was asked
 */
public record RecordTenderNeedsAttention(
        OrderId orderId, int tender, RequestKind request, String name, String operationKey) {}
