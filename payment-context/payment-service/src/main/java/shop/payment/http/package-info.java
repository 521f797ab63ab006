/** How support, shops and operators read payments over HTTP. Nobody moves money from here: the order decides that. */
package shop.payment.http;
