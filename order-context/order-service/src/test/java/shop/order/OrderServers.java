package shop.order;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import shop.mongo.EmbeddedMongo;
import shop.node.EmbeddedNode;
import shop.node.NodeConfiguration;
import shop.rehearsal.Issuer;
import shop.rehearsal.Relay;

/** A node, a store that can be full, away or silent, and an issuer, with the service that is joined to them. */
final class OrderServers implements AutoCloseable {

    /** No order ends because a test takes its time. */
    private static final Duration WINDOW = Duration.ofMinutes(5);

    final EmbeddedNode node = EmbeddedNode.start(NodeConfiguration.inMemory().withHttpPort(0));
    final AtomicLong room = new AtomicLong(Long.MAX_VALUE);
    final Issuer issuer = Issuer.start();
    final String mugShop = issuer.token("mug-shop", "shop");
    final String olga = issuer.token("olga", "operator");
    final EmbeddedMongo mongo;
    final MongoClient store;
    final Relay relay;
    final RunningOrders orders;
    PaymentAndShipping others = PaymentAndShipping.start(node);

    /** Whether whoever comes next needs others. */
    boolean spoilt;

    private OrderServers(Path folder, String... settings) {
        mongo = EmbeddedMongo.in(folder, EmbeddedMongo.loopback(0), room::get);
        store = MongoClients.create(mongo.uri("order"));
        String port = URI.create(mongo.uri("order")).getAuthority().replaceAll(".*:", "");
        relay = Relay.to(Integer.parseInt(port));
        orders = RunningOrders.start(
                node,
                mongo.uri("order").replace(":" + port, ":" + relay.port()) + "?serverSelectionTimeoutMS=6000",
                issuer,
                WINDOW,
                Stream.concat(
                                Stream.of(settings),
                                Stream.of(
                                        "--shop.processing.moment=3s",
                                        // Tests end without a store or a node, for which an end would wait.
                                        "--server.shutdown=immediate",
                                        "--spring.lifecycle.timeout-per-shutdown-phase=1s"))
                        .toArray(String[]::new));
    }

    /** @param parent where the store has a folder of its own */
    static OrderServers start(Path parent, String... settings) {
        try {
            return new OrderServers(Files.createTempDirectory(parent, "store"), settings);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Another instance of the service, which finds the same. */
    RunningOrders another(String name, String... settings) {
        return RunningOrders.start(
                node,
                mongo.uri("order"),
                issuer,
                WINDOW,
                Stream.concat(Stream.of("--shop.instance=" + name), Stream.of(settings))
                        .toArray(String[]::new));
    }

    @Override
    public void close() {
        store.close();
        orders.close();
        relay.close();
        others.close();
        issuer.close();
        mongo.close();
        node.close();
    }
}
