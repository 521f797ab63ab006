package shop.payment.provider.simulated.planted;

/** A planted violation: Stripe's client is known in its own room alone. */
record SimulationThatKnowsStripe(com.stripe.model.Refund refund) {}
