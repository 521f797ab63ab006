/**
 * A carrier, simulated: sells labels, then plays the journey of each parcel as a script of scans and tells the shop of
 * every one, in order, until it listens.
 */
package shop.simulators.carrier;
