/** The market that the shop sells on: its zone, its days, and which of them are business days. */
package shop.order.market;
