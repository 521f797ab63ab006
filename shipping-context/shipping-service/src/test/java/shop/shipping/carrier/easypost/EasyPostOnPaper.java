package shop.shipping.carrier.easypost;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers as EasyPost's published description of its API says (docs.easypost.com: Addresses, Shipments, Rates, Labels, Refunds,
 * Trackers, Errors), with the fields that its own Java client reads; how they are written (numbers as texts, null for what
 * is not there) is that of the answers that the client's own tests have recorded (github.com/EasyPost/easypost-java,
 * src/test/cassettes). It is no copy of the service, which nothing here has met.
 */
final class EasyPostOnPaper implements AutoCloseable {

    static final String KEY = "EZTK_of_these_tests";

    /** An address there fails its check. */
    static final String NOWHERE = "00000";

    /** Nobody can say whether an address there is one. */
    static final String UNVERIFIABLE = "50300";

    /** An address there is not checked for this account. */
    static final String ABROAD = "40400";

    private final SSLServerSocket server;
    private final Map<String, Kept> shipments = new LinkedHashMap<>();
    private final List<String> heard = new ArrayList<>();
    private volatile boolean loses;
    private volatile boolean isEmpty;
    private volatile boolean isNoJson;
    private volatile boolean hasRates = true;
    private volatile boolean converts = true;
    private volatile Instant now = Instant.parse("2026-01-05T10:00:00Z");
    private volatile String refund = "refunded";

    /** A shipment as EasyPost keeps it. */
    private static final class Kept {
        final String id;
        final JsonNode asked;
        final List<String> details = new ArrayList<>();
        String trackingCode = "";
        String refundStatus = "";

        Kept(String id, JsonNode asked) {
            this.id = id;
            this.asked = asked;
        }
    }

    EasyPostOnPaper(SSLContext tls) throws IOException {
        server = (SSLServerSocket)
                tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread listening = new Thread(this::listen, "easypost-on-paper");
        listening.setDaemon(true);
        listening.start();
    }

    URI address() {
        return URI.create("https://127.0.0.1:" + server.getLocalPort());
    }

    /** From now on it does as it is asked, and its answers have no text. */
    void isEmpty(boolean empty) {
        isEmpty = empty;
    }

    /** A proxy answers for it. */
    void isNoJson(boolean page) {
        isNoJson = page;
    }

    /** Whether the carriers tell their rates just now. */
    void hasRates(boolean told) {
        hasRates = told;
    }

    /** Whether it can turn labels into PDFs. */
    void converts(boolean labels) {
        converts = labels;
    }

    void loses(boolean answers) {
        loses = answers;
    }

    /** What comes of refunds from now on: submitted, refunded, rejected or not_applicable. */
    void refunds(String status) {
        refund = status;
        synchronized (this) {
            shipments.values().stream()
                    .filter(kept -> !kept.refundStatus.isEmpty())
                    .forEach(kept -> kept.refundStatus = status);
        }
    }

    synchronized int labelsOut() {
        return (int) shipments.values().stream()
                .filter(kept -> !kept.trackingCode.isEmpty() && !kept.refundStatus.equals("refunded"))
                .count();
    }

    synchronized void seen(String shipmentId, String status, String detail, Instant at) {
        shipments.get(shipmentId).details.add("""
                {"object": "TrackingDetail", "message": "left with M. Silva", "description": "", "status": "%s",
                 "status_detail": "%s", "datetime": "%s", "source": "USPS", "carrier_code": "",
                 "tracking_location": {"object": "TrackingLocation", "city": "HOUSTON", "state": "TX", "country": null, "zip": "77063"}}""".formatted(status, detail, at));
    }

    /** All that it was told. */
    synchronized String heard() {
        return String.join("\n", heard);
    }

