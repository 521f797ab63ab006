package shop.simulators.planted;

/** A planted violation: a simulator is outside, where nothing of the shop is known. */
record SimulatorThatKnowsPayments(shop.payment.api.PaymentId payment) {}
