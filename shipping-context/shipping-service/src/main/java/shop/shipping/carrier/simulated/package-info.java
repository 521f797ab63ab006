/**
 * The simulated carrier: its HTTP interface, and the notifications that it signs. Another carrier would stand beside it.
 */
package shop.shipping.carrier.simulated;
