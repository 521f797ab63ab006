package shop.verification;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import shop.mongo.EmbeddedMongo;
import shop.quickstart.Quickstart;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * A card's number, another one each time, is put wherever a request of the three services can hold one, as their descriptions
 * say: every field of every body, every parameter, every part of an address, every header. Whatever answers, is recorded, is
 * shown or is logged is then read for any of them.
 */
@DisplayName("A card's number")
class CardNumbersGetNowhereTest {

    private static final List<String> SERVICES = List.of("order", "payment", "shipping");

    private static final int AT_ONCE = 8;

    private static final String EAN = "4006381333931";
    private static final String IMEI = "490154203237518";
    private static final String ORDER_NUMBER = "2026-01-05-0000123456789";

    /** How somebody may write the sixteen digits. */
    private static final List<UnaryOperator<String>> IN_LATIN = List.of(
            digits -> digits,
            digits -> inFours(digits, " "),
            digits -> inFours(digits, "-"),
            digits -> inFours(digits, "."),
            digits -> inFours(digits, "/"),
            digits -> "my card is " + inFours(digits, "_") + ", thank you",
            digits -> digits.substring(0, 6) + ":" + digits.substring(6) + " 12/29");

    private static final List<UnaryOperator<String>> BEYOND_LATIN = List.of(
            digits -> inFours(digits, "\u00a0"),
            digits -> inFours(digits, "\u2013"),
            digits -> inFours(digits, "\u200b"),
            digits -> inDigitsFrom(0x0660, digits),
            digits -> inDigitsFrom(0x0966, inFours(digits, " ")),
            digits -> inDigitsFrom(0xff10, inFours(digits, "\uff0d")),
            digits -> inDigitsFrom(0x1d7ce, digits),
            CardNumbersGetNowhereTest::escaped);

    private static final List<UnaryOperator<String>> IN_ANY =
            Stream.concat(IN_LATIN.stream(), BEYOND_LATIN.stream()).toList();

    /** Where one place reads all texts, whatever they are. */
    private static final List<UnaryOperator<String>> IN_SOME = List.of(
            digits -> digits,
            digits -> inFours(digits, " "),
            digits -> inDigitsFrom(0x0660, digits),
            digits -> inDigitsFrom(0xff10, inFours(digits, "\uff0d")));

    private static final List<UnaryOperator<String>> NAMES = List.of(
            digits -> digits,
            digits -> "card_" + digits,
            digits -> "card-" + inFours(digits, "-"),
            digits -> "c." + inFours(digits, "."));

    /** Beside those that the descriptions name. */
    private static final List<String> ANY_HEADERS =
            List.of("Authorization", "Cookie", "Referer", "User-Agent", "X-Request-Id", "X-Anything");

