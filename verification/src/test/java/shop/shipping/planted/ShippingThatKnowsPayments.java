package shop.shipping.planted;

/** A planted violation: shipping knows no other context. */
record ShippingThatKnowsPayments(shop.payment.api.PaymentView payment) {}
