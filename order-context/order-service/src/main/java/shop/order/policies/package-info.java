/**
 * What follows from what: each policy hears facts, of this context or another, and sends the commands that follow. It
 * holds no state and decides nothing; receivers take every command twice without harm, and so every policy may run
 * twice. None of them runs when history is replayed.
 */
package shop.order.policies;
