/** What is true of every carrier: how it is asked, how patiently, and when again. Each carrier has its own room below. */
package shop.shipping.carrier;
