package shop.payment.api.planted;

/** A planted violation: a published language speaks no other. */
record LanguageThatSpeaksAnothers(shop.order.api.OrderView order) {}
