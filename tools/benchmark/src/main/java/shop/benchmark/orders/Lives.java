package shop.benchmark.orders;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import shop.importer.http.AccessToken;
import shop.importer.http.Http;
import shop.importer.http.OrderView;
import shop.importer.http.Shop;

/** What the orders of a shop have lived through, by their own timelines and the shop's clock. */
final class Lives {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<OrderView> orders;

    private Lives(List<OrderView> orders) {
        this.orders = List.copyOf(orders);
    }

    static Lives of(URI gateway) {
        Http http = new Http(PATIENCE, retryAfter -> {});
        Shop shop = new Shop(
                http,
                gateway,
                new AccessToken(
                        http, gateway.resolve("/oauth2/token"), "demo-shop", "demo-shop-secret", Clock.systemUTC()));
        Set<String> seen = new HashSet<>();
        List<OrderView> orders = new ArrayList<>();
        shop.eachOrder(order -> {
            if (seen.add(order.orderId())) {
                orders.add(order);
            }
        });
        return new Lives(orders);
    }

    /** Those alone that were placed from then on. */
    Lives since(Instant begun) {
        return new Lives(orders.stream()
                .filter(order -> !order.placedAt().isBefore(begun))
                .toList());
    }

    /** How many orders were accepted. */
    int count() {
        return orders.size();
    }

    /** From the first order placed to the last thing that happened to any. */
    Duration span() {
        Instant first =
                orders.stream().map(OrderView::placedAt).min(Instant::compareTo).orElse(Instant.EPOCH);
        Instant last = orders.stream()
                .flatMap(order -> order.timeline().stream())
                .map(OrderView.Entry::at)
                .max(Instant::compareTo)
                .orElse(first);
        return Duration.between(first, last);
    }

    /** From being placed to an event of this name, of each order that it happened to, the quickest first. */
    List<Duration> until(String event) {
        return orders.stream()
                .flatMap(order -> at(order, event).map(at -> Duration.between(order.placedAt(), at)).stream())
                .sorted()
                .toList();
    }

    private static Optional<Instant> at(OrderView order, String event) {
        return order.timeline().stream()
                .filter(entry -> entry.event().equals(event))
                .map(OrderView.Entry::at)
                .findFirst();
    }
}
