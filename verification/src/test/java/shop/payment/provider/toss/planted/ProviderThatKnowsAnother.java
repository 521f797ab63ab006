package shop.payment.provider.toss.planted;

/** A planted violation: no provider's room knows another's. */
record ProviderThatKnowsAnother(shop.payment.provider.simulated.planted.RoomOfAnotherProvider other) {}
