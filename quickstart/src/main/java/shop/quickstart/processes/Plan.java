package shop.quickstart.processes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.env.Environment;
import shop.mongo.EmbeddedMongo;
import shop.quickstart.OtherServer;
import shop.quickstart.OwnMongo;
import shop.quickstart.OwnOptions;

/**
 * What each process is told: addresses, its place in the data folder, and how much memory it may take. Nothing tells a
 * service that it is one of several processes; secrets go by the environment, where no list of processes shows them.
 */
final class Plan {

    private static final String LOOPBACK = "127.0.0.1";

    private final Options options;
    private final ClassPaths classPaths;
    private final Path data;
    private final Secrets secrets;
    private final OwnMongo mongo;
    private final Optional<OtherServer> otherServer;

    Plan(Options options, ClassPaths classPaths, Path data, Secrets secrets) {
        Environment said = options.environment();
        OwnOptions.check(said);
        this.options = options;
        this.classPaths = classPaths;
        this.data = data.toAbsolutePath();
        mongo = OwnMongo.namedIn(said);
        otherServer = OtherServer.namedIn(said);
        this.secrets = otherServer.map(other -> secrets.withNode(other.token())).orElse(secrets);
    }

    /** How many of each are to be started: none of what somebody else has already. */
    WantedInstances wanted() {
        WantedInstances wanted = options.instances();
        wanted = otherServer.isPresent() ? wanted.without(Role.NODE) : wanted;
        return mongo.isNamed() ? wanted.without(Role.MONGO) : wanted;
    }

    Secrets secrets() {
        return secrets;
    }

