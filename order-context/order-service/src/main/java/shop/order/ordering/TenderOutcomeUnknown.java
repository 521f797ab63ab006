package shop.order.ordering;

import shop.kernel.OrderId;
import shop.kernel.Revision;
import shop.order.api.RequestKind;

/**
 * Recorded when the provider gives no answer to what was asked of it: it was done, or it was not (PAY-06). The order decides
 * nothing by that, and says it.
 *
 * @param name of the capture or refund; empty where the request is neither
 * @param operationKey under which the provider is asked; another try has another
 */
@Revision("1")
public record TenderOutcomeUnknown(OrderId orderId, int tender, RequestKind request, String name, String operationKey)
        implements TenderFact {}
