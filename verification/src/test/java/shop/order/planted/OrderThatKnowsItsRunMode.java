package shop.order.planted;

/** A planted violation: no context knows in which mode it runs. */
record OrderThatKnowsItsRunMode(shop.quickstart.Quickstart quickstart) {}
