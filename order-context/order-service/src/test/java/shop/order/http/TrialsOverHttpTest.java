package shop.order.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.order.http.OrdersOverHttp.Answer;
import shop.order.ordering.MugsAndTea;
import shop.platform.trying.StoredMessages;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("A scenario of the book that a reader tries")
class TrialsOverHttpTest {

    private static final String PATH = "/specifications/order/trials";
    private static final String NOBODY = "";
    private static final String MONDAY = "2026-01-05T09:00:00+09:00";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final StoredMessages STORED = new StoredMessages();

    private static OrdersOverHttp http;

    @BeforeAll
    static void start() {
        // All of these come from one address, sooner than a reader would.
        http = OrdersOverHttp.start("--shop.limits.rates.[/specifications/order/trials]=1000");
    }

    @AfterAll
    static void stop() {
        http.close();
    }

    private static Map<String, Object> step(String kind, Object message) {
        return step(kind, STORED.name(message), STORED.content(message));
    }

    private static Map<String, Object> step(String kind, String name, String content) {
        return Map.of("kind", kind, "name", name, "content", content);
    }

    /** With one text of the content replaced. */
    private static Map<String, Object> with(Map<String, Object> step, String before, String after) {
        String content = step.get("content").toString();
        assertThat(content).contains(before);
        return step(step.get("kind").toString(), step.get("name").toString(), content.replace(before, after));
    }

    private static Map<String, Object> at(String moment) {
        return Map.of("kind", "AT", "at", moment);
    }

    private static String told(Map<?, ?>... steps) {
        return JSON.writeValueAsString(Map.of("begins", MONDAY, "steps", List.of(steps)));
    }

    private static Answer play(Map<?, ?>... steps) {
        return http.post(NOBODY, PATH, told(steps), "Accept-Language", "en");
    }

    private static Map<String, Object> placed() {
        return step("HAPPENED", MugsAndTea.placed());
    }

    private static Map<String, Object> authorised() {
        return step("HAPPENED", MugsAndTea.cardAuthorised());
    }

    private static Map<String, Object> voucherPaid() {
        return step("ASKED", MugsAndTea.recordVoucherPaid());
    }

    private static List<String> came(JsonNode answer, int step) {
        return answer.at("/steps/" + step + "/came")
                .valueStream()
                .map(came -> came.get("told").asString())
                .toList();
    }

    @Test
    @DisplayName("is answered by the aggregate itself, in the sentences of the book, to whoever reads it")
    void isAnswered() {
        Answer answer = play(placed(), authorised(), voucherPaid());

        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        assertThat(answer.header("Content-Language")).isEqualTo("en");
        assertThat(answer.text("/aggregate")).isEqualTo("shop.order.ordering.Order");
        assertThat(answer.text("/steps/1/told")).contains("33,100");
        assertThat(came(answer.body(), 2)).hasSize(2).first().asString().contains("₩10,000");
        assertThat(answer.text("/ends")).isEqualTo("The order is confirmed and open.");
        assertThat(answer.body()
                        .at("/money")
                        .valueStream()
                        .map(row -> row.at("/amounts/1asked").asString()))
                .containsExactly("₩33,100", "₩10,000");
        assertThat(answer.text("/steps/1/java"))
                .isEqualTo(
                        "given(new TenderAuthorised(new OrderId(\"order-2001\"), 1, new Money(33100L, \"KRW\"), true))"
                                .replace("order-2001", MugsAndTea.ORDER.value()));
        assertThat(answer.text("/steps/2/javaCame")).startsWith("then(new TenderPaid(new OrderId(");
        assertThat(answer.body().at("/imports").valueStream().map(JsonNode::asString))
                .contains("shop.kernel.Money", "shop.kernel.OrderId", "shop.order.ordering.TenderPaid");
    }

