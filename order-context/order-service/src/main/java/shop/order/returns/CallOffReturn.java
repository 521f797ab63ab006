package shop.order.returns;

/** Tells a return that whoever asked for it has taken that back. */
public record CallOffReturn(ReturnId returnId) {}
