/** The receipts of what was taken and given back: which number each has. */
package shop.payment.receipting;
