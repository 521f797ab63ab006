package shop.order.ordering.planted;

/** A planted violation: a decision asks the clock. */
class DecisionThatLooksAtTheClock {
    java.time.Instant decide() {
        return java.time.Instant.now();
    }
}
