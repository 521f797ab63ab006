package shop.order.api;

/**
 * What somebody pays with; how much, the order says.
 *
 * @param token the provider's token for the instrument; never a card number (PAY-09)
 * @param instalments 1 or more
 */
public record PaymentMeans(TenderMethod method, String token, int instalments) {}
