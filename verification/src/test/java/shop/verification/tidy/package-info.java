/** Holds the sources to what can be counted: how long, how often, under which name. */
package shop.verification.tidy;
