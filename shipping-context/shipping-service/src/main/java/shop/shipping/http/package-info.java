/** How warehouses and support reach shipments over HTTP. Shapes are checked here, rules by the shipment. */
package shop.shipping.http;
