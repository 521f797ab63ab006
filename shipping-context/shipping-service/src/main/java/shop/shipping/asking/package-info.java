/**
 * How the carrier is asked: recorded requests are brought to it beside everything else, a bounded number at a time, again
 * and again until there is an answer (SHP-02, PAY-06). Nothing is decided here; what comes of it is told to the shipment.
 */
package shop.shipping.asking;
