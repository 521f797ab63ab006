/** How a decision against a request is said: one rejection that survives the wire, told to HTTP callers as a problem. */
package shop.platform.rejection;