    /** The command that starts an instance. */
    List<String> command(Role role, String instance, int port) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx" + role.heap() + "m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xshare:auto",
                "-Daxoniq.update-checker.disabled=true"));
        command.addAll(Leftovers.mark(data, instance));
        switch (role) {
            case NODE ->
                command.addAll(List.of(
                        "-Dnode.folder=" + data.resolve("node"),
                        "-Dnode.port=" + port,
                        "-Dnode.http-port=" + options.viewer(),
                        "-Dnode.open-viewer=true"));
            case MONGO -> command.addAll(List.of("-Dmongo.folder=" + data.resolve("mongo"), "-Dmongo.port=" + port));
            default -> {}
        }
        command.addAll(List.of("-cp", classPaths.of(role), role.main()));
        if (role != Role.NODE && role != Role.MONGO) {
            command.addAll(options.forAll());
            unlessSaid(told(role, instance, port), options.forAll()).forEach(property -> command.add("--" + property));
        }
        return command;
    }

    /** What a person says takes the place of what we would: said twice, both would count, joined by a comma. */
    static List<String> unlessSaid(List<String> told, List<String> said) {
        return told.stream()
                .filter(ours -> said.stream().noneMatch(theirs -> theirs.startsWith("--" + nameOf(ours) + "=")))
                .toList();
    }

    private static String nameOf(String property) {
        return property.substring(0, property.indexOf('='));
    }

    /** What is not for everybody's eyes. */
    Map<String, String> environment(Role role) {
        var secret = new LinkedHashMap<String, String>();
        if (role.isScaled() || role == Role.REGISTRY) {
            secret.put("SHOP_REGISTRY_TOKEN", secrets.registry());
        }
        if (role.isScaled() || role == Role.CONFIGURATION) {
            secret.put("SHOP_CONFIGURATION_TOKEN", secrets.configuration());
        }
        switch (role) {
            case NODE -> secret.put("NODE_ACCESS_TOKEN", secrets.node());
            case ORDER, PAYMENT, SHIPPING -> {
                if (!secrets.node().isEmpty()) {
                    secret.put("AXON_AXONSERVER_TOKEN", secrets.node());
                }
                secret.put(
                        "SPRING_MONGODB_URI",
                        mongo.uri(role.title())
                                .orElseGet(() -> EmbeddedMongo.uri(
                                        EmbeddedMongo.loopback(options.port(Role.MONGO)), role.title())));
            }
            default -> {}
        }
        return secret;
    }

    private List<String> told(Role role, String instance, int port) {
        var told = new ArrayList<String>();
        if (role.isScaled()) {
            told.add("shop.registry.uri=" + http(Role.REGISTRY));
            told.add("shop.configuration.uri=" + http(Role.CONFIGURATION));
            told.add("shop.instance=" + instance);
        }
        told.addAll(own(role, port));
        return told;
    }

    private List<String> own(Role role, int port) {
        return switch (role) {
            case REGISTRY -> List.of("server.port=" + port);
            case CONFIGURATION ->
                List.of(
                        "server.port=" + port,
                        "configuration.folder=" + settings().toUri());
            case AUTHORIZATION ->
                List.of(
                        "server.port=" + port,
                        "authorization.issuer=" + http(Role.AUTHORIZATION),
                        "authorization.data=" + data.resolve("authorization"));
            case PSP -> simulator(role, port, "/provider-notifications");
            case CARRIER -> simulator(role, port, "/carrier-notifications");
            // Only our node's viewer is known to show single events.
            case ORDER -> service(port, "order.story.viewer=" + (otherServer.isPresent() ? "" : viewer()));
            case PAYMENT -> service(port, "payment.provider.simulated.address=" + http(Role.PSP));
            case SHIPPING ->
                service(
                        port,
                        // Nobody opens parcels here: what comes back comes to its end by itself.
                        "shipping.returns.taken-as-sent-after=3d",
                        "shipping.carrier.simulated.address=" + http(Role.CARRIER));
            case GATEWAY -> gateway(port);
            case NODE, MONGO -> List.of();
        };
    }

    private List<String> simulator(Role role, int port, String notifications) {
        String own = "simulator." + role.title();
        return List.of(
                "simulator.data=" + data.resolve("simulators"),
                own + ".port=" + port,
                own + ".notify-url=" + http(Role.GATEWAY) + notifications);
    }

    private List<String> service(int port, String... own) {
        var told = new ArrayList<>(List.of(
                "server.port=" + port,
                "axon.axonserver.servers="
                        + otherServer.map(OtherServer::address).orElse(LOOPBACK + ":" + options.port(Role.NODE)),
                "shop.aggregates.cached=checked",
                "shop.security.issuer=" + http(Role.AUTHORIZATION),
                "shop.security.token-url=" + http(Role.GATEWAY) + "/oauth2/token"));
        told.addAll(List.of(own));
        return told;
    }

    private List<String> gateway(int port) {
        String routes = "spring.cloud.gateway.server.webmvc.routes-map.";
        return List.of(
                "server.port=" + port,
                "shop.routing.by-name=true",
                "spring.cloud.refresh.enabled=true",
                "shop.services.order.uri=http://order",
                "shop.services.payment.uri=http://payment",
                "shop.services.shipping.uri=http://shipping",
                "shop.services.authorization.uri=http://authorization",
                "shop.node.uri=" + viewer(),
                "shop.links.viewer=" + viewer(),
                "shop.links.viewer-of=" + (otherServer.isPresent() ? "axon-server" : "node"),
                "shop.links.psp=" + http(Role.PSP),
                "shop.links.carrier=" + http(Role.CARRIER),
                // Whichever instance is there takes them; each of them is signed.
                routes + "provider-notifications.uri=http://payment",
                routes + "provider-notifications.predicates[0]=Path=/provider-notifications",
                routes + "carrier-notifications.uri=http://shipping",
                routes + "carrier-notifications.predicates[0]=Path=/carrier-notifications");
    }

    /** Where the configuration store has its files. */
    Path settings() {
        return data.resolve("configuration");
    }

    /** Where to look at events: the node's own pages, or those of another Axon Server. */
    String viewer() {
        return otherServer.map(OtherServer::dashboard).orElse("http://" + LOOPBACK + ":" + options.viewer());
    }

    /** Where the first instance listens. */
    String http(Role role) {
        return "http://" + LOOPBACK + ":" + options.port(role);
    }
}