    @Test
    @DisplayName("is told in Korean, too")
    void isToldInKorean() {
        Answer answer = http.post(
                NOBODY, PATH, told(placed(), step("ASKED", MugsAndTea.cancel())), "Accept-Language", "ko-KR,ko;q=0.9");

        assertThat(answer.header("Content-Language")).isEqualTo("ko");
        assertThat(came(answer.body(), 1)).hasSize(3).first().asString().startsWith("주문이 취소되었다");
    }

    @Test
    @DisplayName("comes out otherwise once a reader has changed it")
    void comesOutOtherwise() {
        Answer without = play(placed(), voucherPaid());
        Answer less = play(placed(), with(authorised(), "33100", "1"), voucherPaid());

        assertThat(came(without.body(), 1)).hasSize(1);
        assertThat(without.text("/ends")).isEqualTo("The order waits for its money.");
        assertThat(less.text("/steps/1/told")).contains("₩1");
    }

    @Test
    @DisplayName("is refused by the rule that refuses it, which is named")
    void isRefused() {
        Answer answer = play(
                placed(),
                step("HAPPENED", MugsAndTea.rejected(shop.order.api.RejectionReason.NOT_PAID_IN_TIME)),
                step("ASKED", MugsAndTea.cancel()));

        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        assertThat(answer.text("/steps/2/came/0/rule")).matches("ORD-\\d\\d");
        assertThat(answer.text("/steps/2/javaCame")).startsWith("thenRejected(\"ORD-");
    }

    @Test
    @DisplayName("happens at its own time, whatever the time is here, and all others keep theirs")
    void happensAtItsOwnTime() {
        Instant before = Instant.now();
        Answer answer = play(at("2031-03-04T10:00:00+09:00"), step("ASKED", MugsAndTea.place()));

        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        assertThat(answer.text("/steps/1/javaCame")).contains("Instant.parse(\"2031-03-04T01:30:00Z\")");
        assertThat(org.axonframework.eventhandling.GenericEventMessage.clock.instant())
                .isAfterOrEqualTo(before);
    }

    @Test
    @DisplayName("follows one question with another, and tells what nobody has as what it is")
    void goesOn() {
        Answer answer = play(
                step("ASKED", MugsAndTea.place()),
                step("ASKED", MugsAndTea.place()),
                with(step("ASKED", MugsAndTea.cancel()), MugsAndTea.ORDER.value(), "order-4711"));

        assertThat(came(answer.body(), 0)).hasSize(1);
        assertThat(came(answer.body(), 1)).containsExactly("Nothing changes.");
        assertThat(came(answer.body(), 2)).containsExactly("There is no such order.");
    }

    @Test
    @DisplayName("happens under the settings of a shop that it names")
    void happensUnderSettings() {
        String scenario = JSON.writeValueAsString(Map.of(
                "begins", MONDAY,
                "terms", List.of(Map.of("name", "shop.time.day", "value", "12h")),
                "steps", List.of(step("ASKED", MugsAndTea.place()))));

        assertThat(http.post(NOBODY, PATH, scenario).text("/steps/0/javaCame"))
                .contains("Instant.parse(\"2026-01-05T00:15:00Z\")");
    }

    @Test
    @DisplayName("leaves nothing behind")
    void leavesNothingBehind() {
        play(step("ASKED", MugsAndTea.place()));

        assertThat(http.orders()
                        .events()
                        .readEvents(MugsAndTea.ORDER.value())
                        .asStream()
                        .toList())
                .isEmpty();
    }

