/**
 * Toss Payments, asked over HTTP as docs.tosspayments.com describes it: it takes money at once when a payment is
 * confirmed that its payer has chosen, or waits for a transfer into an account that it opens for this payment. It
 * is proved against a server that answers as that description says. Nothing here has met the live service yet.
 */
package shop.payment.provider.toss;
