/**
 * Whoever moves the money: one package per provider, each of which speaks that provider's language to the payment's
 * port.
 */
package shop.payment.provider;
