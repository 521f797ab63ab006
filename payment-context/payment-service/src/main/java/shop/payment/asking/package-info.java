/**
 * How the provider is asked: recorded requests are put to it beside everything else, a bounded number at a time, again and
 * again until there is an outcome (PAY-06). Nothing is decided here; what comes of it is told to the payment.
 */
package shop.payment.asking;
