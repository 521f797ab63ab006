/**
 * Collecting the money of one tender: the payment, its rules, what happens between its milestones, and the port to whoever
 * moves the money. Policies, the statement and the provider's adapters read the facts recorded here; nobody decides anything
 * elsewhere.
 */
package shop.payment.collecting;
