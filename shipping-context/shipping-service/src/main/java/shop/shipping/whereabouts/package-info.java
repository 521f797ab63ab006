/**
 * How a carrier is asked what it has seen of a parcel: when it gives notice, and from time to time where it does not.
 * Only with carriers whose book can be asked; others tell every scan themselves.
 */
package shop.shipping.whereabouts;
