package shop.order.http;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.order.http.OrderBodies.CARD;
import static shop.order.http.OrderBodies.MUG;
import static shop.order.http.OrderBodies.order;
import static shop.order.http.OrderBodies.twoBlueMugs;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.order.api.PlaceOrder;
import shop.order.api.ReturnReason;
import shop.order.api.UnitCondition;
import shop.order.http.OrdersOverHttp.Answer;
import shop.order.ordering.MugsAndTea;
import shop.order.ordering.MugsThatComeBack;
import shop.order.ordering.ParcelMishap;
import shop.order.ordering.RecordDelivery;
import shop.order.ordering.RecordHandOver;
import shop.order.ordering.RecordParcelMishap;
import shop.order.ordering.RecordTenderAuthorised;
import shop.order.ordering.RecordTenderCaptured;
import shop.order.ordering.RejectUnpaidOrder;
import shop.order.returns.OpenReturn;
import shop.order.returns.RecordReturnReceived;
import shop.order.returns.ReturnId;
import shop.order.returns.UnitsReceived;
import shop.payment.api.PayerAwaited;
import shop.payment.api.PayerLink;
import shop.payment.api.PaymentId;
import shop.platform.processing.Backlog;
import shop.rehearsal.ShownProblems;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("The order context over HTTP")
class OrdersOverHttpTest {

    private static final String SHOP = "mug-shop/shop";
    private static final String MARIA = "maria/customer";
    private static final String EVE = "eve/customer";
    private static final String SUPPORT = "sam/support";

    private static OrdersOverHttp http;

    @BeforeAll
    static void start() {
        http = OrdersOverHttp.start();
    }

    @AfterAll
    static void stop() {
        http.close();
    }

    @AfterEach
    void recover() {
        http.orders().recover();
    }

    private static String placed(String caller, String key) {
        Answer answer = http.post(caller, "/orders", twoBlueMugs(), "Idempotency-Key", key);
        assertThat(answer.status()).isEqualTo(201);
        return answer.text("/orderId");
    }

