package shop.payment.receipting;

/** Money that has moved, and where that is recorded. */
public record MoneyFound(LogPlace place, MoneyMoved moved) {}
