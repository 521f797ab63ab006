/**
 * The order context: what the customer is owed. {@code ordering} decides, {@code policies} react, {@code tracking} shows,
 * {@code http} lets others in.
 */
package shop.order;