    private static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.body().at("/status").asInt()).isEqualTo(status);
        assertThat(answer.text("/code")).isEqualTo(code);
        assertThat(answer.text("/detail")).isNotBlank();
    }

    /** A problem that names a field, in its text and for programs. */
    private static void assertInvalid(Answer answer, String field) {
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.text("/detail")).contains(field);
        assertThat(answer.body().at("/errors").findValuesAsString("field")).contains(field);
        assertThat(answer.body().at("/errors").findValuesAsString("message")).doesNotContain("");
    }

    @Nested
    @DisplayName("lets in")
    class LetsIn {

        @ParameterizedTest(name = "{0} {1}")
        @DisplayName("nobody without a token, wherever they knock")
        @CsvSource({
            "GET, /orders",
            "POST, /orders",
            "GET, /orders/order-1",
            "GET, /orders/order-1/live",
            "POST, /orders/order-1/cancellation",
            "GET, /actuator/env",
            "GET, /what-nobody-has-thought-of"
        })
        void nobodyWithoutAToken(String method, String path) {
            Answer answer = http.send(http.request("", path)
                    .header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(twoBlueMugs())));

            assertProblem(answer, 401, "token-missing-or-invalid");
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        }

        @Test
        @DisplayName("nobody with a token that nobody has signed")
        void nobodyWithAForgedToken() {
            Answer answer = http.get("forged", "/orders");

            assertProblem(answer, 401, "token-missing-or-invalid");
            assertThat(answer.header("WWW-Authenticate"))
                    .isEqualTo(
                            "Bearer error=\"invalid_token\", error_description=\"The token cannot be read, or its signature is not the issuer's\"");
            assertThat(answer.raw().body()).doesNotContain("nobody has signed this");
        }

        @Test
        @DisplayName("nobody who claims to be the system")
        void nobodyAsTheSystem() {
            Answer answer = http.get("system/operator", "/orders");

            assertProblem(answer, 401, "token-missing-or-invalid");
            assertThat(answer.header("WWW-Authenticate"))
                    .startsWith("Bearer error=\"invalid_token\", error_description=\"")
                    .contains("sub", "reserved");
        }

        @ParameterizedTest
        @DisplayName("shops and support to place orders, each on behalf of a customer (ORD-29)")
        @ValueSource(strings = {"mug-shop/shop", "sam/support"})
        void shopsAndSupportToPlace(String caller) {
            Answer answer = http.post(caller, "/orders", twoBlueMugs());

            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.text("/customerId")).isEqualTo("maria");
        }

        @ParameterizedTest
        @DisplayName("nobody else to place orders")
        @ValueSource(strings = {"wanda/warehouse", "olga/operator", "nora/nothing"})
        void nobodyElseToPlace(String caller) {
            assertProblem(http.post(caller, "/orders", twoBlueMugs()), 403, "role-missing");
            assertProblem(http.post(caller, "/orders", "{}"), 403, "role-missing");
            assertThat(http.orders().asked()).isEmpty();
        }

        @ParameterizedTest
        @DisplayName("no customers to place their own: they would set their prices, and are told so (ORD-29)")
        @ValueSource(strings = {"{}", "no order at all"})
        void noCustomersToPlace(String body) {
            Answer refused = http.post(MARIA, "/orders", body);

            assertProblem(refused, 403, "prices-are-the-shops");
            assertThat(refused.text("/rule")).isEqualTo("ORD-29");
            assertThat(refused.text("/detail")).endsWith("have the shop or support place it for you.");
            assertThat(refused.header("Link")).isEqualTo("</specifications#ORD-29>; rel=\"help\"");
            assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer error=\"insufficient_scope\"");
            assertThat(http.orders().asked()).isEmpty();
        }

        @ParameterizedTest
        @DisplayName("everybody with a role to read")
        @ValueSource(strings = {"mug-shop/shop", "maria/customer", "sam/support", "wanda/warehouse", "olga/operator"})
        void everybodyWithARoleToRead(String caller) {
            String id = placed(SHOP, "to be read");

            assertThat(http.get(caller, "/orders").status()).isEqualTo(200);
            assertThat(http.get(caller, "/orders/" + id).status()).isEqualTo(200);
        }

        @ParameterizedTest
        @DisplayName("nobody without a role to read or watch")
        @ValueSource(strings = {"/orders", "/orders/order-1", "/orders/order-1/live"})
        void nobodyWithoutARoleToRead(String path) {
            Answer answer = http.get("nora/nothing", path);

            assertProblem(answer, 403, "role-missing");
            assertThat(answer.header("WWW-Authenticate"))
                    .isEqualTo(
                            "Bearer error=\"insufficient_scope\", error_description=\"The token's role may not do this\"");
        }

        @ParameterizedTest
        @DisplayName("shops, support and the customer to cancel")
        @ValueSource(strings = {"mug-shop/shop", "sam/support", "maria/customer"})
        void someToCancel(String caller) {
            String id = placed(SHOP, "to be cancelled by " + caller);

            Answer answer = http.post(caller, "/orders/" + id + "/cancellation", "{\"reason\": \"ANOTHER_REASON\"}");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text("/status")).isEqualTo("CANCELLED");
        }

        @ParameterizedTest
        @DisplayName("nobody else to cancel")
        @ValueSource(strings = {"wanda/warehouse", "olga/operator", "nora/nothing"})
        void nobodyElseToCancel(String caller) {
            String id = placed(SHOP, "not to be cancelled");
            http.orders().recover();

            assertProblem(
                    http.post(caller, "/orders/" + id + "/cancellation", "{\"reason\": \"ANOTHER_REASON\"}"),
                    403,
                    "role-missing");
            assertThat(http.orders().asked()).isEmpty();
        }
    }

    @Nested
    @DisplayName("told to do nothing but tell what would follow")
    class DryRuns {

        @Test
        @DisplayName("places no order, uses up no key, and tells what would be asked of the payments")
        void placing() {
            Answer told = http.post(
                    SHOP,
                    "/orders",
                    twoBlueMugs(),
                    "Idempotency-Key",
                    "tried",
                    "Prefer",
                    "dry-run",
                    "Accept-Language",
                    "ko");

            assertThat(told.status()).as(told.raw().body()).isEqualTo(200);
            assertThat(told.header("Preference-Applied")).isEqualTo("dry-run");
            assertThat(told.body().at("/events").findValuesAsString("event")).containsExactly("OrderPlaced");
            assertThat(told.text("/events/0/text")).startsWith("주문이 접수되었다");
            assertThat(told.body().at("/money/0/amount/minor").asLong()).isEqualTo(3070);
            assertThat(told.text("/money/0/kind")).isEqualTo("AUTHORISE");
            assertThat(http.orders().asked()).isEmpty();

            Answer other = http.post(
                    SHOP, "/orders", twoBlueMugs().replace("MUG-BLUE", "MUG-RED"), "Idempotency-Key", "tried");
            assertThat(other.status()).as(other.raw().body()).isEqualTo(201);
        }

        @Test
        @DisplayName("names the rule that would refuse, as it is named otherwise")
        void refused() {
            String tooLittle = twoBlueMugs().replace("3070", "3000");

            assertProblem(http.post(SHOP, "/orders", tooLittle, "Prefer", "dry-run"), 422, "tenders-differ-from-total");
            placed(SHOP, "taken by mugs");
            assertProblem(
                    http.post(
                            SHOP,
                            "/orders",
                            twoBlueMugs().replace("MUG-BLUE", "MUG-RED"),
                            "Idempotency-Key",
                            "taken by mugs",
                            "Prefer",
                            "dry-run"),
                    409,
                    "key-used-for-another-order");
        }

        @Test
        @DisplayName("cancels nothing, and tells what would be let go; of another version, nothing")
        void cancelling() {
            String order = "/orders/" + placed(SHOP, "to be tried");
            http.orders().recover();
            String reason = "{\"reason\": \"ANOTHER_REASON\"}";

            Answer told = http.post(MARIA, order + "/cancellation", reason, "Prefer", "dry-run");

            assertThat(told.status()).as(told.raw().body()).isEqualTo(200);
            assertThat(told.body().at("/events").findValuesAsString("event"))
                    .containsExactly("OrderCancelled", "ReleaseRequested");
            assertThat(told.text("/money/0/kind")).isEqualTo("RELEASE");
            assertThat(http.get(MARIA, order).text("/status")).isEqualTo("AWAITING_PAYMENT");
            assertThat(http.orders().asked()).isEmpty();
            assertProblem(
                    http.post(MARIA, order + "/cancellation", reason, "Prefer", "dry-run", "If-Match", "\"9\""),
                    412,
                    "version-differs");
            assertProblem(http.post(EVE, order + "/cancellation", reason, "Prefer", "dry-run"), 404, "not-found");
            for (String worded : List.of("dry-run; x=1", "Dry-Run=true", "wait=1, dry-run")) {
                assertThat(http.post(MARIA, order + "/cancellation", reason, "Prefer", worded)
                                .header("Preference-Applied"))
                        .as(worded)
                        .isEqualTo("dry-run");
            }
        }
    }

    @Nested
    @DisplayName("asked to decide about a return")
    class Returns {

        @Test
        @DisplayName("tells what would follow, in the return and in its order, and nothing does; or decides (ORD-15)")
        void dryRun() {
            OrderId order = OrderId.of(placed(SHOP, "given back, perhaps"));
            String at = "/orders/" + order;
            long total = http.get(SHOP, at).body().at("/total/minor").asLong();
            http.orders().tell(new RecordTenderAuthorised(order, 1, Money.of(total, "EUR"), true));
            http.orders().tell(new RecordDelivery(order, "icheon-pottery", Instant.now()));
            http.orders().tell(new RecordTenderCaptured(order, 1, "icheon-pottery", Money.of(total, "EUR")));
            http.post(
                    SUPPORT, at + "/returns", "{\"units\": [{\"line\": 1, \"quantity\": 2}], \"reason\": \"DEFECT\"}");
            ReturnId id = ReturnId.of(order, 1);
            http.orders()
                    .tell(new OpenReturn(
                            id,
                            order,
                            1,
                            MugsThatComeBack.contents(2),
                            MugsAndTea.JIWON,
                            ReturnReason.DEFECT,
                            Optional.empty()));
            String returned = at + "/returns/1";
            http.orders().recover();
            assertThat(offered(at)).containsExactly("approveReturn YES", "declineReturn YES", "inspectReturn NO");
            assertThat(OfferedNow.offer(http.get(SUPPORT, at + "/commands"), "inspectReturn")
                            .at("/forbiddenBy/code")
                            .asString())
                    .isEqualTo("return-not-here");

            Answer approval = http.post(SUPPORT, returned + "/approval", "", "Prefer", "dry-run");
            assertThat(approval.status()).as(approval.raw().body()).isEqualTo(200);
            assertThat(approval.header("Preference-Applied")).isEqualTo("dry-run");
            assertThat(approval.body().at("/events").findValuesAsString("event"))
                    .containsExactly("ReturnApproved");
            assertThat(approval.text("/parcels/0/kind")).isEqualTo("BRING_BACK");
            Answer refusal =
                    http.post(SUPPORT, returned + "/refusal", "{\"reason\": \"too late\"}", "Prefer", "dry-run");
            assertThat(refusal.body().at("/events").findValuesAsString("event")).containsExactly("ReturnDeclined");
            String inspection = "{\"units\": [{\"line\": 1, \"quantity\": 2, \"decision\": \"REFUND\"}]}";
            assertProblem(
                    http.post(SUPPORT, returned + "/inspection", inspection, "Prefer", "dry-run"),
                    409,
                    "return-not-here");
            assertThat(http.orders().asked()).isEmpty();

            assertThat(http.post(SUPPORT, returned + "/approval", "").status()).isEqualTo(202);
            http.orders().tell(new RecordReturnReceived(id, List.of(new UnitsReceived(1, 2, UnitCondition.AS_NEW))));
            http.orders().recover();
            assertThat(offered(at)).containsExactly("approveReturn DONE", "declineReturn NO", "inspectReturn YES");
            JsonNode offer = OfferedNow.offer(http.get(SUPPORT, at + "/commands"), "inspectReturn");
            assertThat(offer.at("/href").asString()).isEqualTo(returned + "/inspection");
            assertThat(offer.at("/events").valueStream().map(JsonNode::asString))
                    .containsExactly("ReturnInspected", "ReturnSettled", "RefundRequested");
            assertThat(OfferedNow.offer(http.get(MARIA, at + "/commands"), "inspectReturn")
                            .at("/forbiddenBy/code")
                            .asString())
                    .isEqualTo("role-missing");
            Answer inspected = http.post(
                    SUPPORT, returned + "/inspection", inspection, "Prefer", "dry-run", "Accept-Language", "ko");
            assertThat(inspected.body().at("/events").findValuesAsString("event"))
                    .containsExactly("ReturnInspected", "ReturnSettled", "RefundRequested");
            assertThat(inspected.text("/money/0/kind")).isEqualTo("REFUND");
            assertThat(inspected.body().at("/money/0/amount/minor").asLong()).isEqualTo(total);
            assertThat(inspected.header("Content-Language")).isEqualTo("ko");
            assertThat(http.orders().asked()).isEmpty();

            http.post(SUPPORT, returned + "/inspection", inspection);
            assertThat(offered(at)).containsExactly("approveReturn DONE", "declineReturn NO", "inspectReturn DONE");
        }

        @Test
        @DisplayName("says of a return that is not opened yet that it is not there, and offers nothing of it (ORD-11)")
        void notOpenedYet() {
            OrderId order = OrderId.of(placed(SHOP, "given back a moment ago"));
            String at = "/orders/" + order;
            http.orders().tell(new RecordTenderAuthorised(order, 1, Money.of(3070, "EUR"), true));
            http.orders().tell(new RecordDelivery(order, "icheon-pottery", Instant.now()));
            http.post(
                    SUPPORT, at + "/returns", "{\"units\": [{\"line\": 1, \"quantity\": 1}], \"reason\": \"DEFECT\"}");

            assertProblem(http.post(SUPPORT, at + "/returns/1/approval", "", "Prefer", "dry-run"), 404, "not-found");
            assertThat(offered(at)).isEmpty();
        }

        /** What may be decided about a return, by support. */
        private static List<String> offered(String at) {
            return http.get(SUPPORT, at + "/commands")
                    .body()
                    .at("/commands")
                    .valueStream()
                    .filter(offer -> offer.at("/href").asString().matches(".*/returns/1/(approval|refusal|inspection)"))
                    .map(offer -> offer.at("/operation").asString() + " "
                            + offer.at("/possible").asString())
                    .toList();
        }
    }

    @Test
    @DisplayName(
            "keeps of a line that a change of mind is excluded, and tells it; a reason that there is not is refused (ORD-24)")
    void excludedFromWithdrawal() {
        String order = twoBlueMugs().replace("\"shipFrom\":", "\"withdrawalExclusion\": \"PERISHABLE\", \"shipFrom\":");
        Answer placed = http.post(SHOP, "/orders", order, "Idempotency-Key", "perishable");
        assertThat(placed.status()).as(placed.raw().body()).isEqualTo(201);
        assertThat(http.get(SHOP, "/orders/" + placed.text("/orderId")).text("/lines/0/withdrawalExclusion"))
                .isEqualTo("PERISHABLE");
        assertThat(http.post(SHOP, "/orders", order.replace("PERISHABLE", "NOT_WANTED"), "Idempotency-Key", "neither")
                        .status())
                .isEqualTo(400);
    }

    @Nested
    @DisplayName("asked to take a return back (ORD-11)")
    class CancelledReturns {

        @Test
        @DisplayName(
                "tells what would follow, and does it, for whoever may see the order; once, and of no other return")
        void cancelled() {
            OrderId order = OrderId.of(placed(SHOP, "given back, or kept after all"));
            String at = "/orders/" + order;
            long total = http.get(SHOP, at).body().at("/total/minor").asLong();
            http.orders().tell(new RecordTenderAuthorised(order, 1, Money.of(total, "EUR"), true));
            http.orders().tell(new RecordDelivery(order, "icheon-pottery", Instant.now()));
            String since = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC)
                    .plusDays(2)
                    .toString();
            assertProblem(
                    http.post(
                            MARIA,
                            at + "/returns",
                            "{\"units\": [{\"line\": 1, \"quantity\": 2}], \"reason\": \"DEFECT\", \"knownSince\": \""
                                    + since + "\"}"),
                    422,
                    "known-since-in-the-future");
            http.post(MARIA, at + "/returns", "{\"units\": [{\"line\": 1, \"quantity\": 2}], \"reason\": \"DEFECT\"}");
            String cancellation = at + "/returns/1/cancellation";

            Answer foreseen = http.post(MARIA, cancellation, "", "Prefer", "dry-run");
            assertThat(foreseen.status()).as(foreseen.raw().body()).isEqualTo(200);
            assertThat(foreseen.body().at("/events").findValuesAsString("event"))
                    .containsExactly("ReturnCancelled");
            assertThat(foreseen.text("/parcels/0/kind")).isEqualTo("LEAVE_THERE");
            assertThat(offered(at)).isEqualTo("YES");

            assertThat(http.post(MARIA, at + "/returns/2/cancellation", "").status())
                    .isEqualTo(404);
            assertThat(http.post(MARIA, cancellation, "").status()).isIn(200, 202);
            assertThat(offered(at)).isEqualTo("DONE");
        }

        private String offered(String at) {
            return http.get(MARIA, at + "/commands")
                    .body()
                    .at("/commands")
                    .valueStream()
                    .filter(offer -> offer.at("/operation").asString().equals("cancelReturn"))
                    .map(offer -> offer.at("/possible").asString())
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Nested
    @DisplayName("makes good what arrived damaged, wrong or not at all (ORD-23)")
    class UnitsMadeGood {

        private static final String ONE_DAMAGED =
                "{\"units\": [{\"line\": 1, \"quantity\": 1}], \"fault\": \"DAMAGED\"}";

        private String arrived(String key) {
            OrderId order = OrderId.of(placed(SHOP, key));
            Money all = Money.of(3070, "EUR");
            http.orders().tell(new RecordTenderAuthorised(order, 1, all, true));
            http.orders().tell(new RecordDelivery(order, "icheon-pottery", Instant.now()));
            http.orders().tell(new RecordTenderCaptured(order, 1, "icheon-pottery", all));
            return "/orders/" + order;
        }

        @Test
        @DisplayName("says in a dry run what would be sent, and sends it once; the order is open until it has arrived")
        void sentAgain() {
            String order = arrived("one to be sent again");
            String path = order + "/parcels/icheon-pottery/units/replacement";

            Answer foreseen = http.post(SUPPORT, path, ONE_DAMAGED, "Prefer", "dry-run");
            assertThat(foreseen.status()).as(foreseen.raw().body()).isEqualTo(200);
            assertThat(foreseen.text("/events/0/event")).isEqualTo("UnitsReplaced");
            assertThat(foreseen.text("/parcels/0/parcel")).isEqualTo("icheon-pottery.2");
            assertThat(foreseen.text("/parcels/0/kind")).isEqualTo("SEND");
            assertThat(foreseen.body().at("/money")).isEmpty();

            http.post(SUPPORT, path, ONE_DAMAGED, "Idempotency-Key", "leaking");
            Answer again = http.post(SUPPORT, path, ONE_DAMAGED, "Idempotency-Key", "leaking");
            assertThat(again.status()).as(again.raw().body()).isEqualTo(200);
            JsonNode entries =
                    http.get(MARIA, order + "/timeline?language=ko").body().at("/entries");
            assertThat(entries.findValuesAsString("text"))
                    .filteredOn(text -> text.contains("일부 상품을 회수 없이 무상으로 재발송하기로 했다"))
                    .hasSize(1);
        }

        @Test
        @DisplayName("says in a dry run what would be given back, and offers it as long as something is left")
        void refunded() {
            String order = arrived("one to be refunded");
            String path = order + "/parcels/icheon-pottery/units/refund";
            assertThat(OfferedNow.offer(http.get(SUPPORT, order + "/commands"), "refundUnits")
                            .at("/possible")
                            .asString())
                    .isEqualTo("YES");

            Answer foreseen = http.post(SHOP, path, ONE_DAMAGED, "Prefer", "dry-run");
            assertThat(foreseen.text("/money/0/kind")).isEqualTo("REFUND");
            assertThat(foreseen.body().at("/money/0/amount/minor").asLong()).isEqualTo(1290);

            Answer refunded = http.post(SHOP, path, ONE_DAMAGED);
            assertThat(refunded.status()).as(refunded.raw().body()).isEqualTo(200);
            assertThat(OfferedNow.offer(http.get(SUPPORT, order + "/commands"), "refundUnits")
                            .at("/possible")
                            .asString())
                    .isEqualTo("YES");
            http.post(SHOP, path, ONE_DAMAGED);
            JsonNode offered = OfferedNow.offer(http.get(SUPPORT, order + "/commands"), "refundUnits");
            assertThat(offered.at("/possible").asString()).isEqualTo("NO");
            assertThat(offered.at("/forbiddenBy/code").asString()).isEqualTo("units-not-in-parcel");
        }

        @Test
        @DisplayName("when the customer has claimed it, and support grants that: each once, and told in the timeline")
        void claimed() {
            String order = arrived("one that is claimed");
            String path = order + "/parcels/icheon-pottery/claims";
            String wanted = ONE_DAMAGED.replace("}], ", "}], \"wants\": \"REPLACEMENT\", ");
            assertThat(OfferedNow.offer(http.get(MARIA, order + "/commands"), "claimUnits")
                            .at("/possible")
                            .asString())
                    .isEqualTo("YES");
            assertThat(http.post(MARIA, path, wanted, "Idempotency-Key", "leaking")
                            .status())
                    .isEqualTo(200);
            Answer claimed = http.post(MARIA, path, wanted, "Idempotency-Key", "leaking");
            assertThat(claimed.body().at("/claims")).hasSize(1);
            assertThat(claimed.text("/claims/0/state")).isEqualTo("OPEN");

            assertThat(http.post(MARIA, order + "/claims/1/approval", "").status())
                    .isEqualTo(403);
            assertThat(http.post(EVE, path, wanted).status()).isEqualTo(404);
            assertProblem(http.post(SUPPORT, order + "/claims/2/approval", ""), 404, "not-found");
            Answer foreseen = http.post(SUPPORT, order + "/claims/1/approval", "", "Prefer", "dry-run");
            assertThat(foreseen.body().at("/events").findValuesAsString("event"))
                    .containsExactly("ClaimGranted", "UnitsReplaced");
            assertThat(foreseen.text("/parcels/0/kind")).isEqualTo("SEND");
            Answer refunded =
                    http.post(SUPPORT, order + "/claims/1/approval", "{\"by\": \"REFUND\"}", "Prefer", "dry-run");
            assertThat(refunded.text("/money/0/kind")).isEqualTo("REFUND");

            assertThat(http.post(SHOP, order + "/claims/1/approval", "").status())
                    .isEqualTo(200);
            assertProblem(http.post(MARIA, order + "/claims/1/withdrawal", ""), 409, "claim-decided");
            assertProblem(
                    http.post(SUPPORT, order + "/claims/1/refusal", "{\"reason\": \"too late\"}"),
                    409,
                    "claim-decided");
            assertThat(http.get(MARIA, order + "/timeline?language=ko")
                            .body()
                            .at("/entries")
                            .findValuesAsString("text"))
                    .anyMatch(text -> text.contains("클레임 1이 접수되었다"))
                    .anyMatch(text -> text.contains("클레임 1: 승인되었다(처리: 재발송)"));
        }

        @Test
        @DisplayName(
                "exchanges for another colour where the shop says so, since it says what costs the same (ORD-16, ORD-29)")
        void anotherColour() {
            String order = arrived("one that is exchanged");
            String wanted = "{\"units\": [{\"line\": 1, \"quantity\": 1}], \"reason\": \"DOES_NOT_FIT\", \"wants\":"
                    + " \"EXCHANGE\", \"exchangeFor\": [{\"line\": 1, \"sku\": \"MUG-RED\", \"description\": \"Red mug\"}]}";

            assertProblem(http.post(MARIA, order + "/returns", wanted), 403, "prices-are-the-shops");
            assertThat(ShownProblems.of("returnUnits"))
                    .satisfies(shown -> shown.isSentAsShown(
                            http.post(MARIA, order + "/returns", wanted).body()));
            assertInvalid(http.post(SUPPORT, order + "/returns", wanted.replace("MUG-RED", "")), "exchangeFor[0].sku");
            Answer asked = http.post(SUPPORT, order + "/returns", wanted);
            assertThat(asked.status()).as(asked.raw().body()).isEqualTo(200);
            assertThat(asked.text("/returns/0/exchangedFor/0/sku")).isEqualTo("MUG-RED");
            assertThat(http.get(MARIA, order + "/timeline")
                            .body()
                            .at("/entries")
                            .findValuesAsString("text"))
                    .anyMatch(text -> text.startsWith("Return 1 was asked for, in exchange for MUG-RED: "));
        }

        @Test
        @DisplayName("for the shop and support alone, of parcels and units that there are")
        void whoMay() {
            String order = arrived("one to be refunded by some");

            assertThat(http.post(MARIA, order + "/parcels/icheon-pottery/units/refund", ONE_DAMAGED)
                            .status())
                    .isEqualTo(403);
            assertProblem(http.post(SHOP, order + "/parcels/nowhere/units/refund", ONE_DAMAGED), 404, "not-found");
            assertInvalid(
                    http.post(
                            SHOP,
                            order + "/parcels/icheon-pottery/units/replacement",
                            ONE_DAMAGED.replaceFirst("\\[.*\\]", "[]")),
                    "units");
        }
    }

    @Nested
    @DisplayName("tells what may be asked of an order")
    class OfferedNow {

        @Test
        @DisplayName("by this caller, and of the rest what forbids it")
        void byThisCaller() {
            String order = "/orders/" + placed(SHOP, "what may be asked");

            assertThat(http.get(SUPPORT, order).raw().headers().allValues("Link"))
                    .containsExactly(
                            "<" + order + "/commands>; rel=\"urn:shop:rel:commands\"",
                            "<" + order + "/timeline>; rel=\"urn:shop:rel:timeline\"");
            Answer support = http.get(SUPPORT, order + "/commands");
            assertThat(support.status()).as(support.raw().body()).isEqualTo(200);
            assertThat(support.header("ETag")).isEqualTo("\"0\"");
            assertThat(support.body().at("/commands").findValuesAsString("operation"))
                    .isSorted()
                    .contains(
                            "cancelOrder",
                            "cancelUnits",
                            "holdOrder",
                            "refundParcel",
                            "refundUnits",
                            "replaceParcel",
                            "replaceTender",
                            "replaceUnits");
            JsonNode cancel = offer(support, "cancelOrder");
            assertThat(cancel.at("/possible").asString()).isEqualTo("YES");
            assertThat(cancel.at("/href").asString()).isEqualTo(order + "/cancellation");
            assertThat(cancel.at("/method").asString()).isEqualTo("POST");
            assertThat(offer(support, "holdOrder").at("/possible").asString()).isEqualTo("YES");
            JsonNode units = offer(support, "cancelUnits");
            assertThat(units.at("/href").asString()).isEqualTo(order + "/lines/1/cancellation");
            assertThat(units.at("/forbiddenBy/code").asString()).isEqualTo("order-not-confirmed");
            JsonNode refund = offer(support, "refundParcel");
            assertThat(refund.at("/possible").asString()).isEqualTo("NO");
            assertThat(refund.at("/href").asString()).isEqualTo(order + "/parcels/icheon-pottery/refund");
            assertThat(refund.at("/forbiddenBy/rule").asString()).isEqualTo("ORD-10");
            assertThat(refund.at("/forbiddenBy/code").asString()).isEqualTo("parcel-not-astray");

            Answer maria = http.get(MARIA, order + "/commands");
            assertThat(offer(maria, "cancelOrder").at("/possible").asString()).isEqualTo("YES");
            JsonNode notHers = offer(maria, "refundParcel").at("/forbiddenBy");
            assertThat(notHers.at("/code").asString()).isEqualTo("role-missing");
            assertThat(notHers.at("/detail").asString()).contains("shop, support");
        }

        @Test
        @DisplayName("and what may be given back line by line; where nothing may, once why (ORD-11)")
        void linesToReturn() {
            String two = twoBlueMugs().replace("\"lines\": [", """
                    "lines": [{"sku": "TEA", "quantity": 2, "unitPrice": {"minor": 0, "currency": "EUR"},
                               "shipFrom": "icheon-pottery"},""");
            Answer placed = http.post(SHOP, "/orders", two, "Idempotency-Key", "what may be given back");
            OrderId order = OrderId.of(placed.text("/orderId"));
            String at = "/orders/" + order;
            long total = http.get(SHOP, at).body().at("/total/minor").asLong();
            http.orders().tell(new RecordTenderAuthorised(order, 1, Money.of(total, "EUR"), true));
            assertThat(linesToReturn(http.get(SUPPORT, at + "/commands"))).containsExactly("1 NO");

            http.orders().tell(new RecordDelivery(order, "icheon-pottery", Instant.now()));
            assertThat(linesToReturn(http.get(SUPPORT, at + "/commands"))).containsExactly("1 YES", "2 YES");

            http.post(
                    SUPPORT, at + "/returns", "{\"units\": [{\"line\": 1, \"quantity\": 1}], \"reason\": \"DEFECT\"}");
            assertThat(linesToReturn(http.get(SUPPORT, at + "/commands"))).containsExactly("1 YES", "2 YES");
            http.post(
                    SUPPORT, at + "/returns", "{\"units\": [{\"line\": 1, \"quantity\": 1}], \"reason\": \"DEFECT\"}");
            assertThat(linesToReturn(http.get(SUPPORT, at + "/commands"))).containsExactly("2 YES");
        }

        private static List<String> linesToReturn(Answer answer) {
            return answer.body()
                    .at("/commands")
                    .valueStream()
                    .filter(offer -> offer.at("/operation").asString().equals("returnUnits"))
                    .map(offer -> offer.at("/line").asInt() + " "
                            + offer.at("/possible").asString())
                    .toList();
        }

        @Test
        @DisplayName("and no more goodwill than this caller may still give (ORD-22)")
        void goodwillUpToTheCallersLimit() {
            OrderId order = OrderId.of(placed(SHOP, "goodwill that is used up"));
            String at = "/orders/" + order;
            long total = http.get(SHOP, at).body().at("/total/minor").asLong();
            http.orders().tell(new RecordTenderAuthorised(order, 1, Money.of(total, "EUR"), true));
            http.orders().tell(new RecordHandOver(order, "icheon-pottery", Instant.now()));
            http.orders().tell(new RecordTenderCaptured(order, 1, "icheon-pottery", Money.of(total, "EUR")));
            assertThat(offer(http.get(SUPPORT, at + "/commands"), "giveGoodwill")
                            .at("/possible")
                            .asString())
                    .isEqualTo("YES");

            http.post(
                    SUPPORT,
                    at + "/goodwill",
                    "{\"goodwillId\": \"for-a-flaw\", \"amount\": {\"minor\": %d, \"currency\": \"EUR\"}, \"reason\": \"FLAW_KEPT\"}"
                            .formatted(total / 5));

            assertThat(offer(http.get(SUPPORT, at + "/commands"), "giveGoodwill")
                            .at("/forbiddenBy/code")
                            .asString())
                    .isEqualTo("beyond-limit");
            assertThat(offer(http.get(SHOP, at + "/commands"), "giveGoodwill")
                            .at("/possible")
                            .asString())
                    .isEqualTo("YES");
        }

        /** The first of this operation. */
        private static JsonNode offer(Answer answer, String operation) {
            return answer.body()
                    .at("/commands")
                    .valueStream()
                    .filter(offer -> offer.at("/operation").asString().equals(operation))
                    .findFirst()
                    .orElseThrow();
        }

        @Test
        @DisplayName("once under a key, however often, and each time without one: a unit is cancelled (ORD-18)")
        void unitsUnderAKey() {
            String id = placed(SHOP, "one fewer, once");
            http.orders().tell(new RecordTenderAuthorised(OrderId.of(id), 1, Money.of(3070, "EUR"), true));
            String path = "/orders/" + id + "/lines/1/cancellation";
            String one = "{\"quantity\": 1, \"reason\": \"ORDERED_BY_MISTAKE\"}";

            Answer first = http.post(MARIA, path, one, "Idempotency-Key", "one-fewer");
            Answer again = http.post(MARIA, path, one, "Idempotency-Key", "one-fewer");
            assertThat(first.status()).as(first.raw().body()).isEqualTo(200);
            assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));

            Answer foreseen = http.post(MARIA, path, one, "Prefer", "dry-run");
            assertThat(foreseen.text("/events/0/event")).isEqualTo("UnitsCancellationRequested");
            assertThat(foreseen.text("/parcels/0/kind")).isEqualTo("HOLD_BACK");
            assertThat(http.post(MARIA, path, one).header("ETag")).isNotEqualTo(first.header("ETag"));
            assertThat(http.post(MARIA, path, one).text("/code")).isEqualTo("more-than-is-left");
            assertThat(http.post(MARIA, "/orders/" + id + "/lines/9/cancellation", one)
                            .status())
                    .isEqualTo(404);
        }

        @Test
        @DisplayName("a change, the difference first, and is asked for the money of what is added (ORD-17)")
        void aChange() {
            String id = placed(SHOP, "one more");
            http.orders().tell(new RecordTenderAuthorised(OrderId.of(id), 1, Money.of(3070, "EUR"), true));
            String path = "/orders/" + id + "/amendments";
            String another = "{\"more\": [{\"line\": 1, \"quantity\": 1}],"
                    + " \"tender\": {\"method\": \"CARD\", \"token\": \"tok_approve\"}}";

            Answer foreseen = http.post(MARIA, path, another, "Prefer", "dry-run");
            assertThat(foreseen.status()).as(foreseen.raw().body()).isEqualTo(200);
            assertThat(foreseen.text("/events/0/event")).isEqualTo("AmendmentProposed");
            assertThat(foreseen.text("/money/0/tender")).isEqualTo("2");
            assertThat(foreseen.text("/money/0/kind")).isEqualTo("AUTHORISE");
            assertThat(foreseen.text("/parcels/0/kind")).isEqualTo("SEND");
            assertThat(foreseen.text("/parcels/0/parcel")).endsWith(".2");

            Answer proposed = http.post(MARIA, path, another, "Idempotency-Key", "one-more");
            Answer again = http.post(MARIA, path, another, "Idempotency-Key", "one-more");
            assertThat(proposed.text("/amendments/0/state")).isEqualTo("PROPOSED");
            assertThat(again.header("ETag")).isEqualTo(proposed.header("ETag"));
            assertThat(http.post(MARIA, path + "/2/withdrawal", "{}").status()).isEqualTo(404);
            assertThat(http.post(EVE, path + "/1/withdrawal", "{}").status()).isEqualTo(404);
            assertThat(http.post(MARIA, path + "/1/withdrawal", "{}").status()).isEqualTo(200);
        }

        @Test
        @DisplayName("new lines of the shop alone, whose prices are (ORD-29)")
        void pricesAreTheShops() {
            String id = placed(SHOP, "one line more");
            http.orders().tell(new RecordTenderAuthorised(OrderId.of(id), 1, Money.of(3070, "EUR"), true));
            String path = "/orders/" + id + "/amendments";
            String line =
                    "{\"lines\": [{\"sku\": \"BOWL\", \"quantity\": 1, \"unitPrice\": {\"minor\": 2000, \"currency\":"
                            + " \"EUR\"}, \"shipFrom\": \"annex\"}], \"tender\": {\"method\": \"CARD\", \"token\": \"tok_approve\"}}";

            assertProblem(http.post(MARIA, path, line), 403, "prices-are-the-shops");
            Answer proposed = http.post(SHOP, path, line);
            assertThat(proposed.text("/amendments/0/amount/minor")).isEqualTo("2000");
        }

        @Test
        @DisplayName(
                "lines whose faults are named where they stand in the request, however much they would cost (ORD-31)")
        void faultsHaveTheirPlace() {
            String id = placed(SHOP, "lines with faults");
            http.orders().tell(new RecordTenderAuthorised(OrderId.of(id), 1, Money.of(3070, "EUR"), true));
            String path = "/orders/" + id + "/amendments";
            String line = "{\"sku\": \"BOWL\", \"quantity\": 1000000, \"unitPrice\": {\"minor\": 999999999999,"
                    + " \"currency\": \"EUR\"}, \"shipFrom\": \"annex\"}";
            String paid = "], \"tender\": {\"method\": \"CARD\", \"token\": \"tok_approve\"}}";

            Answer dear =
                    http.post(SHOP, path, "{\"lines\": [" + String.join(", ", Collections.nCopies(10, line)) + paid);
            Answer dollars = http.post(
                    SHOP,
                    path,
                    "{\"more\": [{\"line\": 1, \"quantity\": 1}], \"lines\": ["
                            + line.replace("EUR", "USD").replace("1000000", "1").replace("999999999999", "1")
                            + paid);

            assertThat(dear.status()).as(dear.raw().body()).isEqualTo(422);
            assertThat(dear.text("/code")).isEqualTo("amount-too-large");
            assertThat(dollars.status()).isEqualTo(422);
            assertThat(dollars.raw().body()).contains("lines[0]").doesNotContain("lines[1]");
        }

        @Test
        @DisplayName("and tells what is done already from what is forbidden")
        void doneAlready() {
            String order = "/orders/" + placed(SHOP, "cancelled already");
            http.post(MARIA, order + "/cancellation", "{\"reason\": \"ANOTHER_REASON\"}");

            assertThat(offer(http.get(MARIA, order + "/commands"), "cancelOrder")
                            .at("/possible")
                            .asString())
                    .isEqualTo("DONE");
        }
    }

    @Nested
    @DisplayName("as it stood")
    class AsItStood {

        @Test
        @DisplayName(
                "shows an order at a moment of the past, without an ETag, and why it was held to those who may know")
        void past() {
            String order = "/orders/" + placed(SHOP, "looked back at");
            http.post(SUPPORT, order + "/hold", "{\"reason\": \"FRAUD_SUSPECTED\"}");
            String held = Instant.now().toString();
            http.post(MARIA, order + "/cancellation", "{\"reason\": \"ANOTHER_REASON\"}");

            Answer then = http.get(MARIA, order + "?at=" + held);
            assertThat(then.status()).as(then.raw().body()).isEqualTo(200);
            assertThat(then.text("/status")).isEqualTo("AWAITING_PAYMENT");
            assertThat(then.text("/holds/0/reason")).isEqualTo("BEING_CHECKED");
            assertThat(then.raw().headers().firstValue("ETag")).isEmpty();
            assertThat(http.get(SUPPORT, order + "?at=" + held).text("/holds/0/reason"))
                    .isEqualTo("FRAUD_SUSPECTED");
            assertThat(http.get(MARIA, order + "?at=" + Instant.now()).text("/status"))
                    .isEqualTo("CANCELLED");
        }

        @Test
        @DisplayName("shows nothing of the future, of before it was placed, or of others' orders")
        void bounds() {
            String order = "/orders/" + placed(SHOP, "looked at too early");

            assertProblem(http.get(MARIA, order + "?at=2999-01-01T00:00:00Z"), 404, "not-there-yet");
            assertProblem(http.get(MARIA, order + "?at=2020-01-01T00:00:00Z"), 404, "not-placed-yet");
            assertProblem(http.get(EVE, order + "?at=" + Instant.now()), 404, "not-found");
        }
    }

    @Nested
    @DisplayName("of an order that a person holds")
    class Held {

        private static final String FRAUD = "{\"reason\": \"FRAUD_SUSPECTED\", \"note\": \"third today\"}";

        private String held(String key) {
            String order = "/orders/" + placed(SHOP, key);
            Answer held = http.post(SUPPORT, order + "/hold", FRAUD);
            assertThat(held.status()).as(held.raw().body()).isEqualTo(200);
            assertThat(held.text("/holds/0/reason")).isEqualTo("FRAUD_SUSPECTED");
            assertThat(held.text("/holds/0/note")).isEqualTo("third today");
            assertThat(held.body().at("/waitsFor/0/actions").findValuesAsString("operation"))
                    .containsExactly("releaseOrder", "cancelOrder");
            return order;
        }

        private void assertDiscreet(String caller, String path) {
            Answer answer = http.get(caller, path);
            assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
            assertThat(answer.raw().body().toLowerCase(Locale.ROOT))
                    .as("%s as %s", path, caller)
                    .doesNotContain("fraud", "third today", "부정");
        }

        @ParameterizedTest(name = "{0}")
        @DisplayName("tells nobody but the shop and support why (ORD-21)")
        @ValueSource(strings = {MARIA, "wanda/warehouse", "olga/operator"})
        void discreet(String caller) {
            String order = held("held for fraud, read by " + caller);

            assertDiscreet(caller, order);
            assertDiscreet(caller, order + "/timeline");
            assertDiscreet(caller, order + "/timeline?language=ko");
            assertDiscreet(caller, order + "/commands");
            assertDiscreet(caller, "/orders?size=200");
            assertDiscreet(caller, "/orders?size=200&items=WHOLE");
            assertThat(http.get(caller, order).text("/holds/0/reason")).isEqualTo("BEING_CHECKED");
            Answer cancelled = http.post(MARIA, order + "/cancellation", "{\"reason\": \"ANOTHER_REASON\"}");
            assertThat(cancelled.status()).as(cancelled.raw().body()).isEqualTo(200);
            assertThat(cancelled.raw().body()).doesNotContain("FRAUD");
            // It has ended, so its stream does.
            assertDiscreet(caller, order + "/live");
            assertThat(http.watched()).isZero();
        }

        @Test
        @DisplayName("tells the shop and support why, also in its story")
        void told() {
            String order = held("held for fraud, read by support");

            assertThat(http.get(SHOP, order).text("/holds/0/reason")).isEqualTo("FRAUD_SUSPECTED");
            assertThat(http.get(SUPPORT, order + "/timeline").raw().body()).contains("fraud is suspected");
            assertThat(http.get(SHOP, "/orders?size=200&items=WHOLE").raw().body())
                    .contains("FRAUD_SUSPECTED");
        }

        @Test
        @DisplayName("lets nobody else hold or release it, and no parcel that it does not have")
        void whoMay() {
            String order = "/orders/" + placed(SHOP, "to be held by some");

            assertThat(http.post(MARIA, order + "/hold", FRAUD).status()).isEqualTo(403);
            assertThat(http.post(MARIA, order + "/release", "{}").status()).isEqualTo(403);
            assertProblem(
                    http.post(SHOP, order + "/hold", "{\"reason\": \"CUSTOMERS_WISH\", \"parcel\": \"nowhere\"}"),
                    404,
                    "not-found");
            assertThat(http.post(SHOP, order + "/release", "{}").status()).isEqualTo(200);
        }

        @Test
        @DisplayName("says in a dry run what would be kept, and lets go what was, without a body, too")
        void keepsAndLetsGo() {
            String id = placed(SHOP, "to be kept");
            String order = "/orders/" + id;
            http.orders().tell(new RecordTenderAuthorised(OrderId.of(id), 1, Money.of(3070, "EUR"), true));

            Answer foreseen = http.post(SHOP, order + "/hold", FRAUD, "Prefer", "dry-run");
            assertThat(foreseen.text("/parcels/0/kind")).isEqualTo("KEEP");
            http.post(SHOP, order + "/hold", FRAUD);
            Answer released =
                    http.send(http.request(SHOP, order + "/release").POST(HttpRequest.BodyPublishers.noBody()));
            assertThat(released.status()).as(released.raw().body()).isEqualTo(200);
        }
    }

    @Nested
    @DisplayName("tells where a payer confirms a payment")
    class LinkOfThePayer {

        private final String link = "https://bank.example/confirm/secret-7";

        private String awaited(String key) {
            OrderId order = OrderId.of(placed(SHOP, key));
            http.orders()
                    .happened(
                            PaymentId.of(order, 1).value(),
                            new PayerAwaited(
                                    PaymentId.of(order, 1),
                                    order,
                                    1,
                                    Money.of(3070, "EUR"),
                                    Optional.of(new PayerLink(link)),
                                    Optional.of(Instant.parse("2026-01-05T09:15:00Z"))));
            return "/orders/" + order;
        }

        @Test
        @DisplayName("the customer, and those who help them; nobody else, and nowhere else (PAY-13)")
        void toThePayer() {
            String order = awaited("3-d-secure");
            String path = order + "/tenders/1/payer-link";

            for (String reader : List.of(MARIA, SHOP, "sam/support")) {
                Answer told = http.get(reader, path);
                assertThat(told.status()).as(told.raw().body()).isEqualTo(200);
                assertThat(told.text("/link")).isEqualTo(link);
                assertThat(told.text("/until")).isEqualTo("2026-01-05T09:15:00Z");
                assertThat(told.header("Cache-Control")).isEqualTo("no-store");
            }
            assertThat(http.get("wanda/warehouse", path).status()).isEqualTo(403);
            assertThat(http.get("olga/operator", path).status()).isEqualTo(403);
            assertThat(http.get("customer-eve/customer", path).status()).isEqualTo(404);
            assertThat(http.get(SHOP, order).raw().body()).doesNotContain("secret-7");
            assertThat(http.get(SHOP, order + "/timeline").raw().body())
                    .contains("The payer of payment 1", "is to confirm")
                    .doesNotContain("secret-7");
        }

        @Test
        @DisplayName("only as long as they are awaited, and where the provider has told one (PAY-13)")
        void onlyWhileAwaited() {
            String order = awaited("3-d-secure-given-up");
            assertThat(http.get(SHOP, order + "/tenders/2/payer-link").status()).isEqualTo(404);
            assertThat(http.get(SHOP, "/orders/" + placed(SHOP, "no-3-d-secure") + "/tenders/1/payer-link")
                            .status())
                    .isEqualTo(404);

            http.post(SHOP, order + "/cancellation", "{\"reason\": \"ORDERED_BY_MISTAKE\"}");
            assertThat(http.get(SHOP, order + "/tenders/1/payer-link").status()).isEqualTo(404);
        }
    }

    @Nested
    @DisplayName("tells an order's story")
    class Story {

        @Test
        @DisplayName("in the language that is asked for, and says in which")
        void inALanguage() {
            String path = "/orders/" + placed(SHOP, "told") + "/timeline";

            Answer english = http.get(MARIA, path);
            assertThat(english.status()).as(english.raw().body()).isEqualTo(200);
            assertThat(english.header("Content-Language")).isEqualTo("en");
            assertThat(english.raw().headers().allValues("Vary")).contains("Accept-Language");
            assertThat(english.text("/entries/0/text")).startsWith("The order was placed for €30.70, to be paid by ");
            assertThat(english.text("/entries/0/context")).isEqualTo("ORDER");

            Answer accepted = http.send(http.request(MARIA, path).header("Accept-Language", "ko-KR,ko;q=0.9,en;q=0.8"));
            assertThat(accepted.header("Content-Language")).isEqualTo("ko");
            assertThat(accepted.text("/entries/0/text")).startsWith("주문이 접수되었다(주문 금액: 30.70유로, 결제 기한: ");

            Answer chosen = http.send(http.request(MARIA, path + "?language=ko").header("Accept-Language", "en"));
            assertThat(chosen.text("/language")).isEqualTo("ko");
        }

        @Test
        @DisplayName("as it is told itself: what it waits for depends on who reads it")
        void waitsInALanguage() {
            String path = "/orders/" + placed(SHOP, "waiting");

            Answer order = http.send(http.request(MARIA, path).header("Accept-Language", "ko"));
            assertThat(order.status()).as(order.raw().body()).isEqualTo(200);
            assertThat(order.raw().headers().allValues("Vary")).contains("Accept-Language");
            String korean = order.header("ETag");
            String english = http.get(MARIA, path).header("ETag");
            assertThat(korean).isEqualTo(english.replaceFirst("\"$", "-ko\""));
            assertThat(http.send(http.request(MARIA, path)
                                    .header("Accept-Language", "ko")
                                    .header("If-None-Match", korean))
                            .status())
                    .isEqualTo(304);
            assertThat(http.send(http.request(MARIA, path).header("If-None-Match", korean))
                            .status())
                    .as("what is told in another language is something else")
                    .isEqualTo(200);

            Answer cancelled = http.post(
                    MARIA,
                    path + "/cancellation",
                    "{\"reason\": \"ANOTHER_REASON\"}",
                    "If-Match",
                    korean,
                    "Accept-Language",
                    "ko");
            assertThat(cancelled.text("/status")).isEqualTo("CANCELLED");
            assertThat(cancelled.header("ETag")).endsWith("-ko\"");
        }

        @Test
        @DisplayName("in no language that it does not have")
        void inNoOther() {
            assertInvalid(http.get(MARIA, "/orders/order-1/timeline?language=fr"), "language");
        }
    }

    @Nested
    @DisplayName("shows customers")
    class OwnOrders {

        @Test
        @DisplayName("of others' orders not even that they are there")
        void nothingOfOthers() {
            String id = placed(SHOP, "hers alone");
            Answer missing = http.get(EVE, "/orders/order-that-is-not-there");

            for (String path : List.of(
                    "/orders/" + id,
                    "/orders/" + id + "/live",
                    "/orders/" + id + "/timeline",
                    "/orders/" + id + "/commands")) {
                assertProblem(http.get(EVE, path), 404, "not-found");
            }
            assertThat(http.get(EVE, "/orders/" + id).text("/detail").replace(id, "…"))
                    .isEqualTo(missing.text("/detail").replace("order-that-is-not-there", "…"));
            assertThat(http.get(MARIA, "/orders/" + id).status()).isEqualTo(200);
        }

        @Test
        @DisplayName("only their own in a list, even if they ask for another's")
        void ownList() {
            String hers = placed(SHOP, "on her list");

            Answer list = http.get(EVE, "/orders?customerId=maria&size=200");

            assertThat(list.status()).isEqualTo(200);
            assertThat(list.body().at("/orders").findValuesAsString("customerId"))
                    .doesNotContain("maria");
            assertThat(http.get(MARIA, "/orders?size=200").body().at("/orders").findValuesAsString("orderId"))
                    .contains(hers);
        }

        @Test
        @DisplayName("that they cannot cancel another's order")
        void noCancellation() {
            String id = placed(SHOP, "not Eve's to cancel");
            http.orders().recover();

            assertProblem(
                    http.post(EVE, "/orders/" + id + "/cancellation", "{\"reason\": \"ANOTHER_REASON\"}"),
                    404,
                    "not-found");
            assertThat(http.orders().asked()).isEmpty();
        }

        @Test
        @DisplayName("no difference between an id that somebody else's order has and one that is free")
        void noIdOfOthers() {
            String taken = placed(SHOP, "somebody else's");
            http.orders().recover();

            Answer toTaken = http.post(EVE, "/orders", withId(taken));
            Answer toFree = http.post(EVE, "/orders", withId("order-that-is-free"));

            assertProblem(toTaken, 403, "prices-are-the-shops");
            assertThat(toTaken.raw().body()).isEqualTo(toFree.raw().body());
            assertThat(toTaken.header("WWW-Authenticate")).isEqualTo(toFree.header("WWW-Authenticate"));
            assertThat(http.orders().asked()).isEmpty();
        }

        private static String withId(String order) {
            return twoBlueMugs().replaceFirst("\\{", "{\"orderId\": \"" + order + "\", ");
        }
    }

    @Nested
    @DisplayName("takes an order")
    class TakesOrders {

        @Test
        @DisplayName("and answers with what became of it, where it is and which version that is")
        void created() {
            Answer answer = http.post(SHOP, "/orders", twoBlueMugs());

            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.header("Location")).isEqualTo("/orders/" + answer.text("/orderId"));
            assertThat(answer.header("ETag")).isEqualTo("\"0\"");
            assertThat(answer.text("/customerId")).isEqualTo("maria");
            assertThat(answer.body().at("/total/minor").asLong()).isEqualTo(3070);
        }

        @ParameterizedTest
        @DisplayName("and does not keep the caller waiting who prefers that")
        @ValueSource(
                strings = {
                    "respond-async",
                    "respond-async, wait=10",
                    "handling=lenient, Respond-Async",
                    "respond-async; x=1"
                })
        void accepted(String preference) {
            Answer answer = http.post(SHOP, "/orders", twoBlueMugs(), "Prefer", preference);

            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.header("Location")).startsWith("/orders/order-");
            assertThat(answer.raw().body()).isEmpty();
        }

        @Test
        @DisplayName("and says where it will be if it cannot be seen soon")
        void notSeenYet() {
            http.orders().seeNothing();

            Answer answer = http.post(SHOP, "/orders", twoBlueMugs());

            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.header("Location")).startsWith("/orders/order-");
        }

        @Test
        @DisplayName("once, however often it comes under the same key (ORD-13)")
        void onceByKey() {
            assertThat(placed(SHOP, "cart-4711")).isEqualTo(placed(SHOP, "cart-4711"));
        }

        @Test
        @DisplayName("for each caller apart, even under the same key (ORD-13)")
        void keysAreTheCallersOwn() {
            assertThat(placed(SHOP, "cart-1")).isNotEqualTo(placed("tea-shop/shop", "cart-1"));
        }

        @Test
        @DisplayName("and never shows the key in the order's id")
        void keysAreNotShown() {
            assertThat(placed(SHOP, "secret-cart"))
                    .doesNotContain("secret-cart")
                    .matches("order-[0-9a-f]{32}");
        }

        @Test
        @DisplayName("anew each time when it comes without a key")
        void anewWithoutKey() {
            assertThat(http.post(SHOP, "/orders", twoBlueMugs()).text("/orderId"))
                    .isNotEqualTo(http.post(SHOP, "/orders", twoBlueMugs()).text("/orderId"));
        }

        @Test
        @DisplayName("under an id of the caller's choice")
        void ownId() {
            String body = twoBlueMugs().replaceFirst("\\{", "{\"orderId\": \"order-7001\", ");

            assertThat(http.post(SHOP, "/orders", body).text("/orderId")).isEqualTo("order-7001");
            assertThat(http.post(SHOP, "/orders", body).status()).isEqualTo(201);
        }

        @Test
        @DisplayName("with all that was written in it")
        void completely() {
            http.post(SHOP, "/orders", OrdersApi.TWO_PARCELS_TWO_TENDERS);

            PlaceOrder asked = (PlaceOrder) http.orders().asked().get(0);
            assertThat(asked.customerId()).isEqualTo("customer-1");
            assertThat(asked.shipTo().owner()).isEqualTo("customer-1");
            assertThat(asked.shipTo().recipient().street()).isEqualTo("12 Analytical Street");
            assertThat(asked.lines()).hasSize(2);
            assertThat(asked.tenders()).extracting("instalments").containsExactly(1, 1);
            assertThat(asked.promisedDelivery()).hasToString("Optional[2026-12-24]");
        }

        @Test
        @DisplayName("as its description shows it")
        void asDescribed() {
            assertThat(http.post(SHOP, "/orders", OrdersApi.TWO_PARCELS_TWO_TENDERS)
                            .status())
                    .isEqualTo(201);
            assertThat(http.post(SHOP, "/orders", OrdersApi.CARD_DECLINED).status())
                    .isEqualTo(201);
            assertProblem(http.post(SHOP, "/orders", OrdersApi.TENDERS_DIFFER), 422, "tenders-differ-from-total");
        }
    }

    @Nested
    @DisplayName("refuses by a rule, and names it with the field and the way out,")
    class RefusesByRule {

        @Test
        @DisplayName("an order without lines (ORD-01)")
        void noLines() {
            Answer answer = http.post(SHOP, "/orders", order("", CARD));

            assertProblem(answer, 422, "no-lines");
            assertThat(answer.text("/rule")).isEqualTo("ORD-01");
            assertThat(answer.text("/type")).isEqualTo("urn:shop:rule:ord-01");
            assertThat(answer.text("/detail")).contains("add one to 'lines'");
        }

        @Test
        @DisplayName("a quantity of none (ORD-01)")
        void noQuantity() {
            Answer answer = http.post(SHOP, "/orders", order(MUG.replace("\"quantity\": 2", "\"quantity\": 0"), CARD));

            assertProblem(answer, 422, "quantity-not-positive");
            assertThat(answer.text("/rule")).isEqualTo("ORD-01");
            assertThat(answer.text("/facts/field")).isEqualTo("lines[0].quantity");
        }

        @Test
        @DisplayName(
                "a slip that was due long ago, one that is due in the far future, and a due date beside a card (ORD-28)")
        void dueDates() {
            String slip = CARD.replace("\"CARD\"", "\"BANK_SLIP\"");
            assertDueDateRefused(slip, "2020-01-01", "due-date-past");
            assertDueDateRefused(slip, "2999-12-31", "due-date-too-late");
            assertDueDateRefused(CARD, "2026-01-06", "due-date-without-slip");
        }

        private void assertDueDateRefused(String tender, String due, String code) {
            Answer answer = http.post(
                    SHOP,
                    "/orders",
                    order(MUG, tender.replace("\"tok_approve\"", "\"tok_approve\", \"dueDate\": \"" + due + "\"")));

            assertProblem(answer, 422, code);
            assertThat(answer.text("/rule")).isEqualTo("ORD-28");
            assertThat(answer.text("/facts/field")).isEqualTo("tenders[0].dueDate");
        }

        @Test
        @DisplayName("tenders that do not sum to the total (ORD-02)")
        void tendersDiffer() {
            Answer answer = http.post(SHOP, "/orders", order(MUG, CARD.replace("3070", "3000")));

            assertProblem(answer, 422, "tenders-differ-from-total");
            assertThat(answer.text("/rule")).isEqualTo("ORD-02");
            assertThat(answer.text("/facts/field")).isEqualTo("tenders");
            assertThat(answer.text("/detail")).contains("€30.00", "€30.70", "make them equal");
        }

        @Test
        @DisplayName("another content under the same key (ORD-13)")
        void otherContent() {
            placed(SHOP, "cart-13");

            Answer answer = http.post(
                    SHOP,
                    "/orders",
                    order(MUG.replace("1290", "1000"), CARD.replace("3070", "2490")),
                    "Idempotency-Key",
                    "cart-13");

            assertProblem(answer, 409, "key-used-for-another-order");
            assertThat(answer.text("/rule")).isEqualTo("ORD-13");
            assertThat(answer.text("/detail")).contains("use a new key");
        }

        @ParameterizedTest(name = "{1}")
        @DisplayName("a card number, wherever it stands, without repeating it (PAY-09)")
        @CsvSource({
            "'\"tok_approve\"', tenders[0].token",
            "'\"Blue mug\"', lines[0].description",
            "'\"Maria Silva\"', shipTo.name",
            "'\"Lisboa\"', shipTo.city",
            "'\"maria\"', customerId",
            "'\"MUG-BLUE\"', lines[0].sku",
            "'\"icheon-pottery\"', lines[0].shipFrom"
        })
        void cardNumber(String innocent, String field) {
            Answer answer = http.post(SHOP, "/orders", twoBlueMugs().replace(innocent, "\"4111 1111 1111 1111\""));

            assertProblem(answer, 422, "card-number");
            assertThat(answer.text("/rule")).isEqualTo("PAY-09");
            assertThat(answer.text("/facts/field")).isEqualTo(field);
            assertThat(answer.text("/detail")).contains("send the provider's token instead");
            assertThat(answer.raw().body()).doesNotContain("1111");
            assertThat(http.orders().asked()).isEmpty();
        }

        @ParameterizedTest(name = "in {0}")
        @DisplayName("a card number as an id or in a header, without repeating it (PAY-09)")
        @ValueSource(strings = {"the path", "the query", "the key", "another header"})
        void cardNumberOutsideTheBody(String where) {
            Answer answer = switch (where) {
                case "the path" -> http.get(SHOP, "/orders/order-4111111111111111");
                case "the query" -> http.get(SHOP, "/orders?customerId=4111%201111+1111.1111");
                case "the key" -> http.post(SHOP, "/orders", twoBlueMugs(), "Idempotency-Key", "4111-1111-1111-1111");
                default -> http.post(SHOP, "/orders", twoBlueMugs(), "Prefer", "4111/1111/1111/1111");
            };

            assertProblem(answer, 422, "card-number");
            assertThat(answer.text("/rule")).isEqualTo("PAY-09");
            assertThat(answer.raw().body()).doesNotContain("1111");
            assertThat(answer.raw().body()).doesNotContain("instance");
            assertThat(http.orders().asked()).isEmpty();
        }

        @Test
        @DisplayName("none of the numbers that goods and orders have (PAY-09)")
        void otherNumbersPass() {
            String phone = twoBlueMugs()
                    .replace("MUG-BLUE", "4006381333931")
                    .replace("Blue mug", "Phone, IMEI 356938035643809")
                    .replace("\"customerId\"", "\"orderId\": \"order-20261128-1234567-1234567\", \"customerId\"");

            assertThat(http.post(SHOP, "/orders", phone).status()).isEqualTo(201);
        }

        @ParameterizedTest(name = "{2} for {1}")
        @DisplayName("what no order can mean (ORD-31, SHP-16)")
        @CsvSource(
                delimiter = '|',
                value = {
                    "\"country\": \"PT\" | \"country\": \"ZZ\" | country-unknown",
                    "\"postcode\": \"1100-048\" | \"postcode\": \"\" | postcode-missing",
                    "\"quantity\": 2 | \"quantity\": 2, \"taxIncluded\": {\"minor\": 9999, \"currency\": \"EUR\"} | tax-exceeds-amount",
                    "\"lines\": [ | \"promisedDelivery\": \"2099-12-24\", \"lines\": [ | date-out-of-bounds",
                    "EUR | DEM | currency-not-in-use",
                    "EUR | XXX | currency-not-in-use",
                    "EUR | QQQ | currency-not-in-use"
                })
        void whatNoOrderCanMean(String right, String wrong, String code) {
            assertProblem(http.post(SHOP, "/orders", twoBlueMugs().replace(right, wrong)), 422, code);
        }

        @Test
        @DisplayName("not an address of a country that has neither postcodes nor cities (SHP-16)")
        void addressOfHongKong() {
            String toHongKong = twoBlueMugs()
                    .replace(
                            "\"city\": \"Lisboa\", \"postcode\": \"1100-048\", \"country\": \"PT\"",
                            "\"street\": \"1 Nathan Road\", \"street2\": \"Flat 5, 12/F\", \"phone\": \"+852 2345 6789\", \"postcode\": \"\", \"country\": \"HK\"");

            assertThat(http.post(SHOP, "/orders", toHongKong).status()).isEqualTo(201);
        }

        @Test
        @DisplayName("a cancellation that comes too late (ORD-06)")
        void tooLate() {
            String id = placed(SHOP, "to be rejected");
            http.orders().tell(new RejectUnpaidOrder(OrderId.of(id)));

            Answer answer = http.post(SUPPORT, "/orders/" + id + "/cancellation", "{\"reason\": \"ANOTHER_REASON\"}");

            assertProblem(answer, 409, "order-ended");
            assertThat(answer.text("/rule")).isEqualTo("ORD-06");
        }

        @ParameterizedTest
        @DisplayName("making a parcel good that is not astray (ORD-10), or that the order does not have")
        @ValueSource(strings = {"refund", "replacement"})
        void notAstray(String how) {
            String id = placed(SHOP, "not to be made good by " + how);

            Answer here =
                    http.post(SHOP, "/orders/" + id + "/parcels/icheon-pottery/" + how, "{\"reason\": \"SOLD_OUT\"}");
            assertProblem(here, 409, "parcel-not-astray");
            assertThat(here.text("/rule")).isEqualTo("ORD-10");
            assertThat(here.text("/facts/parcel")).isEqualTo("icheon-pottery");

            Answer unknown = http.post(SHOP, "/orders/" + id + "/parcels/moon/" + how, "{\"reason\": \"SOLD_OUT\"}");
            assertProblem(unknown, 404, "not-found");
            assertThat(unknown.text("/detail")).isEqualTo("There is no parcel moon in " + id + ".");
        }

        @ParameterizedTest
        @DisplayName("making a parcel good for a reason that is the shop's own rule, or for none")
        @ValueSource(strings = {"{}", "{\"reason\": \"SHOPS_RULE\"}"})
        void noReasonToMakeGood(String request) {
            String id = placed(SHOP, "not to be made good for " + request);

            assertInvalid(http.post(SUPPORT, "/orders/" + id + "/parcels/icheon-pottery/refund", request), "reason");
        }

        @Test
        @DisplayName("nothing that is astray and can be made good: it is refunded, or replaced (ORD-10, ORD-23)")
        void madeGood() {
            String id = placed(SHOP, "to be made good");
            OrderId order = OrderId.of(id);
            http.orders().tell(new RecordTenderAuthorised(order, 1, Money.of(3070, "EUR"), true));
            http.orders()
                    .tell(new RecordParcelMishap(
                            order, "icheon-pottery", ParcelMishap.DAMAGED, 1, Instant.parse("2026-01-06T10:00:00Z")));

            Answer replaced = http.post(
                    SUPPORT, "/orders/" + id + "/parcels/icheon-pottery/replacement", "{\"reason\": \"IN_STOCK\"}");
            assertThat(replaced.status()).isEqualTo(200);
            assertProblem(
                    http.post(
                            SUPPORT, "/orders/" + id + "/parcels/icheon-pottery/refund", "{\"reason\": \"SOLD_OUT\"}"),
                    409,
                    "parcel-made-good");
        }
    }

    @Nested
    @DisplayName("refuses what it cannot read, and names the field,")
    class RefusesWhatItCannotRead {

        @Test
        @DisplayName("when it is no JSON at all")
        void noJson() {
            assertProblem(http.post(SHOP, "/orders", "{\"lines\": [oops"), 400, "unreadable");
        }

        @Test
        @DisplayName("when there is nothing")
        void nothing() {
            assertProblem(http.post(SHOP, "/orders", ""), 400, "unreadable");
        }

        @ParameterizedTest(name = "{2}: {1}")
        @DisplayName("when a value has the wrong form")
        @CsvSource(
                delimiter = '|',
                value = {
                    "\"quantity\": 2 | \"quantity\": \"two\" | lines[0].quantity",
                    "\"quantity\": 2 | \"quantity\": 2.5 | lines[0].quantity",
                    "\"quantity\": 2 | \"quantity\": 99999999999 | lines[0].quantity",
                    "\"minor\": 1290 | \"minor\": 12.90 | lines[0].unitPrice.minor",
                    "\"minor\": 1290 | \"minor\": null | lines[0].unitPrice.minor",
                    "\"minor\": 1290, | | lines[0].unitPrice.minor",
                    "\"method\": \"CARD\" | \"method\": \"CASH\" | tenders[0].method",
                    "\"lines\": [ | \"promisedDelivery\": \"24.12.2026\", \"lines\": [ | promisedDelivery"
                })
        void wrongForm(String right, String wrong, String field) {
            assertInvalid(http.post(SHOP, "/orders", twoBlueMugs().replace(right, wrong == null ? "" : wrong)), field);
        }

        @ParameterizedTest(name = "{0}")
        @DisplayName("when what an amount is in has not the form of a currency")
        @ValueSource(strings = {"\"EURO\"", "\"eur\"", "\"\"", "null"})
        void unknownCurrency(String currency) {
            Answer price = http.post(SHOP, "/orders", order(MUG.replaceFirst("\"EUR\"", currency), CARD));
            Answer tender = http.post(SHOP, "/orders", order(MUG, CARD.replaceFirst("\"EUR\"", currency)));

            assertInvalid(price, "lines[0].unitPrice.currency");
            assertInvalid(tender, "tenders[0].amount.currency");
        }

        @ParameterizedTest(name = "{2}: {1}")
        @DisplayName("when something is missing or out of bounds")
        @CsvSource(
                delimiter = '|',
                value = {
                    "\"sku\": \"MUG-BLUE\" | \"sku\": \"\" | lines[0].sku",
                    "\"quantity\": 2, | | lines[0].quantity",
                    "\"quantity\": 2 | \"quantity\": 1000001 | lines[0].quantity",
                    "\"shipFrom\": \"icheon-pottery\" | \"shipFrom\": \"the potter\" | lines[0].shipFrom",
                    "\"country\": \"PT\" | \"country\": \"Portugal\" | shipTo.country",
                    "\"name\": \"Maria Silva\", | | shipTo.name",
                    "\"token\": \"tok_approve\" | \"token\": \" \" | tenders[0].token",
                    "\"token\": \"tok_approve\" | \"token\": \"tok_approve\", \"instalments\": 0 | tenders[0].instalments",
                    "\"customerId\": \"maria\" | \"orderId\": \"4711\" | orderId"
                })
        void missing(String right, String wrong, String field) {
            assertInvalid(http.post(SHOP, "/orders", twoBlueMugs().replace(right, wrong == null ? "" : wrong)), field);
        }

        @ParameterizedTest(name = "{0}")
        @DisplayName("when a whole part is missing")
        @ValueSource(strings = {"shipTo", "lines", "tenders"})
        void partMissing(String part) {
            ObjectNode order = (ObjectNode) JsonMapper.shared().readTree(twoBlueMugs());

            assertInvalid(http.post(SHOP, "/orders", order.without(part).toString()), part);
        }

        @Test
        @DisplayName("when there is nothing where a line should be")
        void noLine() {
            assertInvalid(http.post(SHOP, "/orders", order("null", CARD)), "lines[0]");
        }

        @Test
        @DisplayName("when a shop does not say for whom it orders")
        void nobody() {
            assertInvalid(
                    http.post(SHOP, "/orders", twoBlueMugs().replace("\"customerId\": \"maria\",", "")), "customerId");
        }

        @Test
        @DisplayName("when it comes under an id of its own and a key as well")
        void twoIdentities() {
            String named = twoBlueMugs().replaceFirst("\\{", "{\"orderId\": \"order-named-twice\",");

            Answer answer = http.post(SHOP, "/orders", named, "Idempotency-Key", "cart-named-twice");

            assertProblem(answer, 422, "two-keys");
            assertThat(answer.text("/rule")).isEqualTo("ORD-13");
            assertThat(answer.text("/facts/field")).isEqualTo("orderId");
        }

        @Test
        @DisplayName("when the key is too long")
        void keyTooLong() {
            assertInvalid(
                    http.post(SHOP, "/orders", twoBlueMugs(), "Idempotency-Key", "k".repeat(201)), "Idempotency-Key");
        }

        @ParameterizedTest(name = "{0}")
        @DisplayName("when a list is asked for in an impossible way")
        @CsvSource({
            "page=1, page",
            "cursor=a%20b, cursor",
            "sort=total, sort",
            "placedFrom=5, placedFrom",
            "size=0, size",
            "size=201, size",
            "size=many, size",
            "prefix=w, prefix",
            "awaiting=LUNCH, awaiting",
            "items=ALL, items",
            "status=LOST, status",
            "customerId=%20maria%20, customerId"
        })
        void impossibleList(String query, String field) {
            assertInvalid(http.get(SHOP, "/orders?" + query), field);
        }

        @Test
        @DisplayName("when a list is to go on where no page has ended")
        void strangeCursors() {
            assertProblem(http.get(SHOP, "/orders?cursor=abc"), 404, "page-not-found");
            assertProblem(http.get(SHOP, "/orders?cursor=bzAub3JkZXItMQ"), 409, "cursor-of-the-other-order");
        }

        @Test
        @DisplayName("when an order's id cannot be one")
        void impossibleId() {
            assertInvalid(http.get(SHOP, "/orders/4711"), "orderId");
        }

        @Test
        @DisplayName("when a cancellation gives a reason that only the system finds")
        void reasonOfTheSystem() {
            String id = placed(SHOP, "cancelled in the system's words");
            http.orders().recover();

            Answer answer =
                    http.post(SUPPORT, "/orders/" + id + "/cancellation", "{\"reason\": \"NOTHING_COULD_BE_SENT\"}");

            assertInvalid(answer, "reason");
            assertThat(http.orders().asked()).isEmpty();
        }

        @Test
        @DisplayName("when a cancellation gives no reason")
        void noReason() {
            String id = placed(SHOP, "cancelled without a reason");

            assertInvalid(http.post(MARIA, "/orders/" + id + "/cancellation", "{}"), "reason");
        }

        @Test
        @DisplayName("when a cancellation gives a reason in words of its own, and tells which there are")
        void unknownReason() {
            String id = placed(SHOP, "cancelled for a reason of its own");

            Answer answer = http.post(MARIA, "/orders/" + id + "/cancellation", "{\"reason\": \"Ada told me to\"}");

            assertProblem(answer, 400, "wrong-type");
            assertThat(answer.text("/detail"))
                    .startsWith("reason must be one of ")
                    .contains("ORDERED_BY_MISTAKE");
            assertThat(answer.raw().body()).doesNotContain("Ada");
        }

        @Test
        @DisplayName("when it is not JSON by its own account")
        void otherMediaType() {
            Answer answer = http.send(http.request(SHOP, "/orders")
                    .header("Content-Type", "text/xml")
                    .POST(HttpRequest.BodyPublishers.ofString("<order/>")));

            assertThat(answer.status()).isEqualTo(415);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        }

        @Test
        @DisplayName("when the method is not offered")
        void otherMethod() {
            Answer answer = http.send(http.request(SHOP, "/orders").DELETE());

            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.header("Allow")).contains("GET", "POST");
        }
    }

    @Nested
    @DisplayName("keeps the conventions of HTTP")
    class Conventions {

        private static final String CANCELLATION = "{\"reason\": \"ANOTHER_REASON\"}";

        @Test
        @DisplayName("cancels only the version that If-Match names, and tells which it is otherwise")
        void ifMatch() {
            String id = placed(SHOP, "cancelled if it is as it was");
            String tag = http.get(MARIA, "/orders/" + id).header("ETag");
            String path = "/orders/" + id + "/cancellation";

            for (String other : List.of("\"999\"", "W/" + tag, "\"another\"", "\"998\", \"999\"")) {
                Answer answer = http.post(MARIA, path, CANCELLATION, "If-Match", other);
                assertProblem(answer, 412, "version-differs");
                assertThat(answer.header("ETag")).isEqualTo(tag);
            }
            assertInvalid(http.post(MARIA, path, CANCELLATION, "If-Match", "0"), "If-Match");
            assertThat(http.get(MARIA, "/orders/" + id).text("/status")).isEqualTo("AWAITING_PAYMENT");

            assertThat(http.post(MARIA, path, CANCELLATION, "If-Match", "\"999\", " + tag)
                            .text("/status"))
                    .isEqualTo("CANCELLED");
        }

        @Test
        @DisplayName("refuses If-Match where nothing would check it")
        void ifMatchWithoutMeaning() {
            assertInvalid(http.post(SHOP, "/orders", twoBlueMugs(), "If-Match", "\"1\""), "If-Match");
        }

        @Test
        @DisplayName(
                "tells with an order what this caller may do now, and which rule forbids the rest; not of the past")
        void allowedCommands() {
            String path = "/orders/" + placed(SHOP, "asked about");

            JsonNode order = http.get(MARIA, path).body();
            assertThat(order.at("/allowedCommands"))
                    .isEqualTo(http.get(MARIA, path + "/commands").body().at("/commands"));
            assertThat(order.at("/status").asString()).isEqualTo("AWAITING_PAYMENT");
            assertThat(http.get(MARIA, path + "?allowedCommands=false").body().has("allowedCommands"))
                    .isFalse();
            assertThat(http.get(MARIA, path + "?at=" + order.at("/placedAt").asString())
                            .body()
                            .has("allowedCommands"))
                    .isFalse();
        }

        @Test
        @DisplayName("sends nothing again to whoever has seen it")
        void notModified() {
            String id = placed(SHOP, "read twice");
            String tag = http.get(MARIA, "/orders/" + id).header("ETag");

            Answer again = http.send(http.request(MARIA, "/orders/" + id)
                    .header("If-None-Match", tag)
                    .GET());

            assertThat(again.status()).isEqualTo(304);
        }

        @Test
        @DisplayName("says of an answer that it is a repeated one")
        void replayed() {
            Answer first = http.post(SHOP, "/orders", twoBlueMugs(), "Idempotency-Key", "cart-replayed");
            Answer again = http.post(SHOP, "/orders", twoBlueMugs(), "Idempotency-Key", "cart-replayed");
            Answer other = http.post(SHOP, "/orders", twoBlueMugs(), "Idempotency-Key", "cart-not-replayed");

            assertThat(first.header("Idempotency-Replayed")).isEmpty();
            assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
            assertThat(again.text("/orderId")).isEqualTo(first.text("/orderId"));
            assertThat(other.header("Idempotency-Replayed")).isEmpty();
        }

        @Test
        @DisplayName("names the key, or the id, under which another order was sent (ORD-13), and nothing of that order")
        void takenNames() {
            String other =
                    twoBlueMugs().replace("\"quantity\": 2", "\"quantity\": 1").replace("3070", "1780");
            http.post(SHOP, "/orders", twoBlueMugs(), "Idempotency-Key", "cart-taken");
            http.post(SHOP, "/orders", twoBlueMugs().replaceFirst("\\{", "{\"orderId\": \"order-taken\","));

            Answer byKey = http.post(SHOP, "/orders", other, "Idempotency-Key", "cart-taken");
            Answer byId = http.post(SHOP, "/orders", other.replaceFirst("\\{", "{\"orderId\": \"order-taken\","));

            assertProblem(byKey, 409, "key-used-for-another-order");
            assertThat(byKey.text("/detail"))
                    .contains("Idempotency-Key 'cart-taken'")
                    .doesNotContain("order-");
            assertProblem(byId, 409, "order-id-used-for-another-order");
            assertThat(byId.text("/detail")).contains("order-taken").doesNotContain("key");
        }

        @Test
        @DisplayName("finds an order by how its reference begins, for whoever may read it, and tells it in short")
        void summaries() {
            String referred = twoBlueMugs().replaceFirst("\\{", "{\"reference\": \"web-20417\", ");
            Answer placed = http.post(SHOP, "/orders", referred);
            assertThat(placed.text("/reference")).isEqualTo("web-20417");

            JsonNode list = http.get(MARIA, "/orders?prefix=web-2").body().at("/orders");
            assertThat(list).hasSize(1);
            assertThat(list.at("/0").propertyNames())
                    .containsExactlyInAnyOrder(
                            "orderId", "reference", "customerId", "status", "total", "placedAt", "waitsFor");
            assertThat(list.at("/0/orderId").asString()).isEqualTo(placed.text("/orderId"));
            assertThat(http.get(EVE, "/orders?prefix=web-2").body().at("/orders"))
                    .isEmpty();
            assertThat(http.get(MARIA, "/orders?prefix=web-2&items=WHOLE")
                            .body()
                            .at("/orders/0/lines"))
                    .hasSize(1);
            assertInvalid(http.post(SHOP, "/orders", referred.replace("web-20417", "w".repeat(65))), "reference");
            assertInvalid(http.post(SHOP, "/orders", referred.replace("web-20417", " web")), "reference");
        }

        @Test
        @DisplayName("leads from page to page by cursor, to each order once")
        void cursors() {
            String customer = "pager";
            String order = twoBlueMugs().replace("\"maria\"", "\"" + customer + "\"");
            for (int each = 0; each < 5; each++) {
                http.post(SHOP, "/orders", order);
            }
            List<String> seen = new ArrayList<>();
            String next = "";
            do {
                Answer page = http.get(SHOP, "/orders?sort=placedAt&size=2&customerId=" + customer + next);
                seen.addAll(page.body().at("/orders").findValuesAsString("orderId"));
                assertThat(page.body().at("/total").asInt()).isEqualTo(5);
                next = page.body().has("next") ? "&cursor=" + page.text("/next") : "";
            } while (!next.isEmpty());

            assertThat(seen).hasSize(5).doesNotHaveDuplicates();
        }

        @Test
        @DisplayName("tells whoever comes back to a stream what is newer, and sends them away when nothing is")
        void resumed() {
            String id = placed(SHOP, "watched to the end");
            http.post(MARIA, "/orders/" + id + "/cancellation", CANCELLATION);
            String version = http.get(MARIA, "/orders/" + id).text("/version");
            String live = "/orders/" + id + "/live";

            Answer first = http.get(MARIA, live);
            assertThat(first.status()).isEqualTo(200);
            assertThat(first.raw().body()).contains("id:" + version).contains("CANCELLED");
            assertThat(http.send(http.request(MARIA, live)
                                    .header("Last-Event-ID", "0")
                                    .GET())
                            .raw()
                            .body())
                    .contains("id:" + version);
            assertThat(http.send(http.request(MARIA, live)
                                    .header("Last-Event-ID", version)
                                    .GET())
                            .status())
                    .isEqualTo(204);
            assertInvalid(
                    http.send(http.request(MARIA, live)
                            .header("Last-Event-ID", "yesterday")
                            .GET()),
                    "Last-Event-ID");
        }

        @Test
        @DisplayName("opens no stream for whoever asks only what there is")
        void headOfAStream() {
            String live = "/orders/" + placed(SHOP, "asked for its head") + "/live";

            Answer head = http.send(http.request(SHOP, live).method("HEAD", HttpRequest.BodyPublishers.noBody()));

            assertThat(head.status()).isEqualTo(200);
            assertThat(head.header("Content-Type")).startsWith("text/event-stream");
            assertThat(http.watched()).isZero();
        }

        @ParameterizedTest(name = "{0} {1}")
        @DisplayName(
                "judges methods and parameters itself, whatever the firewall before it would say in the middle of it")
        @CsvSource({
            "QUERY, /orders, 405, method-not-allowed",
            "TRACE, /orders?colour=red, 405, method-not-allowed",
            "GET, /orders?%F3%AD%88%9F=%0A, 400, unknown-parameter",
            "GET, /orders;colour=red, 400, bad-request"
        })
        void firewall(String method, String path, int status, String code) {
            assertProblem(
                    http.send(http.request(SHOP, path).method(method, HttpRequest.BodyPublishers.noBody())),
                    status,
                    code);
        }

        @Test
        @DisplayName(
                "tells without a token which methods there are, and pages of other origins that they are not served")
        void options() {
            Answer options =
                    http.send(http.request("", "/orders").method("OPTIONS", HttpRequest.BodyPublishers.noBody()));

            assertThat(options.status()).isEqualTo(200);
            assertThat(options.header("Allow").split(",\\s*"))
                    .containsExactlyInAnyOrder("GET", "HEAD", "POST", "OPTIONS");
        }
    }

    @Nested
    @DisplayName("when what follows from orders does not keep up (ORD-20)")
    class FallenBehind {

        private final Backlog deep = new Backlog(1_001, Duration.ofMillis(9_200));

        @Test
        @DisplayName("asks a new order to wait, names the rule and the way out, and does nothing")
        void newOrdersWait() {
            http.orders().fallBehind(deep);

            Answer answer = http.post(SHOP, "/orders", twoBlueMugs());

            assertProblem(answer, 503, "too-many-orders-under-way");
            assertThat(answer.header("Retry-After")).isEqualTo("4");
            assertThat(answer.text("/rule")).isEqualTo("ORD-20");
            assertThat(answer.text("/type")).isEqualTo("urn:shop:rule:ord-20");
            assertThat(answer.text("/facts/waitingEvents")).isEqualTo("1001");
            assertThat(answer.text("/detail"))
                    .isEqualTo("What follows from the orders accepted so far is 9.2 s behind. "
                            + "Nothing was done; send the same request again in 4 s.");
            assertThat(http.orders().asked()).isEmpty();
        }

        @Test
        @DisplayName("asks a new order to wait until somebody has seen that the log is the one that is known")
        void beforeTheLogIsKnown() {
            String[] cart = {"Idempotency-Key", "cart-20", "Prefer", "respond-async"};
            http.post(SHOP, "/orders", twoBlueMugs(), cart);
            http.orders().doubtTheLog();

            Answer answer = http.post(SHOP, "/orders", twoBlueMugs());

            assertProblem(answer, 503, "log-not-recognised-yet");
            assertThat(answer.header("Retry-After")).isEqualTo("1");
            assertThat(http.orders().asked()).hasSize(1);
            assertThat(http.post(SHOP, "/orders", twoBlueMugs(), cart).status())
                    .as("one that was placed already")
                    .isEqualTo(202);
        }

        @Test
        @DisplayName("answers an order that was placed already, by key as by id, although no view has seen it")
        void repeatsAreAnswered() {
            String underItsOwnId = twoBlueMugs().replaceFirst("\\{", "{\"orderId\": \"order-20\",");
            String[] byKey = {"Idempotency-Key", "cart-20", "Prefer", "respond-async"};
            String[] byId = {"Prefer", "respond-async"};
            http.orders().seeNothing();
            http.post(SHOP, "/orders", twoBlueMugs(), byKey);
            http.post(SHOP, "/orders", underItsOwnId, byId);
            http.orders().fallBehind(deep);

            assertThat(http.post(SHOP, "/orders", twoBlueMugs(), byKey).status())
                    .isEqualTo(202);
            assertThat(http.post(SHOP, "/orders", underItsOwnId, byId).status()).isEqualTo(202);
        }

        @Test
        @DisplayName("reads, lists and cancels as ever")
        void theRestGoesOn() {
            String id = placed(SHOP, "placed before the flood");
            http.orders().fallBehind(deep);

            assertThat(http.get(MARIA, "/orders/" + id).status()).isEqualTo(200);
            assertThat(http.get(MARIA, "/orders").status()).isEqualTo(200);
            assertThat(http.post(MARIA, "/orders/" + id + "/cancellation", "{\"reason\": \"ANOTHER_REASON\"}")
                            .status())
                    .isEqualTo(200);
        }

        @Test
        @DisplayName("tells what is wrong with an order that could never be accepted, and not to wait")
        void hopelessOrders() {
            http.orders().fallBehind(deep);

            assertProblem(
                    http.post(SHOP, "/orders", twoBlueMugs().replace("Lisboa", "4111 1111 1111 1111")),
                    422,
                    "card-number");
        }

        @Test
        @DisplayName("accepts orders while few events wait, for however long, or many for a moment")
        void bounds() {
            http.orders().fallBehind(new Backlog(1_000, Duration.ofHours(1)));
            assertThat(http.post(SHOP, "/orders", twoBlueMugs()).status()).isEqualTo(201);

            http.orders().fallBehind(new Backlog(100_000, Duration.ofSeconds(5)));
            assertThat(http.post(SHOP, "/orders", twoBlueMugs()).status()).isEqualTo(201);
        }

        @Test
        @DisplayName("has nobody wait for longer than half a minute before asking again")
        void longestPause() {
            http.orders().fallBehind(new Backlog(100_000, Duration.ofHours(1)));

            assertThat(http.post(SHOP, "/orders", twoBlueMugs()).header("Retry-After"))
                    .isEqualTo("30");
        }
    }

    @Nested
    @DisplayName("in trouble")
    class InTrouble {

        @Test
        @DisplayName("says that the same request may succeed later, and when to try")
        void passing() {
            http.orders().failWith(new NoHandlerForCommandException("nobody is there yet"));

            Answer answer = http.post(SHOP, "/orders", twoBlueMugs());

            assertProblem(answer, 503, "try-again");
            assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*");
            assertThat(answer.raw().body()).doesNotContain("nobody is there yet");
        }

        @Test
        @DisplayName("tells nothing of its inner life")
        void unexpected() {
            http.orders().failWith(new IllegalStateException("password=secret"));

            Answer answer = http.post(SHOP, "/orders", twoBlueMugs());

            assertProblem(answer, 500, "unexpected");
            assertThat(answer.raw().body()).doesNotContain("secret").doesNotContain("Exception");
        }
    }
}
