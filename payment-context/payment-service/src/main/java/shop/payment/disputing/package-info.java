/**
 * What is done about a dispute: until when it is to be answered, what the shop says, and how the provider decides. What it means
 * for the money, the payment knows.
 */
package shop.payment.disputing;
