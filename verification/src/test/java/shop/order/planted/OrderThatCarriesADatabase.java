package shop.order.planted;

/** A planted violation: no context carries a database. */
record OrderThatCarriesADatabase(shop.mongo.EmbeddedMongo mongo) {}
