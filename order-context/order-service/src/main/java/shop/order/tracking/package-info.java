/** Where orders stand: a view of each, made of the order's own facts, and the queries that it answers. */
package shop.order.tracking;
