package shop.node.planted;

/** A planted violation: the node serves any application, and knows none. */
record NodeThatKnowsTheShop(shop.kernel.OrderId order) {}
