/**
 * What follows from what: each policy hears facts of this context and has the carrier asked. It holds no state and decides
 * nothing; a request is made under its recorded key, and so every policy may run twice. None of them runs when history is
 * replayed.
 */
package shop.shipping.policies;
