package shop.order.tracking;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import shop.order.api.Awaited;
import shop.order.api.FindOrders;
import shop.order.api.OrderStatus;

/** Which orders are looked for: all there are, the last placed first and ten at once, but for what is said otherwise. */
final class OrdersSought {

    private Set<OrderStatus> statuses = Set.of();
    private Set<Awaited.Whom> waitsFor = Set.of();
    private Set<Awaited.What> awaiting = Set.of();
    private Optional<String> customer = Optional.empty();
    private Optional<String> prefix = Optional.empty();
    private Optional<Boolean> purchaseConfirmed = Optional.empty();
    private Optional<Instant> placedFrom = Optional.empty();
    private Optional<Instant> placedBefore = Optional.empty();
    private boolean oldestFirst;
    private Optional<FindOrders.Place> after = Optional.empty();
    private int size = 10;

    OrdersSought of(Set<OrderStatus> any) {
        statuses = any;
        return this;
    }

    OrdersSought waitingFor(Set<Awaited.Whom> any) {
        waitsFor = any;
        return this;
    }

    OrdersSought awaiting(Set<Awaited.What> any) {
        awaiting = any;
        return this;
    }

    OrdersSought by(Optional<String> whom) {
        customer = whom;
        return this;
    }

    OrdersSought called(String beginning) {
        prefix = Optional.of(beginning);
        return this;
    }

    OrdersSought purchaseConfirmed(Optional<Boolean> whether) {
        purchaseConfirmed = whether;
        return this;
    }

    OrdersSought placed(Instant from, Instant before) {
        placedFrom = Optional.of(from);
        placedBefore = Optional.of(before);
        return this;
    }

    OrdersSought oldestFirst(boolean first) {
        oldestFirst = first;
        return this;
    }

    OrdersSought after(Optional<FindOrders.Place> place) {
        after = place;
        return this;
    }

    OrdersSought atOnce(int most) {
        size = most;
        return this;
    }

    FindOrders query() {
        return new FindOrders(
                statuses,
                waitsFor,
                awaiting,
                customer,
                prefix,
                purchaseConfirmed,
                placedFrom,
                placedBefore,
                oldestFirst,
                after,
                size);
    }
}
