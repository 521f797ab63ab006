/**
 * The shipment itself: its life, its rules, what happens between its milestones, and what it needs of a carrier. Policies,
 * the tracking view and the HTTP interface of this service read the facts recorded here; nobody decides anything elsewhere.
 */
package shop.shipping.dispatching;
