package shop.order.policies.planted;

/** A planted violation: a policy acts on history again, and looks at a view. */
class WhenHistoryIsReplayedThenActAgain {
    private final shop.order.tracking.planted.ViewThatKnowsPolicies view =
            new shop.order.tracking.planted.ViewThatKnowsPolicies(null);

    Object view() {
        return view;
    }
}
