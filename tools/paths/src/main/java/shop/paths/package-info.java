/**
 * Reads an event log and says which ways things went that no scenario of the specifications tells: what happened, in which
 * state, and what it led to.
 */
package shop.paths;
