/** Proves what can be proved of a deployment without one: that its files fit the services they start. */
package shop.verification.deployment;
