/**
 * What becomes of something that a customer gives back, from the wish to the decision about it (ORD-11, ORD-15): an
 * aggregate of its own, because it outlives the order. Whose units they are and what money moves, the order decides; where
 * the goods are, shipping knows.
 */
package shop.order.returns;
