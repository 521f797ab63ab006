/**
 * Stripe, by its own Java client: a PaymentIntent for each payment, which bears our id in its metadata, so that it
 * is found again once a key is forgotten. It is proved against a server that answers as Stripe's published
 * description says. Nothing here has met the live service yet.
 */
package shop.payment.provider.stripe;
