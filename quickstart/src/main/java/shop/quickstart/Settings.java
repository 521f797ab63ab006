package shop.quickstart;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.core.env.Environment;
import shop.mongo.EmbeddedMongo;
import shop.starting.CannotStart;

/**
 * Where the parts of the system are to be found.
 *
 * @param data the folder that holds everything that is kept
 * @param ports the port of each part, on the loopback interface
 * @param nodeToken what the services present to Axon Server; empty: nothing
 * @param mongo which MongoDB each service is to use instead of the embedded one
 * @param otherServer which Axon Server all services are to use instead of a node of this system's own
 * @param endsProcess whether the whole process ends when a part has lost what it cannot live without
 * @param rebuild what is to be made anew because its file is damaged
 */
record Settings(
        Path data,
        Map<Part, Integer> ports,
        String nodeToken,
        OwnMongo mongo,
        Optional<OtherServer> otherServer,
        boolean endsProcess,
        Rebuild rebuild) {

    /** Set by whoever starts the system in a process of its own; the services read it, too. */
    static final String ENDS_PROCESS = "shop.ends-process";

    /**
     * What can be made anew from the events; the damaged file is kept.
     *
     * @param heads the node's note of how far its logs had come: {@code node.rebuild=heads}
     * @param documents the embedded MongoDB's file: {@code shop.mongo.rebuild=true}
     */
    record Rebuild(boolean heads, boolean documents) {}

    static final String LOOPBACK = "127.0.0.1";

    /** What listens. */
    enum Part {
        GATEWAY(8080),
        ORDER(8081),
        PAYMENT(8082),
        SHIPPING(8083),
        AUTHORIZATION(9000),
        PSP(8091),
        CARRIER(8092),
        VIEWER(8024),
        NODE(8124),
        MONGO(27017);

        private final int usual;

        Part(int usual) {
            this.usual = usual;
        }

        /** The property that moves it to another port: {@code shop.port.gateway}. */
        String property() {
            return "shop.port." + name().toLowerCase(Locale.ROOT);
        }
    }

    Settings {
        ports = Map.copyOf(ports);
    }

    /** As properties say, else as usual. A port of 0 is replaced by one that is free. */
    static Settings from(Path data, Environment environment) {
        OwnOptions.check(environment);
        var ports = new EnumMap<Part, Integer>(Part.class);
        for (Part part : Part.values()) {
            int wanted = environment.getProperty(part.property(), Integer.class, part.usual);
            ports.put(part, wanted == 0 ? freePort(ports.values()) : wanted);
        }
        Optional<OtherServer> otherServer = OtherServer.namedIn(environment);
        String nodeToken = otherServer.map(OtherServer::token).orElseGet(() -> OwnToken.NODE.in(data));
        return new Settings(
                data,
                ports,
                nodeToken,
                OwnMongo.namedIn(environment),
                otherServer,
                environment.getProperty(ENDS_PROCESS, Boolean.class, false),
                new Rebuild(
                        "heads".equals(environment.getProperty("node.rebuild")),
                        environment.getProperty("shop.mongo.rebuild", Boolean.class, false)));
    }

    /** Keeps the token out of every log. */
    @Override
    public String toString() {
        return "the settings of the system in " + data;
    }

    /** Where the services find Axon Server. */
    String nodeAddress() {
        return otherServer.map(OtherServer::address).orElse(LOOPBACK + ":" + port(Part.NODE));
    }

    int port(Part part) {
        return ports.get(part);
    }

    /** The database of a service, in the MongoDB that was named or in the embedded one. */
    String mongoUri(String service) {
        return mongo.uri(service).orElseGet(() -> EmbeddedMongo.uri(address(Part.MONGO), service));
    }

    String http(Part part) {
        return "http://" + LOOPBACK + ":" + port(part);
    }

    InetSocketAddress address(Part part) {
        return new InetSocketAddress(LOOPBACK, port(part));
    }

    /** @throws CannotStart when something else listens at a port, naming it and the way out */
    void checkPorts() {
        ports.forEach((part, port) -> {
            if (isElsewhere(part)) {
                return;
            }
            try (ServerSocket probe = new ServerSocket()) {
                probe.setReuseAddress(true);
                probe.bind(address(part));
            } catch (IOException taken) {
                throw new CannotStart(
                        "Port " + port + " is taken: stop what uses it, or choose another with --" + part.property()
                                + "=<port>.",
                        taken);
            }
        });
    }

    private boolean isElsewhere(Part part) {
        return switch (part) {
            case NODE, VIEWER -> otherServer.isPresent();
            case MONGO -> mongo.isNamed();
            default -> false;
        };
    }

    /**
     * A port that nobody listens at, from below the range that systems give to outgoing connections: one from that range
     * could be taken by our own connections before we listen.
     */
    private static int freePort(Collection<Integer> given) {
        for (int attempt = 0; attempt < 1000; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            if (given.contains(port)) {
                continue;
            }
            try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByName(LOOPBACK))) {
                return probe.getLocalPort();
            } catch (IOException taken) {
                continue;
            }
        }
        throw new CannotStart("There is no free port on " + LOOPBACK + ".", null);
    }
}
