package shop.order.ordering.planted;

/** A planted violation: an event that is stored without saying of which revision it is. */
record FactWithoutRevision(String orderId) implements PlantedFact {}
