/**
 * The order itself: its life, its rules, and what happens between its milestones. Policies, the tracking view and the
 * HTTP interface of this service read the facts recorded here; nobody decides anything elsewhere.
 */
package shop.order.ordering;
