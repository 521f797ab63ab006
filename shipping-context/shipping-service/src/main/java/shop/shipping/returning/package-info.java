/**
 * What follows when something that is to come back does not, or comes and is not looked at (SHP-08). Rounds over the views
 * find the candidates, and the return shipment decides.
 */
package shop.shipping.returning;
