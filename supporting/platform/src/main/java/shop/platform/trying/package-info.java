/**
 * Lets readers of the book of the business change a scenario and see what comes of it: the real aggregate decides, in memory.
 * Nothing is stored, sent or logged.
 */
package shop.platform.trying;
