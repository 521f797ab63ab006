/**
 * The published language of the shipping context: the commands and queries it offers and the facts that others react
 * to. One shipment per parcel of an order. Whoever reads this needs to know nothing else of shipping.
 */
package shop.shipping.api;
