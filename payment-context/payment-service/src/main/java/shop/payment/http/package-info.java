/**
 * How support, shops and operators read payments over HTTP. What is taken, let go and given back, the order decides; support
 * helps along what was decided.
 */
package shop.payment.http;
