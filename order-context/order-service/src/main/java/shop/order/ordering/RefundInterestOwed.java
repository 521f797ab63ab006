package shop.order.ordering;

import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.Revision;

/**
 * Recorded when money was given back for a return later than the law of the market has it (ORD-26).
 *
 * @param refunded what was given back
 * @param days how many had begun since the term was over
 * @param percent of interest for a year
 * @param interest what is owed for that
 */
@Revision("1")
public record RefundInterestOwed(OrderId orderId, int number, Money refunded, long days, int percent, Money interest)
        implements LateRefundFact {}
