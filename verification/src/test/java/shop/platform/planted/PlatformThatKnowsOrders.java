package shop.platform.planted;

/** A planted violation: the platform knows no business. */
record PlatformThatKnowsOrders(shop.order.api.OrderView order) {}
