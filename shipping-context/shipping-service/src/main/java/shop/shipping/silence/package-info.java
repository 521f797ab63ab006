/**
 * What follows when nothing is heard of a parcel (SHP-07). Rounds over the views find the candidates, and the shipment
 * decides; so no appointment is kept for each parcel, and none can be missed.
 */
package shop.shipping.silence;
