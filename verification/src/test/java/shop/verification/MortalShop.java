package shop.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import shop.mongo.EmbeddedMongo;

/** The whole system, each part a process of its own, with all that tells whether it is well. */
final class MortalShop implements AutoCloseable {

    /** For a machine that is busy with other things. */
    static final Duration BOUND = Duration.ofMinutes(10);

    /** So long somebody is asked who may be as silent as the dead. */
    private static final Duration SILENCE = Duration.ofSeconds(5);

    private static final String WORK = "/actuator/health/work";
    private static final String READINESS = "/actuator/health/readiness";
    private static final int OK = 200;

    private static final String GATEWAYS = "org.springframework.cloud.";
    private static final String AUTHORIZATION_SERVERS =
            "org.springframework.boot.security.oauth2.server.authorization.";
    private static final String RESOURCE_SERVERS = "org.springframework.boot.security.oauth2.server.resource.";
    private static final String SECURITY = "org.springframework.boot.security.";
    private static final String SERVICES = "shop.platform.,org.axonframework.,org.springframework.boot.mongodb.,"
            + "org.springframework.boot.data.,org.springframework.boot.persistence.,org.springframework.boot.reactor.";

    /** What runs; the last three are the outside world, and who tells who somebody is. */
    enum Part {
        NODE("shop.node.NodeMain"),
        STORE("shop.mongo.MongoMain"),
        ORDER("shop.order.OrderService"),
        PAYMENT("shop.payment.PaymentService"),
        SHIPPING("shop.shipping.ShippingService"),
        GATEWAY("shop.gateway.GatewayApplication"),
        AUTHORIZATION("shop.authorization.AuthorizationApplication"),
        PSP("shop.simulators.psp.PspSimulator"),
        CARRIER("shop.simulators.carrier.CarrierSimulator");

        private static final Set<Part> SERVICES = EnumSet.of(ORDER, PAYMENT, SHIPPING);

        /** They have no health of their own, only pages. */
        private static final Set<Part> SIMULATORS = EnumSet.of(PSP, CARRIER);

        private final String program;

        Part(String program) {
            this.program = program;
        }

        String title() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Map<Part, Integer> ports = new EnumMap<>(Part.class);
    private final Map<Part, MortalProcess> processes = new EnumMap<>(Part.class);
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(SILENCE).build();
    private final int viewer;
    private final Path folder;
    private int orders;

    /**
     * Names all; none runs yet.
     *
     * @param folder where the logs go
     * @param disks the folder that is the disk of a part
     */
    MortalShop(Path folder, Map<Part, Path> disks) {
        this.folder = folder;
        Set<Integer> taken = new HashSet<>();
        for (Part part : Part.values()) {
            ports.put(part, FreePorts.free(taken));
        }
        viewer = FreePorts.free(taken);
        for (Part part : Part.values()) {
            Path disk = disks.get(part);
            // What a service logs is on its disk, too; what a process says on the console is not.
            List<String> properties = new ArrayList<>(List.of("-Djava.io.tmpdir=" + disk, "-Dshop.data=" + disk));
            properties.addAll(properties(part, disk));
            processes.put(
                    part,
                    new MortalProcess(
                            folder.resolve(part.title() + ".log"), part.program, properties, arguments(part, disk)));
        }
    }

    void start() {
        processes.values().forEach(MortalProcess::start);
    }

    /** Starts a part, and waits until it answers, whatever it has to say of the others. */
    void startAlone(Part part) {
        processes.get(part).start();
        await(part + " to answer")
                .atMost(BOUND)
                .failFast(
                        part + " has ended",
                        () -> assertThat(processes.get(part).isAlive())
                                .as(processes.get(part)::said)
                                .isTrue())
                .until(() -> answers(part));
    }

    /** Connects anew, whatever becomes of it. */
    void knock(Part part) {
        knock(ports.get(part));
        if (part == Part.NODE) {
            knock(viewer);
        }
    }

    private static void knock(int port) {
        try (Socket connection = new Socket("127.0.0.1", port)) {
            connection.getOutputStream().write('\n');
        } catch (IOException gone) {
            // So it has ended already.
        }
    }

    /** Whether it takes connections, and does what they ask for. */
    boolean answers(Part part) {
        if (part != Part.STORE) {
            return answersOk(part, Part.SIMULATORS.contains(part) ? "/" : "/actuator/health/liveness");
        }
        try (MongoClient client =
                MongoClients.create(EmbeddedMongo.uri(new InetSocketAddress("127.0.0.1", ports.get(part)), "order")
                        + "?serverSelectionTimeoutMS=5000&timeoutMS=5000")) {
            client.getDatabase("order").listCollectionNames().first();
            return true;
        } catch (MongoException noAnswer) {
            return false;
        }
    }

    private List<String> properties(Part part, Path disk) {
        return switch (part) {
            case NODE ->
                List.of(
                        "-Dnode.folder=" + disk.resolve("node"),
                        "-Dnode.port=" + ports.get(part),
                        "-Dnode.http-port=" + viewer);
            case STORE -> List.of("-Dmongo.folder=" + disk.resolve("mongo"), "-Dmongo.port=" + ports.get(part));
            default -> List.of();
        };
    }

