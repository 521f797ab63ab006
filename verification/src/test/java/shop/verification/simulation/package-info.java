/**
 * Orders that live through all three contexts on one thread: the aggregates, the policies and what asks the outside again are
 * the product's own, on Axon itself; time, the provider, the carrier and the people are played. What happens next is drawn by
 * lot from a seed, so that each seed is one story, and the same one each time.
 */
package shop.verification.simulation;
