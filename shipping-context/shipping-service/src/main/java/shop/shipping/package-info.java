/**
 * The shipping context: where the parcels are. {@code dispatching} decides, {@code policies} react, {@code carrier} speaks
 * to those who take parcels away, {@code tracking} shows, {@code http} lets others in.
 */
package shop.shipping;