    private static final List<String> HEADERS_OF_THE_WAY =
            List.of("Forwarded", "Origin", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Prefix", "traceparent");

    /** What is refused before anybody looks what it is: what cannot be seen in a name, and a notice that nobody has signed. */
    private static final List<String> BEFORE_IT = List.of("\"invalid-text\"", "\"signature-invalid\"");

    private static final Map<String, String> SERVICES_LISTS =
            Map.of("order", "/orders", "payment", "/payments", "shipping", "/shipments");

    private static final Pattern ESCAPED = Pattern.compile("\\\\u([0-9A-Fa-f]{4})");
    private static final Pattern ENCODED = Pattern.compile("(?:%[0-9A-Fa-f]{2})+");

    @TempDir
    static Path data;

    private static Quickstart system;
    private static Tokens tokens;
    private static final Map<String, String> SIGNED = new ConcurrentHashMap<>();
    private static final LogOfTheServices LOG = new LogOfTheServices();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final Random chance = new Random(20260105);
    private final Map<String, Probe> probes = new LinkedHashMap<>();

    /**
     * A request with a card's number in one place.
     *
     * @param place where
     */
    private record Probe(String place, Kind kind, HttpRequest request) {}

    private enum Kind {
        /** Any other text could stand there: it is refused for what it is. */
        ANY_TEXT,
        /** Only texts, or values, of some form can. */
        OF_A_FORM,
        /** Whatever is on the way writes there: nobody reads it. */
        OF_THE_WAY
    }

    /** What the services log, theirs in detail. */
    private static final class LogOfTheServices extends AppenderBase<ILoggingEvent> {

        private static final String LISTENING = "what is logged from here on is read";

        private final Queue<String> lines = new ConcurrentLinkedQueue<>();
        private Level before;

        void listen() {
            Logger ours = logger("shop");
            before = ours.getLevel();
            ours.setLevel(Level.DEBUG);
            setContext(ours.getLoggerContext());
            start();
            logger(Logger.ROOT_LOGGER_NAME).addAppender(this);
            ours.debug(LISTENING);
        }

        void end() {
            logger(Logger.ROOT_LOGGER_NAME).detachAppender(this);
            logger("shop").setLevel(before);
        }

        private static Logger logger(String name) {
            return (Logger) LoggerFactory.getLogger(name);
        }

        @Override
        protected void append(ILoggingEvent event) {
            lines.add(event.getThreadName() + " " + event.getFormattedMessage() + event.getMDCPropertyMap());
            for (IThrowableProxy cause = event.getThrowableProxy(); cause != null; cause = cause.getCause()) {
                lines.add(String.valueOf(cause.getMessage()));
            }
        }
    }

    @BeforeAll
    static void begin() throws Exception {
        system = Quickstart.start(FreePorts.arguments(data));
        tokens = Tokens.signedAsIn(data.resolve("authorization"), system.address("authorization"));
        LOG.listen();
    }

    @AfterAll
    static void end() {
        LOG.end();
        system.close();
    }

    @Test
    @DisplayName(
            "gets nowhere, wherever and however it is sent; numbers of goods, of telephones and of orders do (PAY-09)")
    void getsNowhere() throws Exception {
        SERVICES.forEach(this::probe);
        assertThat(probes).hasSizeGreaterThan(1_500);
        Set<String> taken = new TreeSet<>();
        Set<String> told = new TreeSet<>();
        int refusedForIt = 0;

        String order = placeWithOtherNumbers();
        for (Map.Entry<String, HttpResponse<String>> each : answers().entrySet()) {
            Probe probe = probes.get(each.getKey());
            HttpResponse<String> answer = each.getValue();
            boolean isForIt = answer.body().contains("\"card-number\"");
            refusedForIt += isForIt ? 1 : 0;
            boolean isRefused = answer.statusCode() >= 400 && answer.statusCode() < 500;
            boolean isRight = switch (probe.kind()) {
                case ANY_TEXT -> isRefused && (isForIt || BEFORE_IT.stream().anyMatch(answer.body()::contains));
                case OF_A_FORM -> isRefused;
                case OF_THE_WAY -> true;
            };
            if (!isRight) {
                taken.add(answer.statusCode() + " " + probe.place() + ": " + answer.body());
            }
            String whole = answer.headers().map() + "\n" + answer.body();
            found(whole).ifPresent(place -> told.add("the answer to " + place + ": " + whole));
        }

        List<String> events = events();
        List<String> views = views();
        events.forEach(event -> found(event).ifPresent(place -> told.add("an event, by " + place + ": " + event)));
        views.forEach(view -> found(view).ifPresent(place -> told.add("a view, by " + place + ": " + view)));
        LOG.lines.forEach(line -> found(line).ifPresent(place -> told.add("the log, by " + place + ": " + line)));

        SoftAssertions all = new SoftAssertions();
        all.assertThat(taken).as("taken, or refused for something else").isEmpty();
        all.assertThat(told).as("told").isEmpty();
        all.assertThat(refusedForIt).as("refused for it").isGreaterThan(1_500);
        all.assertThat(events).as("what is read of the log").anyMatch(event -> event.contains(EAN));
        all.assertThat(views)
                .as("what is read of the views")
                .anyMatch(view -> view.contains(IMEI))
                .anyMatch(view -> view.contains(order));
        all.assertThat(LOG.lines).as("what was logged").anyMatch(line -> line.contains(LogOfTheServices.LISTENING));
        all.assertAll();
    }

    // --- Where a number can stand

    private void probe(String service) {
        JsonNode description = json(send(HttpRequest.newBuilder(URI.create(system.address(service) + "/v3/api-docs"))
                        .build())
                .body());
        description
                .get("paths")
                .propertyStream()
                .forEach(path -> path.getValue()
                        .propertyStream()
                        .forEach(operation -> new Described(service, description, path.getKey(), operation).probe()));
        String list = SERVICES_LISTS.get(service);
        for (UnaryOperator<String> writing : NAMES) {
            add(
                    service + "'s query",
                    Kind.ANY_TEXT,
                    digits -> request(service, "GET", list + "?" + writing.apply(digits) + "=1", "support"));
            add(
                    service + "'s header",
                    Kind.OF_A_FORM,
                    digits -> request(service, "GET", list, "support")
                            .setHeader(writing.apply(digits).replace('.', '_'), "1"));
            add(
                    "a path beside " + service + "'s",
                    Kind.OF_A_FORM,
                    digits -> request(service, "GET", list + "/none/" + writing.apply(digits), "support"));
        }
        for (UnaryOperator<String> writing : IN_LATIN) {
            ANY_HEADERS.forEach(header -> add(
                    service + " " + header,
                    Kind.ANY_TEXT,
                    digits -> request(service, "GET", list, "support").setHeader(header, writing.apply(digits))));
            HEADERS_OF_THE_WAY.forEach(header -> add(
                    service + " " + header,
                    Kind.OF_THE_WAY,
                    digits -> request(service, "GET", list, "support").setHeader(header, writing.apply(digits))));
        }
        for (UnaryOperator<String> writing : IN_ANY) {
            add(
                    service + "'s trials",
                    Kind.ANY_TEXT,
                    digits -> request(service, "POST", "", "support")
                            .uri(URI.create(system.address("gateway") + "/specifications/" + service + "/trials"))
                            .POST(HttpRequest.BodyPublishers.ofString(trial(writing.apply(digits)))));
        }
    }

    /** A scenario of one step, whose message has this in a text. */
    private static String trial(String text) {
        ObjectNode step = Shop.JSON
                .createObjectNode()
                .put("kind", "HAPPENED")
                .put("name", "nothing.Happened")
                .put("content", Shop.JSON.createObjectNode().put("text", text).toString());
        ObjectNode trial = Shop.JSON.createObjectNode().put("begins", "2026-01-05T09:00:00Z");
        trial.putArray("steps").add(step);
        return trial.toString();
    }

    private final class Described {

        private final String service;
        private final JsonNode description;
        private final String path;
        private final String method;
        private final JsonNode operation;
        private final String role;

        Described(String service, JsonNode description, String path, Map.Entry<String, JsonNode> operation) {
            this.service = service;
            this.description = description;
            this.path = path;
            this.method = operation.getKey().toUpperCase(Locale.ROOT);
            this.operation = operation.getValue();
            List<String> roles = this.operation.findValues("oauth2").stream()
                    .flatMap(JsonNode::valueStream)
                    .map(JsonNode::asString)
                    .toList();
            role = roles.contains("support") || roles.isEmpty() ? "support" : roles.get(0);
        }

        void probe() {
            operation.path("parameters").valueStream().forEach(parameter -> {
                String name = parameter.get("name").asString();
                String place = this + " " + name;
                switch (parameter.get("in").asString()) {
                    case "path" ->
                        IN_SOME.forEach(writing -> add(
                                place,
                                Kind.OF_A_FORM,
                                digits -> request(filled(name, encoded(writing.apply(digits))), "{}")));
                    case "query" ->
                        IN_SOME.forEach(writing -> add(
                                place,
                                Kind.ANY_TEXT,
                                digits -> request(
                                        filled("", "") + "?" + name + "=" + encoded(writing.apply(digits)), "{}")));
                    case "header" ->
                        IN_LATIN.subList(0, 2)
                                .forEach(writing -> add(
                                        place,
                                        Kind.ANY_TEXT,
                                        digits -> request(filled("", ""), body().toString())
                                                .setHeader(name, writing.apply(digits))));
                    default -> throw new IllegalStateException("a parameter in " + parameter);
                }
            });
            JsonNode schema = operation.at("/requestBody/content/application~1json/schema");
            if (!schema.isMissingNode()) {
                probeBody(schema, List.of());
            }
        }

        private void probeBody(JsonNode schema, List<String> at) {
            JsonNode shape = resolved(schema);
            Stream.of("anyOf", "oneOf", "allOf")
                    .flatMap(several -> shape.path(several).valueStream())
                    .forEach(one -> probeBody(one, at));
            if (shape.has("properties")) {
                for (UnaryOperator<String> name : NAMES) {
                    add(
                            this + " a name in " + at,
                            Kind.OF_A_FORM,
                            digits -> request(
                                    filled("", ""), with(at, name.apply(digits)).toString()));
                }
                shape.get("properties")
                        .propertyStream()
                        .forEach(property -> probeBody(property.getValue(), with(at, property)));
            } else if (shape.has("items")) {
                probeBody(
                        shape.get("items"),
                        Stream.concat(at.stream(), Stream.of("[]")).toList());
            } else if (!at.isEmpty()) {
                boolean isAnyText =
                        shape.path("type").toString().contains("string") && !shape.has("enum") && !shape.has("format");
                (isAnyText ? IN_ANY : IN_SOME)
                        .forEach(writing -> add(
                                this + " " + at,
                                isAnyText ? Kind.ANY_TEXT : Kind.OF_A_FORM,
                                digits -> request(
                                        filled("", ""),
                                        put(body(), at, StringNode.valueOf(writing.apply(digits)))
                                                .toString())));
                add(
                        this + " a number in " + at,
                        Kind.OF_A_FORM,
                        digits -> request(
                                filled("", ""),
                                put(body(), at, Shop.JSON.readTree(digits)).toString()));
            }
        }

        private JsonNode resolved(JsonNode schema) {
            return schema.has("$ref")
                    ? description.at(schema.get("$ref").asString().substring(1))
                    : schema;
        }

        /** A right body, where there is one. */
        private JsonNode body() {
            JsonNode media = operation.at("/requestBody/content/application~1json");
            return media.has("examples")
                    ? media.get("examples").iterator().next().get("value").deepCopy()
                    : Shop.JSON.createObjectNode();
        }

        private List<String> with(List<String> at, Map.Entry<String, JsonNode> property) {
            return Stream.concat(at.stream(), Stream.of(property.getKey())).toList();
        }

        private JsonNode with(List<String> at, String name) {
            return put(body(), Stream.concat(at.stream(), Stream.of(name)).toList(), Shop.JSON.readTree("1"));
        }

        /** The path with one of its parts as it is said, and ids of nothing that there is for the others. */
        private String filled(String name, String value) {
            return path.replace("{" + name + "}", value)
                    .replaceAll("\\{(?:number|line|tender)}", "1")
                    .replaceAll("\\{(order|payment|shipment|dispute)Id}", "$1-none-1")
                    .replace("{returnShipmentId}", "returnshipment-none-1")
                    .replaceAll("\\{\\w+}", "none");
        }

        private HttpRequest.Builder request(String filled, String body) {
            HttpRequest.Builder request = CardNumbersGetNowhereTest.request(service, method, filled, role);
            return method.equals("GET") ? request : request.method(method, HttpRequest.BodyPublishers.ofString(body));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** In place of what stands there; what leads to it is made where it is missing. */
    private static JsonNode put(JsonNode body, List<String> at, JsonNode value) {
        JsonNode within = body;
        for (int depth = 0; depth < at.size(); depth++) {
            boolean isLast = depth == at.size() - 1;
            boolean listFollows = !isLast && at.get(depth + 1).equals("[]");
            JsonNode next = isLast ? value : listFollows ? Shop.JSON.createArrayNode() : Shop.JSON.createObjectNode();
            String name = at.get(depth);
            if (within instanceof ArrayNode list) {
                if (list.isEmpty()) {
                    list.add(next);
                } else if (isLast || !list.get(0).isContainer()) {
                    list.set(0, next);
                }
                within = list.get(0);
            } else {
                ObjectNode object = (ObjectNode) within;
                if (isLast || !object.path(name).isContainer()) {
                    object.set(name, next);
                }
                within = object.get(name);
            }
        }
        return body;
    }

    private void add(String place, Kind kind, Function<String, HttpRequest.Builder> request) {
        String digits = another();
        probes.put(digits, new Probe(place, kind, request.apply(digits).build()));
    }

    /** A number that some card could have, and no probe has had yet. */
    private String another() {
        String digits = "4"
                + Stream.generate(() -> Integer.toString(chance.nextInt(10)))
                        .limit(14)
                        .collect(joining());
        int sum = 0;
        for (int at = 0; at < digits.length(); at++) {
            int digit = digits.charAt(at) - '0';
            int weighted = at % 2 == 0 ? 2 * digit : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        String card = digits + (10 - sum % 10) % 10;
        return probes.containsKey(card) ? another() : card;
    }

    private static String inFours(String digits, String separator) {
        return String.join(
                separator,
                digits.substring(0, 4),
                digits.substring(4, 8),
                digits.substring(8, 12),
                digits.substring(12));
    }

    /** @param zero of a script whose ten digits follow one another */
    private static String inDigitsFrom(int zero, String text) {
        return text.codePoints()
                .map(each -> each >= '0' && each <= '9' ? zero + each - '0' : each)
                .mapToObj(Character::toString)
                .collect(joining());
    }

    /** As a text has it that is JSON itself. */
    private static String escaped(String digits) {
        return digits.chars().mapToObj(each -> "\\u%04x".formatted(each)).collect(joining());
    }

    // --- Asking

    private static HttpRequest.Builder request(String service, String method, String path, String role) {
        // Partners notify their service past the gateway.
        String address = system.address(path.endsWith("-notifications") ? service : "gateway");
        return HttpRequest.newBuilder(URI.create(address + path))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + SIGNED.computeIfAbsent(role, tokens::good))
                .method(method, HttpRequest.BodyPublishers.noBody());
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException unreachable) {
            throw new UncheckedIOException(request.toString(), unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** By the number that each was sent with. */
    private Map<String, HttpResponse<String>> answers() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            Map<String, Future<HttpResponse<String>>> asked = new LinkedHashMap<>();
            probes.forEach((digits, probe) ->
                    asked.put(digits, threads.submit((Callable<HttpResponse<String>>) () -> send(probe.request()))));
            Map<String, HttpResponse<String>> answers = new LinkedHashMap<>();
            for (Map.Entry<String, Future<HttpResponse<String>>> each : asked.entrySet()) {
                answers.put(each.getKey(), each.getValue().get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    /** @return its id, once it is confirmed and its parcel prepared */
    private static String placeWithOtherNumbers() {
        String placed = """
            {"customerId": "customer-%s",
             "shipTo": {"name": "Ada Byron", "city": "Berlin", "postcode": "10115", "country": "DE"},
             "lines": [{"sku": "%s", "description": "Telephone, IMEI %s", "quantity": 1,
                        "unitPrice": {"minor": 1290, "currency": "EUR"}, "shipFrom": "warehouse-berlin"}],
             "tenders": [{"method": "CARD", "amount": {"minor": 1290, "currency": "EUR"}, "token": "tok_approve"}]}\
            """.formatted(ORDER_NUMBER, EAN, IMEI);
        HttpResponse<String> answer = send(request("order", "POST", "/orders", "shop")
                .setHeader("Idempotency-Key", ORDER_NUMBER)
                .POST(HttpRequest.BodyPublishers.ofString(placed))
                .build());
        assertThat(answer.statusCode()).as(answer.body()).isIn(201, 202);
        String order = json(answer.body()).get("orderId").asString();
        await("its shipment")
                .atMost(Duration.ofMinutes(1))
                .until(
                        () -> send(request("shipping", "GET", "/shipments?orderId=" + order, "support")
                                        .build())
                                .body(),
                        list -> list.contains(EAN));
        return order;
    }

    // --- Reading

    /** All that stands in the log, with what goes with it. */
    private static List<String> events() {
        List<String> events = new ArrayList<>();
        for (int token = 0; ; token++) {
            HttpResponse<String> event =
                    send(HttpRequest.newBuilder(URI.create(system.address("viewer") + "/v1/events/" + token))
                            .build());
            if (event.statusCode() != 200) {
                return events;
            }
            events.add(event.body());
        }
    }

    /** All that the services keep beside the log. */
    private static List<String> views() {
        URI mongo = URI.create(system.address("mongo"));
        List<String> views = new ArrayList<>();
        for (String service : SERVICES) {
            String uri = EmbeddedMongo.uri(new InetSocketAddress(mongo.getHost(), mongo.getPort()), service);
            try (MongoClient client = MongoClients.create(uri)) {
                for (String collection : client.getDatabase(service).listCollectionNames()) {
                    client.getDatabase(service)
                            .getCollection(collection)
                            .find()
                            .forEach(document -> views.add(document.toJson()));
                }
            }
        }
        return views;
    }

    /** By which request a number came into this text, in whatever writing. */
    private Optional<String> found(String text) {
        String digits = Normalizer.normalize(plain(text), Normalizer.Form.NFKC)
                .codePoints()
                .filter(Character::isDigit)
                .mapToObj(each -> Integer.toString(Character.digit(each, 10)))
                .collect(joining());
        for (int at = 0; at + 16 <= digits.length(); at++) {
            Probe probe = probes.get(digits.substring(at, at + 16));
            if (probe != null) {
                return Optional.of(probe.place());
            }
        }
        return Optional.empty();
    }

    /** As it was before it was escaped, as JSON or as a part of an address. */
    private static String plain(String text) {
        String unescaped = ESCAPED.matcher(text)
                .replaceAll(each -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(each.group(1), 16))));
        return ENCODED.matcher(unescaped)
                .replaceAll(each -> Matcher.quoteReplacement(URLDecoder.decode(each.group(), StandardCharsets.UTF_8)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static JsonNode json(String body) {
        return Shop.JSON.readTree(body);
    }
}
