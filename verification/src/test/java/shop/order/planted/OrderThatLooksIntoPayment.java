package shop.order.planted;

/** A planted violation: order knows only the languages of others. */
record OrderThatLooksIntoPayment(shop.payment.PaymentService service) {}