    private void listen() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                answer(socket);
            } catch (IOException gone) {
                // Whoever asked has gone, or this is closed.
            }
        }
    }

    /** One request for each connection, answered in one piece: the client takes a text that comes later for none. */
    private void answer(Socket socket) throws IOException {
        InputStream in = new BufferedInputStream(socket.getInputStream());
        String head = head(in);
        if (head.isEmpty()) {
            return;
        }
        String body = new String(in.readNBytes(length(head)), StandardCharsets.UTF_8);
        String[] line = head.split("\\s", 3);
        Answer answer = head.contains("Bearer " + KEY) ? decide(line[0], line[1], body) : error(401, "APIKEY.INACTIVE");
        if (loses) {
            return;
        }
        String text = isEmpty ? "" : isNoJson ? "<html><body>Bad gateway</body></html>" : answer.body();
        socket.getOutputStream()
                .write(("HTTP/1.1 " + answer.status()
                                + " Said\r\nContent-Type: application/json; charset=utf-8\r\nConnection: close\r\nContent-Length: "
                                + text.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + text)
                        .getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    private static String head(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        int read;
        while ((read = in.read()) >= 0) {
            head.write(read);
            if (head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                return head.toString(StandardCharsets.ISO_8859_1);
            }
        }
        return "";
    }

    private static int length(String head) {
        return head.lines()
                .map(line -> line.toLowerCase(Locale.ROOT))
                .filter(line -> line.startsWith("content-length:"))
                .mapToInt(line -> Integer.parseInt(
                        line.substring("content-length:".length()).strip()))
                .findFirst()
                .orElse(0);
    }

    private record Answer(int status, String body) {}

    private synchronized Answer decide(String method, String path, String body) {
        heard.add(method + " " + path + " " + body);
        if (path.equals("/v2/addresses")) {
            return looked(JsonMapper.shared().readTree(body));
        }
        String[] parts = path.substring("/v2/shipments".length()).split("/");
        if (parts.length < 2) {
            return made(JsonMapper.shared().readTree(body).path("shipment"));
        }
        Optional<Kept> found = found(parts[1]);
        if (found.isEmpty()) {
            return error(404, "NOT_FOUND");
        }
        String deed = parts.length > 2 ? parts[2] : "";
        return switch (deed) {
            case "buy" -> buy(found.get());
            case "refund" -> refund(found.get());
            case "rerate" -> new Answer(200, shown(found.get()));
            case "label" ->
                found.get().trackingCode.isEmpty() || !converts
                        ? error(422, "SHIPMENT.LABEL.UNAVAILABLE")
                        : new Answer(200, shown(found.get()));
            default -> new Answer(200, shown(found.get()));
        };
    }

    /** "reference: An optional field that may be used in place of id in other API endpoints." */
    private Optional<Kept> found(String idOrReference) {
        return shipments.values().stream()
                .filter(kept -> kept.id.equals(idOrReference)
                        || kept.asked.path("reference").asString("").equals(idOrReference))
                .findFirst();
    }

    /** "Create and verify an address": what is to be verified stands beside the address, not in it. */
    private static Answer looked(JsonNode asked) {
        JsonNode address = asked.path("address");
        return refused(address, asked.has("verify"))
                .orElseGet(() -> new Answer(201, address(address, asked.has("verify"))));
    }

    private static Optional<Answer> refused(JsonNode address, boolean isToBeVerified) {
        if (address.path("street1").asString("").isBlank()
                || address.path("street1").asString("").length() > 500) {
            return Optional.of(error(422, "ADDRESS.PARAMETERS.INVALID"));
        }
        return address.path("zip").asString("").equals(ABROAD) && isToBeVerified
                ? Optional.of(error(422, "ADDRESS.VERIFY.INTL_NOT_ENABLED"))
                : Optional.empty();
    }

    private Answer made(JsonNode asked) {
        JsonNode to = asked.path("to_address");
        Optional<Answer> refused = refused(to, to.has("verify"));
        if (refused.isPresent()) {
            return refused.get();
        }
        Kept kept = new Kept("shp_" + (shipments.size() + 1), asked);
        shipments.put(kept.id, kept);
        return new Answer(201, shown(kept));
    }

    private Answer buy(Kept kept) {
        if (!kept.trackingCode.isEmpty()) {
            return error(422, "SHIPMENT.POSTAGE.EXISTS");
        }
        kept.trackingCode = "94001001058070760632" + (40 + shipments.size());
        return new Answer(200, shown(kept));
    }

    private Answer refund(Kept kept) {
        if (kept.trackingCode.isEmpty() || !kept.refundStatus.isEmpty()) {
            return error(422, "SHIPMENT.REFUND.UNAVAILABLE");
        }
        kept.refundStatus = refund;
        return new Answer(200, shown(kept));
    }

    private static Answer error(int status, String code) {
        return new Answer(
                status,
                "{\"error\": {\"code\": \"%s\", \"message\": \"Kim Jiwon, Sejong-daero 110\", \"errors\": []}}"
                        .formatted(code));
    }

    private String shown(Kept kept) {
        boolean bought = !kept.trackingCode.isEmpty();
        return """
                {"object": "Shipment", "id": "%s", "mode": "test", "reference": "%s", "is_return": false, "status": "unknown",
                 "created_at": "%s", "updated_at": "2026-01-05T10:00:00Z",
                 "to_address": %s, "from_address": %s, "rates": [%s], "messages": [%s], "insurance": null,
                 "selected_rate": %s, "tracking_code": %s, "refund_status": %s, "postage_label": %s, "tracker": %s}""".formatted(
                        kept.id,
                        kept.asked.path("reference").asString(""),
                        now,
                        address(kept.asked.path("to_address")),
                        address(kept.asked.path("from_address")),
                        hasRates ? rate(kept, "Express", "33.10") + ", " + rate(kept, "GroundAdvantage", "5.93") : "",
                        hasRates
                                ? ""
                                : "{\"carrier\": \"USPS\", \"carrier_account_id\": \"ca_1\", \"type\": \"rate_error\", \"message\": \"Unable to reach the carrier\"}",
                        bought ? rate(kept, "GroundAdvantage", "5.93") : "null",
                        bought ? text(kept.trackingCode) : "null",
                        kept.refundStatus.isEmpty() ? "null" : text(kept.refundStatus),
                        bought
                                ? "{\"object\": \"PostageLabel\", \"id\": \"pl_1\", \"label_url\": \"https://example.org/pl_1.png\", \"label_pdf_url\": \"https://example.org/pl_1.pdf\"}"
                                : "null",
                        bought
                                ? """
                                {"object": "Tracker", "id": "trk_1", "tracking_code": "%s", "carrier": "USPS", "status": "unknown",
                                 "shipment_id": "%s", "tracking_details": %s}""".formatted(
                                                kept.trackingCode,
                                                kept.id,
                                                kept.details.stream().collect(Collectors.joining(",", "[", "]")))
                                : "null");
    }

    /** EasyPost writes addresses in capitals once they are checked, and puts postcodes right. */
    private static String address(JsonNode asked) {
        return address(asked, asked.has("verify"));
    }

    private static String address(JsonNode asked, boolean checked) {
        String zip = asked.path("zip").asString("");
        return """
                {"object": "Address", "id": "adr_1", "street1": %s, "city": %s, "state": %s, "zip": %s, "country": %s,
                 "verifications": %s}""".formatted(
                text(asked.path("street1").asString("").toUpperCase(Locale.ROOT)),
                text(asked.path("city").asString("").toUpperCase(Locale.ROOT)),
                text(asked.path("state").asString("")),
                text(zip.equals("11111") ? "11112" : zip),
                text(asked.path("country").asString("")),
                checked
                        ? "{\"delivery\": {\"success\": %s, \"errors\": [%s], \"details\": null}}"
                                .formatted(
                                        !zip.equals(NOWHERE) && !zip.equals(UNVERIFIABLE),
                                        zip.equals(NOWHERE)
                                                ? fieldError("E.ADDRESS.NOT_FOUND")
                                                : zip.equals(UNVERIFIABLE) ? fieldError("E.ENGINE.UNAVAILABLE") : "")
                        : "{}");
    }

    private static String fieldError(String code) {
        return "{\"code\": \"%s\", \"field\": \"address\", \"message\": \"said so\", \"suggestion\": null}"
                .formatted(code);
    }

    private static String rate(Kept kept, String service, String amount) {
        return """
                {"object": "Rate", "id": "rate_%s", "shipment_id": "%s", "carrier": "USPS", "service": "%s", "rate": "%s", "currency": "USD"}""".formatted(service, kept.id, service, amount);
    }

    private static String text(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException closedAnyway) {
            throw new UncheckedIOException(closedAnyway);
        }
    }
}
