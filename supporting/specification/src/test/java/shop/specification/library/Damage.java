package shop.specification.library;

record Damage(int page, DamageKind kind, Euros fee) {}
