package shop.node;

import io.axoniq.axonserver.connector.AxonServerConnectionFactory;
import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.connector.impl.ServerAddress;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The genuine client, connected to a node. */
final class Client implements AutoCloseable {

    private final AxonServerConnectionFactory factory;

    Client(String host, int port) {
        factory = AxonServerConnectionFactory.forClient("shop")
                .routingServers(new ServerAddress(host, port))
                .connectTimeout(60, TimeUnit.SECONDS)
                .reconnectInterval(100, TimeUnit.MILLISECONDS)
                .build();
    }

    Client(EmbeddedNode node) {
        this(node.host(), node.port());
    }

    EventChannel events() {
        return events("default");
    }

    EventChannel events(String context) {
        return factory.connect(context).eventChannel();
    }

    /** Everything in a context, in order. */
    List<EventWithToken> all(String context) throws Exception {
        long last = events(context).getLastToken().get(60, TimeUnit.SECONDS);
        List<EventWithToken> all = new ArrayList<>();
        try (EventStream stream = events(context).openStream(-1, 5_000)) {
            while (all.size() <= last) {
                EventWithToken next = stream.nextIfAvailable(60, TimeUnit.SECONDS);
                if (next == null) {
                    throw new IllegalStateException("The stream ended or stopped before event %d of %d: %s"
                            .formatted(all.size(), last, stream.getError()));
                }
                all.add(next);
            }
        }
        return all;
    }

    @Override
    public void close() {
        factory.shutdown();
    }
}
