package shop.order.returns;

/**
 * Tells a return that it is not awaited any more.
 *
 * @param sent whether the carrier has had it
 */
public record RecordReturnLapsed(ReturnId returnId, boolean sent) {}
