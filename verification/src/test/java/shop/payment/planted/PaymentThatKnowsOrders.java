package shop.payment.planted;

/** A planted violation: payment knows no other context. */
record PaymentThatKnowsOrders(shop.order.api.OrderView order) {}
