/** What happened to the money: a statement of each payment, made of the payment's own facts, and the queries it answers. */
package shop.payment.statement;
