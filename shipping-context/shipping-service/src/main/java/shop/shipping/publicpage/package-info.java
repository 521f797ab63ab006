/**
 * The page of one parcel, for everybody who was given its link: where it is, what its carrier has scanned, and what became of
 * its promise. It shows the town it goes to, and nothing else of a person; search engines are asked to stay away.
 */
package shop.shipping.publicpage;
