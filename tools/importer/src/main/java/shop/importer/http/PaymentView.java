package shop.importer.http;

import shop.kernel.Money;

/** The payment of one tender as the shop shows it, as far as it matters here. */
public record PaymentView(
        String paymentId, String method, Money authorised, Money captured, Money refunded, Money released) {}
