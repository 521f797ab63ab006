/**
 * What follows from what: each policy hears facts and lets happen what follows from them. It holds no state and decides
 * nothing, so it may hear a fact twice without harm.
 */
package shop.payment.policies;
