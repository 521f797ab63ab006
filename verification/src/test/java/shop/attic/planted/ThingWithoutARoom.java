package shop.attic.planted;

/** A planted violation: what is on no plan. */
record ThingWithoutARoom(String name) {}
