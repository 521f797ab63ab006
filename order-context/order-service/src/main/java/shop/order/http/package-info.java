/** How shops, customers and support reach orders over HTTP. Shapes are checked here, rules by the order. */
package shop.order.http;
