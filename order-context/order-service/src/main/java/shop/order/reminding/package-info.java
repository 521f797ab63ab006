/**
 * What follows when nothing is heard of what an order has asked for (ORD-12). Rounds over the views find the candidates, and the
 * order decides; so nothing has to be remembered for each order, and nothing can be missed.
 */
package shop.order.reminding;
