package shop.order.ordering;

import shop.kernel.OrderId;
import shop.order.api.RequestKind;

/**
 * Tells the order that the provider gives no answer to what a tender's payment was asked for (PAY-06).
 *
 * @param name of the capture or refund; empty where the request is neither
 * @param operationKey under which the provider is asked; another try has another
 */
public record RecordTenderOutcomeUnknown(
        OrderId orderId, int tender, RequestKind request, String name, String operationKey) {}