    private List<String> arguments(Part part, Path disk) {
        String port = "--server.port=" + ports.get(part);
        return switch (part) {
            case NODE, STORE -> List.of();
            case AUTHORIZATION ->
                List.of(
                        port,
                        notMine(GATEWAYS, RESOURCE_SERVERS, SERVICES),
                        "--authorization.issuer=" + address(part),
                        "--authorization.data=" + disk.resolve("authorization"));
            case PSP ->
                List.of(
                        "--simulator.data=" + disk.resolve("simulators"),
                        "--simulator.psp.port=" + ports.get(part),
                        "--simulator.psp.notify-url=" + address(Part.PAYMENT) + "/provider-notifications");
            case CARRIER ->
                List.of(
                        "--simulator.data=" + disk.resolve("simulators"),
                        "--simulator.carrier.port=" + ports.get(part),
                        "--simulator.carrier.pace=1s",
                        "--simulator.carrier.notify-url=" + address(Part.SHIPPING) + "/carrier-notifications");
            case ORDER -> service(part);
            case PAYMENT -> service(part, "--payment.provider.simulated.address=" + address(Part.PSP));
            case SHIPPING -> service(part, "--shipping.carrier.simulated.address=" + address(Part.CARRIER));
            case GATEWAY ->
                List.of(
                        port,
                        notMine(AUTHORIZATION_SERVERS, RESOURCE_SERVERS, SECURITY, SERVICES),
                        "--shop.services.order.uri=" + address(Part.ORDER),
                        "--shop.services.payment.uri=" + address(Part.PAYMENT),
                        "--shop.services.shipping.uri=" + address(Part.SHIPPING),
                        "--shop.services.authorization.uri=" + address(Part.AUTHORIZATION),
                        "--shop.node.uri=http://127.0.0.1:" + viewer);
        };
    }

    private List<String> service(Part part, String... own) {
        List<String> told = new ArrayList<>(List.of(
                "--server.port=" + ports.get(part),
                notMine(GATEWAYS, AUTHORIZATION_SERVERS),
                "--spring.mongodb.uri="
                        + EmbeddedMongo.uri(new InetSocketAddress("127.0.0.1", ports.get(Part.STORE)), part.title()),
                "--axon.axonserver.servers=127.0.0.1:" + ports.get(Part.NODE),
                "--shop.processing.segments=2",
                "--shop.security.issuer=" + address(Part.AUTHORIZATION)));
        told.addAll(List.of(own));
        return told;
    }

    /** All parts have one class path here, and each would configure itself by what is on it for others. */
    private static String notMine(String... beginnings) {
        return "--quickstart.not-mine=" + String.join(",", beginnings);
    }

    private String address(Part part) {
        return "http://127.0.0.1:" + ports.get(part);
    }

    MortalProcess process(Part part) {
        return processes.get(part);
    }

    /** Whether each that is asked whether all is well says so, by its name; of those that a harm concerns. */
    Map<String, Boolean> monitors(Set<Part> concerned) {
        Map<String, Boolean> said = new LinkedHashMap<>();
        said.put("gateway's health", answersOk(Part.GATEWAY, "/actuator/health"));
        said.put("front page's overview", answersUp(Part.GATEWAY, "/actuator/health/overview"));
        for (Part service : Part.SERVICES) {
            if (concerned.contains(service)) {
                said.put(service.title() + "'s readiness", answersOk(service, READINESS));
                said.put(service.title() + "'s work", answersOk(service, WORK));
            }
        }
        return said;
    }

    private boolean answersUp(Part part, String path) {
        return ask(part, path)
                .filter(answer -> Shop.JSON
                        .readTree(answer.body())
                        .at("/status")
                        .asString()
                        .equals("UP"))
                .isPresent();
    }

    private boolean answersOk(Part part, String path) {
        return ask(part, path).filter(answer -> answer.statusCode() == OK).isPresent();
    }

    private Optional<HttpResponse<String>> ask(Part part, String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address(part) + path))
                    .timeout(SILENCE)
                    .build();
            return Optional.of(http.send(request, BodyHandlers.ofString()));
        } catch (IOException noAnswer) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Until everything says that it is well, and an order that is placed now comes to its end. */
    void awaitWell() {
        awaitWell(() -> false);
    }

    /** The same, or until this part has ended by itself. */
    void awaitWellOrEndOf(Part part) {
        awaitWell(() -> !processes.get(part).isAlive());
    }

    private void awaitWell(BooleanSupplier over) {
        String order = "order-" + ++orders;
        await("everything to say that it is well, and " + order + " to come to its end")
                .atMost(BOUND)
                .pollInterval(Duration.ofMillis(500))
                .failFast("one has ended", () -> {
                    if (!over.getAsBoolean()) {
                        assertAlive();
                    }
                })
                .ignoreExceptions()
                .until(() -> over.getAsBoolean() || everythingSaysUp() && comesToItsEnd(order));
    }

    private boolean everythingSaysUp() {
        return Part.SERVICES.stream().allMatch(service -> answersOk(service, READINESS) && answersOk(service, WORK))
                && answersOk(Part.GATEWAY, "/actuator/health");
    }

    private boolean comesToItsEnd(String order) {
        Shop shop = new Shop(address(Part.GATEWAY));
        int placed = shop.place(Orders.mugsAndTea(order, "tok_approve"), "Prefer", "respond-async")
                .status();
        return placed / 100 == 2
                && shop.read("/orders/" + order).body().get("status").asString().equals("CLOSED");
    }

    private void assertAlive() {
        assertThat(processes.entrySet())
                .as(this::said)
                .allMatch(part -> part.getValue().isAlive());
    }

    /** What all of them said, for who looks for the cause. */
    private String said() {
        StringBuilder all = new StringBuilder("Logs in " + folder + "\n");
        processes.forEach((part, process) -> {
            if (!process.isAlive()) {
                all.append(part).append(" has ended:\n").append(process.said()).append('\n');
            }
        });
        return all.toString();
    }

    @Override
    public void close() {
        processes.values().forEach(MortalProcess::kill);
    }
}
