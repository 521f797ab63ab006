package shop.payment.receipting;

import java.time.Instant;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.payment.api.MoneyMovement;
import shop.payment.api.PaymentId;

/**
 * What a receipt is about: money was taken or given back.
 *
 * @param operation which capture or refund of the payment it was; empty where there is one of its kind only
 * @param at when that was recorded
 */
public record MoneyMoved(
        PaymentId paymentId, OrderId orderId, MoneyMovement movement, String operation, Money amount, Instant at) {}
