package shop.node;

import io.grpc.netty.shaded.io.netty.util.internal.logging.InternalLoggerFactory;
import io.grpc.netty.shaded.io.netty.util.internal.logging.JdkLoggerFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import shop.node.transport.MemoryLimits;
import shop.node.vital.ProcessEnd;

/**
 * Runs a node as a process of its own. Each setting is a system property ({@code -Dnode.http-port=8024}) or an
 * environment variable ({@code NODE_HTTP_PORT=8024}); the README lists them.
 */
public final class NodeMain {

    /** Held here: the log manager would forget a level with its logger. */
    private static final List<Logger> HTTP_LOGS = Stream.of("org.apache.coyote", "org.apache.tomcat", "shop.node.http")
            .map(Logger::getLogger)
            .toList();

    private NodeMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        logToTheConsole();
        ProcessEnd end = new ProcessEnd();
        end.watchAllThreads();
        try {
            EmbeddedNode node = EmbeddedNode.start(configuration().withEnding(end));
            Runtime.getRuntime().addShutdownHook(new Thread(node::close, "node-stop"));
            System.out.printf(
                    "Ready: gRPC on %s:%d%s%n",
                    node.host(),
                    node.port(),
                    node.httpPort()
                            .map(port -> ", health on http://%s:%d/actuator/health".formatted(node.host(), port))
                            .orElse(""));
            Thread.currentThread().join();
        } catch (NodeStartFailure failure) {
            System.err.println(failure.getMessage());
            System.exit(1);
        }
    }

    /** One line for each message, the transport's included. */
    private static void logToTheConsole() {
        InternalLoggerFactory.setDefaultFactory(JdkLoggerFactory.INSTANCE);
        String format = "java.util.logging.SimpleFormatter.format";
        System.setProperty(format, System.getProperty(format, "%1$tF %1$tT %4$s %5$s%6$s%n"));
        // Of HTTP only what needs somebody: it would tell of each start, and of what strangers send that is no request.
        HTTP_LOGS.forEach(log -> log.setLevel(Level.WARNING));
    }

    private static NodeConfiguration configuration() {
        NodeConfiguration configuration = NodeConfiguration.onDisk(
                        Path.of(setting("folder").orElse("data/node")))
                .withPort(port("port", NodeConfiguration.DEFAULT_PORT))
                .withHttpPort(port("http-port", NodeConfiguration.DEFAULT_HTTP_PORT));
        configuration = setting("host").map(configuration::withHost).orElse(configuration);
        configuration =
                setting("access-token").map(configuration::withAccessToken).orElse(configuration);
        configuration = setting("contexts")
                .map(names -> Set.of(names.split(",")))
                .map(configuration::withContexts)
                .orElse(configuration);
        configuration = configuration.withLimits(limits(configuration.limits()));
        if (setting("open-viewer").filter("true"::equals).isPresent()) {
            configuration = configuration.withOpenViewer();
        }
        if (setting("rebuild").filter("heads"::equals).isPresent()) {
            configuration = configuration.withRebuild();
        }
        Optional<String> certificate = setting("tls.certificate");
        Optional<String> key = setting("tls.key");
        if (certificate.isPresent() != key.isPresent()) {
            throw new NodeStartFailure("TLS needs both, node.tls.certificate and node.tls.key.");
        }
        return certificate.isPresent() && key.isPresent()
                ? configuration.withTls(Path.of(certificate.get()), Path.of(key.get()))
                : configuration;
    }

    private static MemoryLimits limits(MemoryLimits usual) {
        try {
            return new MemoryLimits(
                    megabytes("limits.transaction", usual.transaction()),
                    megabytes("limits.queue", usual.queue()),
                    megabytes("limits.together", usual.together()));
        } catch (IllegalArgumentException tooSmall) {
            throw new NodeStartFailure(tooSmall.getMessage(), tooSmall);
        }
    }

    private static long megabytes(String name, long usual) {
        return number(name, "a number of megabytes")
                .map(megabytes -> megabytes * 1024L * 1024)
                .orElse(usual);
    }

    private static int port(String name, int usual) {
        return number(name, "a port").orElse(usual);
    }

    private static Optional<Integer> number(String name, String meaning) {
        return setting(name).map(text -> {
            try {
                return Integer.valueOf(text);
            } catch (NumberFormatException e) {
                throw new NodeStartFailure("node.%s is '%s', which is not %s.".formatted(name, text, meaning), e);
            }
        });
    }

    private static Optional<String> setting(String name) {
        String variable = "NODE_" + name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
        return Optional.ofNullable(System.getProperty("node." + name))
                .or(() -> Optional.ofNullable(System.getenv(variable)))
                .filter(text -> !text.isBlank());
    }
}
