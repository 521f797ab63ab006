/**
 * The published language of the payment context: the commands and queries it offers and the facts that others react to.
 * One payment per tender of an order. Whoever reads this needs to know nothing else of payment.
 */
package shop.payment.api;
