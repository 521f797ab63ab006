package shop.specification.library;

enum DamageKind {
    COFFEE_STAIN,
    TORN_PAGE
}
