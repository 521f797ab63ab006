package shop.order.tracking.planted;

/** A planted violation: a view knows policies. */
public record ViewThatKnowsPolicies(shop.order.policies.planted.Reaction reaction) {}
