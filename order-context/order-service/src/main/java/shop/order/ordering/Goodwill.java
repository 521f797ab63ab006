package shop.order.ordering;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.order.api.GiveGoodwill;
import shop.order.api.OrderStatus;
import shop.platform.rejection.BusinessRejection;

/**
 * ORD-22: what was given back of an order without a return, and how much more may be: no more than was taken and is not on its
 * way back, and no more in all than whoever gives it may. An id gives once.
 */
final class Goodwill {

    private static final String RULE = "ORD-22";

    private final Map<String, GoodwillGiven> given = new HashMap<>();

    /** @throws BusinessRejection when something else was given under this id */
    boolean isGiven(GiveGoodwill command) {
        Optional<GoodwillGiven> before = Optional.ofNullable(given.get(command.goodwillId()));
        before.filter(it -> !it.amount().equals(command.amount()) || it.reason() != command.reason())
                .ifPresent(another -> {
                    throw BusinessRejection.of(
                            RULE,
                            "goodwill-id-used",
                            "The goodwillId " + command.goodwillId()
                                    + " was used for another goodwill of this order; use a new one.",
                            Map.of("goodwillId", command.goodwillId()));
                });
        return before.isPresent();
    }

    /** @param kept what was taken of all tenders, and is not on its way back */
    void check(GiveGoodwill command, OrderStatus status, Money kept) {
        OrderId order = command.orderId();
        Money amount = command.amount();
        if (!amount.currency().equals(kept.currency())) {
            throw BusinessRejection.ofField(
                    RULE, "other-currency", "amount.currency", "must be " + kept.currency() + ", as the order's");
        }
        if (!amount.isPositive()) {
            throw BusinessRejection.ofField(RULE, "nothing-given", "amount.minor", "must be more than 0");
        }
        if (status == OrderStatus.AWAITING_PAYMENT) {
            throw BusinessRejection.of(
                    RULE,
                    "order-not-confirmed",
                    order + " is not confirmed, so there is nothing yet to be made good; it can be cancelled.",
                    Map.of("status", status.name()));
        }
        if (amount.compareTo(kept) > 0) {
            throw BusinessRejection.of(
                    RULE,
                    "more-than-taken",
                    "Of what was taken for " + order + ", " + kept
                            + (kept.isZero()
                                    ? " is left: what is not taken yet cannot be given back."
                                    : " is left that is not given back already; give no more than that."),
                    Map.of("left", kept.toString()));
        }
        Money left = command.atMost().minus(sum(kept.currency()));
        if (amount.compareTo(left) > 0) {
            throw BusinessRejection.of(
                    RULE,
                    "beyond-limit",
                    "Your role may give " + command.atMost() + " of " + order + " in all, of which "
                            + (left.isPositive() ? left + " is left" : "nothing is left")
                            + "; give no more than that, or have it given by a role that may give more.",
                    Map.of("limit", command.atMost().toString()));
        }
    }

    private Money sum(String currency) {
        return given.values().stream().map(GoodwillGiven::amount).reduce(Money.zero(currency), Money::plus);
    }

    void on(GoodwillGiven event) {
        given.put(event.goodwillId(), event);
    }
}
