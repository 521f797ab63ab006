/** The simulated payment service provider, asked over HTTP. Nobody else knows its paths, its statuses or its error codes. */
package shop.payment.provider.simulated;
