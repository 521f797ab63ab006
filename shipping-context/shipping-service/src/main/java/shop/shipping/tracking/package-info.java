/**
 * Where parcels stand: a view of each, made of the shipment's own facts, the queries that it answers, and what the carrier
 * still owes an answer to. It holds no personal data.
 */
package shop.shipping.tracking;
