/**
 * Carriers that sell no labels to us, as most in Korea: whoever packs prints the label with the carrier's own tool and tells
 * carrier and number, and the public tracker Delivery Tracker (tracker.delivery) is asked what the carrier has seen. A notice
 * names carrier and number, and is no more than a reason to ask (SHP-15). Which ship-froms work like that, the configuration
 * says; all others work with the carrier beside it. Nothing here has met the live service yet.
 */
package shop.shipping.carrier.tracker;
