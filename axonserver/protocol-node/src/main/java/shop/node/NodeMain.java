package shop.node;

import java.nio.file.Path;
import java.util.Optional;

/** Runs a node as a process of its own; settings come from system properties or environment variables. */
public final class NodeMain {

    private NodeMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        try {
            EmbeddedNode node = EmbeddedNode.start(configuration());
            Runtime.getRuntime().addShutdownHook(new Thread(node::close, "node-stop"));
            System.out.printf("Ready: gRPC on %s:%d%n", node.host(), node.port());
            Thread.currentThread().join();
        } catch (NodeStartFailure failure) {
            System.err.println(failure.getMessage());
            System.exit(1);
        }
    }

    private static NodeConfiguration configuration() {
        NodeConfiguration configuration =
                NodeConfiguration.onDisk(Path.of(setting("folder").orElse("data/node")));
        Optional<String> port = setting("port");
        if (port.isPresent()) {
            configuration = configuration.withPort(Integer.parseInt(port.get()));
        }
        Optional<String> host = setting("host");
        return host.isPresent() ? configuration.withHost(host.get()) : configuration;
    }

    /** {@code -Dnode.port} or {@code NODE_PORT}. */
    private static Optional<String> setting(String name) {
        return Optional.ofNullable(System.getProperty("node." + name))
                .or(() -> Optional.ofNullable(System.getenv("NODE_" + name.toUpperCase())));
    }
}
