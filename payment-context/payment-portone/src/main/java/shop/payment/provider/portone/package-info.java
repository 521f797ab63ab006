/**
 * PortOne, asked by its own server SDK, and past it for what moves money: it stands between the shop and the payment services
 * of Korea. It takes money at once when a payment is confirmed that its payer has gone through in its window, or waits for a
 * transfer into an account that it has opened. It is proved against a server that answers as its published description says.
 * Nothing here has met the live service yet.
 */
package shop.payment.provider.portone;
