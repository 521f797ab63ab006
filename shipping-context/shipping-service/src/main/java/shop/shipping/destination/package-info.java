/**
 * Where a parcel goes, read from the shipment's own events when it is needed: no view has an address (ADR 6). Only who prints,
 * packs or tells a recipient of their own parcel has to do with it.
 */
package shop.shipping.destination;
