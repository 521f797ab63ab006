/** Proves the whole: the system as a user starts it, seen from outside. */
package shop.verification;
