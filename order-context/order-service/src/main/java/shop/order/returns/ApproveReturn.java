package shop.order.returns;

/** Says that something may come back. */
public record ApproveReturn(ReturnId returnId) {}
