package shop.shipping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import shop.kernel.OrderId;
import shop.kernel.PersonalData;
import shop.kernel.Recipient;
import shop.mongo.EmbeddedMongo;
import shop.node.EmbeddedNode;
import shop.platform.messaging.Commands;
import shop.rehearsal.FreePort;
import shop.shipping.api.ParcelItem;
import shop.shipping.api.PrepareShipment;
import shop.shipping.api.ReturnShipmentId;
import shop.shipping.api.ShipmentId;
import shop.shipping.carrier.tracker.TrackerOnPaper;
import shop.simulators.carrier.CarrierSimulator;
import shop.simulators.webhook.Signature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The shipping service as it runs, through the genuine connector, with its store and the simulated carrier beside it. */
final class RunningShipping implements AutoCloseable {

    static final String SECRET = "whsec_simulated_carrier";
    static final String SHIP_FROM = "potter-porto";

    private static final HandTurnedClock CLOCK = HandTurnedClock.running();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(60))
            .build();

    /** Whoever packs there tells the numbers of labels of its own. */
    static final String SEOUL = "warehouse-seoul";

    static final String NOTICE_KEY = "nobody-guesses-this-key";

    private final Path data;
    private final int port = FreePort.find();
    private final int carrierPort = FreePort.find();
    private final EmbeddedMongo mongo = EmbeddedMongo.inMemory();
    private final EmbeddedNode node = EmbeddedNode.start();
    private final TrackerOnPaper tracker = tracker();
    private Optional<ServletWebServerApplicationContext> service = Optional.empty();
    private Optional<ServletWebServerApplicationContext> carrier = Optional.empty();

    RunningShipping(Path data) {
        this.data = data;
    }

    private static TrackerOnPaper tracker() {
        try {
            return new TrackerOnPaper();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What is asked of the carriers of {@link #SEOUL}. */
    TrackerOnPaper trackerOfSeoul() {
        return tracker;
    }

    /** The tracker has news of a number. */
    Answer trackerNotice(String key, String carrier, String number) {
        return send(HttpRequest.newBuilder(URI.create(url("/tracker-notices/" + key)))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"carrierId\": \"%s\", \"trackingNumber\": \"%s\"}".formatted(carrier, number))));
    }

    void startCarrier() {
        carrier = Optional.of((ServletWebServerApplicationContext) CarrierSimulator.application()
                .run(
                        "--simulator.carrier.port=" + carrierPort,
                        "--simulator.carrier.pace=50ms",
                        "--simulator.data=" + data,
                        "--simulator.carrier.webhook-secret=" + SECRET,
                        "--simulator.carrier.notify-url=" + url("/carrier-notifications")));
    }

    void startService() {
        service = Optional.of((ServletWebServerApplicationContext) ShippingService.application()
                .sources(RoleNamesAsTokens.class)
                .run(
                        "--server.port=" + port,
                        "--axon.axonserver.servers=127.0.0.1:" + node.port(),
                        "--spring.mongodb.uri=" + mongo.uri("shipping"),
                        "--shipping.carrier.simulated.address=http://127.0.0.1:" + carrierPort,
                        "--shipping.carrier.simulated.webhook-secrets=" + SECRET,
                        "--shipping.carrier.tracker.client-id=client",
                        "--shipping.carrier.tracker.client-secret=secret",
                        "--shipping.carrier.tracker.ship-froms=" + SEOUL,
                        "--shipping.carrier.tracker.notice-key=" + NOTICE_KEY,
                        "--shipping.carrier.tracker.address=" + tracker.address(),
                        "--shipping.silence.every=200ms",
                        "--shipping.asking.first-pause=1s",
                        "--shipping.asking.every=200ms"));
    }

    /** Turns the service's clock, that of signatures too: what is notified meanwhile is refused, and comes again. */
    void turnClock(Duration by) {
        CLOCK.turn(by);
    }

    void stopService() {
        service.ifPresent(ServletWebServerApplicationContext::close);
        service = Optional.empty();
    }

    void stopCarrier() {
        carrier.ifPresent(ServletWebServerApplicationContext::close);
        carrier = Optional.empty();
    }

    void stopNode() {
        node.close();
    }

    <T> T bean(Class<T> type) {
        return service.orElseThrow().getBean(type);
    }

    String mongoUri() {
        return mongo.uri("shipping");
    }

    // --- The shop's side

    /** Asks the potter to send the order's mugs to somebody of this postcode. */
    ShipmentId prepare(String order, String postcode) {
        return prepare(order, postcode, LocalDate.parse("2030-01-01"));
    }

    ShipmentId prepare(String order, String postcode, LocalDate promised) {
        return prepareFrom(SHIP_FROM, order, postcode, promised);
    }

    ShipmentId prepareFrom(String shipFrom, String order, String postcode, LocalDate promised) {
        OrderId orderId = OrderId.of(order);
        ShipmentId shipment = ShipmentId.of(orderId, shipFrom);
        send(new PrepareShipment(
                shipment,
                orderId,
                shipFrom,
                new PersonalData(
                        "customer-maria",
                        new Recipient(
                                "Maria Silva", "Rua Augusta 12", "Lisboa", postcode, "", "PT", "maria@example.org")),
                List.of(new ParcelItem(1, "MUG-BLUE", "Blue mug", 2)),
                Optional.of(promised)));
        return shipment;
    }

    long send(Object command) {
        return bean(Commands.class).send(command);
    }

    List<? extends DomainEventMessage<?>> history(ShipmentId shipment) {
        return bean(EventStore.class).readEvents(shipment.value(), 0).asStream().toList();
    }

    List<String> story(ShipmentId shipment) {
        return history(shipment).stream()
                .map(event -> event.getPayloadType().getSimpleName())
                .toList();
    }

    // --- HTTP

    /** An answer with its body as JSON. */
    record Answer(int status, HttpResponse<String> raw, JsonNode body) {

        String text(String pointer) {
            return body.at(pointer).asString();
        }
    }

    Answer get(String role, String path) {
        return send(request(role, path).GET());
    }

    /** What everybody gets to see at this path. */
    HttpResponse<String> page(String path, String language) {
        return send(
                HttpRequest.newBuilder(URI.create(url(path))).header("Accept-Language", language),
                HttpResponse.BodyHandlers.ofString());
    }

    /** A label, as a browser asks for it. */
    HttpResponse<byte[]> label(String role, ShipmentId shipment) {
        return send(request(role, "/shipments/" + shipment + "/label"), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** The label of what comes back, as a browser asks for it. */
    HttpResponse<byte[]> label(String role, ReturnShipmentId back) {
        return send(request(role, "/return-shipments/" + back + "/label"), HttpResponse.BodyHandlers.ofByteArray());
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return client.send(request.timeout(Duration.ofSeconds(60)).build(), body);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    Answer post(String role, String path, String body, String... headers) {
        return send(with(headers, request(role, path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    Answer put(String role, String path, String body, String... headers) {
        return send(with(headers, request(role, path))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static HttpRequest.Builder with(String[] headers, HttpRequest.Builder request) {
        return headers.length == 0 ? request : request.headers(headers);
    }

    Answer state(ShipmentId shipment) {
        return get("support", "/shipments/" + shipment);
    }

    Answer notify(String body) {
        return notify(body, Signature.of(body, Instant.now(), SECRET));
    }

    Answer notify(String body, String signature) {
        return send(HttpRequest.newBuilder(URI.create(url("/carrier-notifications")))
                .header("Signature", signature)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Foretells what the carrier will do to a parcel; nothing means that it never comes for it. */
    void script(ShipmentId shipment, String scans) {
        send(carrierRequest("/scripts/" + shipment)
                .PUT(HttpRequest.BodyPublishers.ofString("{\"scans\": [" + scans + "]}")));
    }

    JsonNode carrierLedger() {
        return send(carrierRequest("/ledger").GET()).body();
    }

    JsonNode labelsOf(ShipmentId shipment) {
        return send(carrierRequest("/labels?reference=" + shipment).GET()).body();
    }

    private HttpRequest.Builder carrierRequest(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + carrierPort + path))
                .header("Content-Type", "application/json");
    }

    private HttpRequest.Builder request(String role, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url(path)));
        return role.isEmpty() ? request : request.header("Authorization", "Bearer " + role);
    }

    private Answer send(HttpRequest.Builder request) {
        HttpResponse<String> response = send(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(
                response.statusCode(),
                response,
                response.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(response.body()));
    }

    private String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    @Override
    public void close() {
        Stream.<Runnable>of(this::stopService, this::stopCarrier, tracker::close, node::close, mongo::close)
                .forEach(Runnable::run);
    }

    /** A token is the name of its role: who issues tokens is not this service's business. */
    @Configuration(proxyBeanMethods = false)
    static class RoleNamesAsTokens {

        @Bean
        Clock clock() {
            return CLOCK;
        }

        @Bean
        JwtDecoder roleNamesAsTokens() {
            return token -> Jwt.withTokenValue(token)
                    .header("alg", "none")
                    .subject("demo-" + token)
                    .claim("roles", List.of(token))
                    .issuer("http://127.0.0.1:9000")
                    .audience(List.of("shop"))
                    .expiresAt(Instant.now().plusSeconds(60))
                    .build();
        }
    }
}
