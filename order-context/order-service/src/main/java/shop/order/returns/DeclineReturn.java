package shop.order.returns;

/**
 * Says that something may not come back.
 *
 * @param reason why, for the customer to read
 */
public record DeclineReturn(ReturnId returnId, String reason) {}
