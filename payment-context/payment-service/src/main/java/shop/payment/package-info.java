/**
 * The payment context: what happened to the money. {@code collecting} decides, {@code asking} and {@code provider} reach
 * whoever moves the money, {@code policies} react, {@code statement} shows, {@code http} lets others read.
 */
package shop.payment;
