/**
 * Whoever moves the money: one package per provider, each of which speaks that provider's language to the payment's
 * port. Those that are set are at work beside each other, and each payment stays with its own (PAY-20).
 */
package shop.payment.provider;
