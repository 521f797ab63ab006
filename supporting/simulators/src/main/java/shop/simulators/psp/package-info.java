/**
 * A payment service provider, simulated: authorises, captures, voids and refunds, keeps the book of it, and misbehaves
 * for those who pay with a magic token.
 */
package shop.simulators.psp;
