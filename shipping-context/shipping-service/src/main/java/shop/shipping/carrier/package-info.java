/** The carriers that this service works with, each in a room of its own; only one is at work. */
package shop.shipping.carrier;
