package shop.order.ordering.planted;

/** A family of events, for the planted one. */
interface PlantedFact {
    String orderId();
}
