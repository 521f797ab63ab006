/**
 * Labels on paper: one parcel's address and its tracking code as a barcode, drawn when whoever packs asks for it. What is
 * printed is read from the shipment's own events and kept nowhere.
 */
package shop.shipping.labels;
