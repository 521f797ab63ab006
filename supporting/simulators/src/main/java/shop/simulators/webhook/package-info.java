/**
 * How a simulator tells the shop what happened: signed webhooks, repeated until they are answered, in order for each
 * parcel or payment.
 */
package shop.simulators.webhook;
