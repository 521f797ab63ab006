/** Has receipts issued for all money that moves, in its order. */
package shop.payment.issuing;
