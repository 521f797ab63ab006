package shop.order.ordering.planted;

/** A planted violation: an aggregate reads no view. */
record DecisionThatReadsAView(org.springframework.data.mongodb.core.MongoTemplate views) {}
