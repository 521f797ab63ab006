/**
 * Whoever moves the money: one package per provider, each of which speaks that provider's language to the payment's
 * port. One of them is at work.
 */
package shop.payment.provider;
