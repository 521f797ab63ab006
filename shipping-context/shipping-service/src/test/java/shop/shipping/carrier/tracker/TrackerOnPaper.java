package shop.shipping.carrier.tracker;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import shop.kernel.Recipient;
import shop.shipping.carrier.CarrierContract;
import shop.shipping.carrier.ScanBook;
import shop.shipping.carrier.ScanBook.KnownLabel;
import shop.shipping.carrier.ScanBookContract;
import shop.shipping.dispatching.Carrier;
import shop.shipping.dispatching.Carrier.LabelSold;
import shop.shipping.dispatching.GivenLabels;
import shop.shipping.dispatching.TwoBlueMugs;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers as Delivery Tracker's published schema says (github.com/shlee322/delivery-tracker, packages/api/src/schema), and the
 * adapter before it. It is no copy of the service, which nothing here has met.
 */
public final class TrackerOnPaper implements CarrierContract.World, ScanBookContract.World {

    private static final String CJ = "kr.cjlogistics";

    private final HttpServer server;
    private final Map<String, List<String>> events = new ConcurrentHashMap<>();
    private final List<String> heard = new ArrayList<>();
    private final TrackerCarrier carrier;
    private volatile boolean loses;
    private volatile String answer = "";

    public TrackerOnPaper() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/graphql", this::answer);
        server.start();
        carrier = new TrackerCarrier(new TrackerSettings(
                Set.of(TwoBlueMugs.POTTER),
                address(),
                "client",
                "secret",
                "",
                Optional.empty(),
                false,
                Duration.ofSeconds(20),
                Duration.ofSeconds(20)));
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/graphql");
    }

    /** A carrier has seen the parcel of this number. */
    public void sees(String number, String code, Instant at) {
        see(number, code, code, at);
    }

    /** Says this, whatever it is asked. */
    void answers(String text) {
        answer = text;
    }

    synchronized String heard() {
        return String.join("\n", heard);
    }

    private void answer(HttpExchange exchange) throws IOException {
        JsonNode asked = JsonMapper.shared().readTree(exchange.getRequestBody());
        synchronized (this) {
            heard.add(exchange.getRequestHeaders().getFirst("Authorization") + " " + asked);
        }
        if (loses) {
            exchange.close();
            return;
        }
        String number = asked.at("/variables/trackingNumber").asString("");
        String said = asked.path("query").asString("").contains("registerTrackWebhook")
                ? "{\"data\": {\"registerTrackWebhook\": true}}"
                : found(number);
        byte[] text = (answer.isEmpty() ? said : answer).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, text.length);
        exchange.getResponseBody().write(text);
        exchange.close();
    }

    private String found(String number) {
        List<String> seen = events.get(number);
        return seen == null
                ? "{\"data\": {\"track\": null}, \"errors\": [{\"message\": \"not found\", \"path\": [\"track\"], \"extensions\": {\"code\": \"NOT_FOUND\"}}]}"
                : "{\"data\": {\"track\": {\"events\": {\"edges\": ["
                        + seen.stream()
                                .map(event -> "{\"node\": " + event + "}")
                                .collect(Collectors.joining(","))
                        + "]}}}}";
    }

    private void see(String number, String code, String name, Instant at) {
        events.computeIfAbsent(number, none -> new ArrayList<>())
                .add("""
                {"time": "%s", "status": {"code": "%s", "name": "%s"}, "location": {"name": "강남"},
                 "description": "배송담당: Maria Silva 010-1234-5678"}""".formatted(at.atOffset(ZoneOffset.ofHours(9)), code, name));
    }

    @Override
    public Carrier carrier() {
        return carrier;
    }

    @Override
    public ScanBook book() {
        return carrier;
    }

    @Override
    public LabelSold labelled(int number) {
        String code = "65432109876" + number;
        return new LabelSold(GivenLabels.idOf(CJ, code), CJ, code, Optional.empty());
    }

    @Override
    public void loseAnswers(boolean lost) {
        loses = lost;
    }

    /** Nobody pays it for labels here; those that it has seen are in use. */
    @Override
    public int labelsOut() {
        return events.size();
    }

    @Override
    public void scan(String labelId) {
        see(
                GivenLabels.known(labelId).orElseThrow().trackingCode(),
                "AT_PICKUP",
                "집화",
                Instant.parse("2026-01-06T10:00:00Z"));
    }

    @Override
    public Recipient nowhere() {
        return TwoBlueMugs.JIWON.recipient();
    }

    @Override
    public KnownLabel label(boolean known) {
        LabelSold label = labelled(1);
        if (known) {
            events.computeIfAbsent(label.trackingCode(), none -> new ArrayList<>());
        }
        return known
                ? new KnownLabel(label.labelId(), CJ, label.trackingCode())
                : new KnownLabel(GivenLabels.idOf(CJ, "999999999999"), CJ, "999999999999");
    }

    @Override
    public void seen(String status, Instant at) {
        see(label(true).trackingCode(), status, status, at);
    }

    @Override
    public String onItsWay() {
        return "IN_TRANSIT";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
