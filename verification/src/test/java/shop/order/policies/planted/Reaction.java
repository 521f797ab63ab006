package shop.order.policies.planted;

/** A planted violation: what a view must not know. */
public record Reaction(String name) {}