    private static void refused(Answer answer, String field, String code, String says) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(400);
        assertThat(answer.text("/errors/0/field")).isEqualTo(field);
        assertThat(answer.text("/errors/0/code")).isEqualTo(code);
        assertThat(answer.text("/errors/0/message")).contains(says);
    }

    @Test
    @DisplayName("that cannot be read is refused with the field and the way out")
    void cannotBeRead() {
        refused(
                play(step("HAPPENED", "order.OrderLost", "{}"), voucherPaid()),
                "steps[0].name",
                "unknown-message",
                "must be the stored name of a message");
        refused(
                play(placed(), with(voucherPaid(), "\"tender\":2", "\"tender\":\"two\"")),
                "steps[1].content.tender",
                "wrong-type",
                "must be a whole number");
        refused(
                play(placed(), with(voucherPaid(), "\"tender\":2", "\"tender\":2.9")),
                "steps[1].content.tender",
                "wrong-type",
                "must be a whole number");
        refused(
                play(placed(), with(voucherPaid(), "\"tender\"", "\"colour\":1,\"tender\"")),
                "steps[1].content.colour",
                "unknown-field",
                "leave it out");
        refused(
                play(placed(), with(voucherPaid(), "\"KRW\"", "\"Won\"")),
                "steps[1].content.amount",
                "invalid",
                "currency must be an ISO 4217 code");
        refused(
                play(placed(), step("ASKED", "order.CancelOrder", "{\"orderId\":\"order-1\"}")),
                "steps[1].content",
                "missing",
                "lacks a field that order.CancelOrder needs");
        refused(play(placed(), Map.of("kind", "ASKED")), "steps[1].name", "missing", "must say what");
        refused(play(placed(), Map.of("kind", "AT")), "steps[1].at", "missing", "must say which moment");
    }

    @ParameterizedTest(name = "{0} → {1}")
    @DisplayName("of more than can be counted out is refused, before anybody counts")
    @CsvSource({
        "'\"quantity\":2', '\"quantity\":2000000000', lines[0].quantity",
        "'2026-01-05T00:30:00Z', '+900000-01-05T09:30:00Z', payUntil",
    })
    void staysWithinBounds(String before, String after, String field) {
        refused(
                play(with(placed(), before, after), voucherPaid()),
                "steps[0].content." + field,
                "out-of-bounds",
                "must be");
    }

    @Test
    @DisplayName("that does not hold together is refused with the step at which it breaks")
    void doesNotHoldTogether() {
        refused(play(authorised(), voucherPaid()), "steps[0]", "does-not-fit", "cannot have happened");
        refused(play(placed(), authorised()), "steps", "missing", "must ask something");
        refused(play(step("OBEYED", MugsAndTea.place()), authorised()), "steps", "missing", "must ask something");
        refused(
                play(placed(), step("ASKED", MugsAndTea.cardAuthorised())),
                "steps[1].name",
                "unknown-message",
                "must be something that can be asked");
        refused(
                play(step("HAPPENED", MugsAndTea.place()), voucherPaid()),
                "steps[0].name",
                "unknown-message",
                "must be a fact");
        ObjectNode other = (ObjectNode) JSON.readTree(told(placed(), voucherPaid()));
        other.putArray("terms").addObject().put("name", "server.port").put("value", "1");
        refused(http.post(NOBODY, PATH, other.toString()), "terms.server.port", "unknown-field", "no setting");
        other.putArray("terms").addObject().put("name", "order.market.country").put("value", "${HOME}");
        refused(
                http.post(NOBODY, PATH, other.toString()),
                "terms.order.market.country",
                "invalid",
                "must be a setting");
        other.putArray("terms").addObject().put("name", "order.market.country").put("value", "Atlantis");
        refused(http.post(NOBODY, PATH, other.toString()), "terms", "invalid", "could have set");
        other.putArray("terms")
                .addObject()
                .put("name", "order.returns.postage.EUR")
                .put("value", "1e400000000");
        refused(http.post(NOBODY, PATH, other.toString()), "terms", "invalid", "could have set");
    }

    @Test
    @DisplayName("has bounds of its own for what is sent")
    void hasBounds() {
        Map<?, ?>[] many =
                Stream.generate(TrialsOverHttpTest::placed).limit(101).toArray(Map<?, ?>[]::new);

        assertThat(play(many).text("/errors/0/field")).isEqualTo("steps");
        assertThat(http.post(NOBODY, PATH, "\"" + "x".repeat(300_000) + "\"").status())
                .isEqualTo(413);
    }
}
