package shop.simulators.psp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static shop.simulators.psp.PspComponentTest.capture;
import static shop.simulators.psp.PspComponentTest.payment;
import static shop.simulators.psp.PspComponentTest.refund;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.simulators.Shop;
import shop.simulators.Simulator;
import shop.simulators.Simulator.Answer;
import shop.simulators.webhook.Signature;

@DisplayName("What the payment service provider tells by itself")
class PspNoticesComponentTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String SECRET = "whsec_of_this_test";

    @TempDir
    Path data;

    private Shop shop;
    private Simulator psp;

    @BeforeEach
    void start() throws Exception {
        shop = Shop.open();
        psp = simulator();
    }

    @AfterEach
    void stop() {
        psp.close();
        shop.close();
    }

    private Simulator simulator(String... more) {
        String[] settings = {
            "simulator.psp.settle=300ms",
            "simulator.psp.webhook-secret=" + SECRET,
            "simulator.psp.first-retry=20ms",
            "simulator.psp.longest-retry=100ms",
            shop.settingOfProvider()
        };
        // What is said here stands in place of what is said above.
        Map<String, String> all = new LinkedHashMap<>();
        Stream.concat(Arrays.stream(settings), Arrays.stream(more))
                .forEach(setting -> all.put(setting.replaceAll("=.*", ""), setting));
        return Simulator.start(PspSimulator.application(), data, all.values().toArray(String[]::new));
    }

    private String authorized(String reference, String method, String token) throws Exception {
        Answer answer = psp.post("/authorizations", "authorize-" + reference, payment(reference, method, token));
        return "/authorizations/" + answer.text("/authorizationId");
    }

    private void untilTold(String reference, String... types) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(shop.typesTakenFor(reference)).containsExactly(types));
    }

    @Test
    @DisplayName("is signed, has an id, and is repeated until it is taken")
    void isSigned() throws Exception {
        shop.answers(notification -> shop.heard().size() < 2 ? 503 : 204);
        String slip = authorized("payment-slip", "BANK_SLIP", "tok_slip_never_paid");

        psp.post(slip + "/customer-decisions", "", "{\"decision\": \"confirmed\"}");

        untilTold("payment-slip", "customer.decided");
        assertThat(shop.heard()).hasSize(3).allSatisfy(heard -> {
            assertThat(heard.raw()).isEqualTo(shop.heard().get(0).raw());
            long second = Long.parseLong(heard.signature().replaceAll("t=(\\d+),.*", "$1"));
            assertThat(heard.signature()).isEqualTo(Signature.of(heard.raw(), Instant.ofEpochSecond(second), SECRET));
        });
        assertThat(shop.taken().get(0).body().get("id").asString()).startsWith("auth_");
    }

    @Test
    @DisplayName("is never told where its notifications are lost, and stands among the transactions")
    void isLost() throws Exception {
        authorized("payment-lost", "DEBIT", "tok_disputed.never");
        authorized("payment-told", "DEBIT", "tok_disputed");
        untilTold("payment-told", "dispute.opened");

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(types("/transactions?reference=payment-lost"))
                        .containsExactly("paid", "disputed"));
        assertThat(types("/transactions?unasked=true")).containsOnly("disputed").hasSize(2);
        assertThat(types("/transactions?unasked=true&before=2020-01-01T00:00:00Z"))
                .isEmpty();
        assertThat(shop.typesTakenFor("payment-lost")).isEmpty();
    }

    private List<String> types(String path) throws Exception {
        List<String> types = new ArrayList<>();
        psp.get(path)
                .body()
                .get("transactions")
                .forEach(it -> types.add(it.get("type").asString()));
        return types;
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "DEBIT,tok_refund_fails_later,refund.failed",
        "DEBIT,tok_refund_settles_later,refund.settled",
        "BANK_SLIP,tok_slip_turns_back,deposit.turned_back",
        "DEBIT,tok_pays_too_late,customer.decided",
        "DEBIT,tok_disputed,dispute.opened",
        "DEBIT,tok_disputed_inquiry,dispute.opened"
    })
    @DisplayName("happens by itself after a while")
    void happens(String method, String token, String type) throws Exception {
        String authorization = authorized("payment-" + token, method, token);
        if (token.startsWith("tok_refund")) {
            psp.post(authorization + "/refunds", "refund-" + token, refund("r-1", 580));
        }

        untilTold("payment-" + token, type);
    }

    /** On a machine that is too slow for the pause that lets others pass, it is tried with a longer one. */
    @Test
    @DisplayName("comes twice, or in another order, where the token says so")
    void comesInAnyOrder() throws Exception {
        List<String> told = List.of();
        for (int settle = 300; settle < 20_000; settle *= 3) {
            psp.close();
            psp = simulator("simulator.psp.settle=" + settle + "ms");
            told = ofADispute("payment-any-order-" + settle);
            if (told.lastIndexOf("dispute.closed") < told.indexOf("dispute.opened")) {
                break;
            }
        }

        assertThat(told).containsExactly("dispute.closed", "dispute.closed", "dispute.opened", "dispute.opened");
    }

    /** What is told of a payment that is disputed, answered, and decided. */
    private List<String> ofADispute(String reference) throws Exception {
        String disputed = authorized(reference, "DEBIT", "tok_disputed.twice.reordered");
        await().atMost(SOON)
                .until(() -> psp.get(disputed).body().get("disputes").size() == 1);
        psp.post(answers(disputed), "answer-" + reference, "{\"evidence\": \"It was delivered.\"}");
        return await().atMost(SOON).until(() -> shop.typesTakenFor(reference), told -> told.size() == 4);
    }

    private String answers(String authorization) throws Exception {
        return authorization + "/disputes/" + psp.get(authorization).text("/disputes/0/disputeId") + "/answers";
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {"{\"evidence\": \"Delivered on Monday.\"}|won", "{\"evidence\": \"We are sure.\"}|lost", "{}|lost"
            })
    @DisplayName("is how the bank has decided, by what the shop has answered, once")
    void isDecided(String answer, String decision) throws Exception {
        String disputed = authorized("payment-decided", "CARD", "tok_disputed");
        psp.post(disputed + "/captures", "capture-decided", capture("c-1", 2580));
        await().atMost(SOON)
                .until(() -> psp.get(disputed).body().get("disputes").size() == 1);
        assertThat(psp.post(disputed + "/refunds", "refund-decided", refund("r-1", 1))
                        .text("/code"))
                .isEqualTo("disputed");

        assertThat(psp.post(answers(disputed), "answer-1", answer).text("/status"))
                .isEqualTo("answered");
        assertThat(psp.post(answers(disputed), "answer-1", answer).text("/status"))
                .isEqualTo("answered");
        assertThat(psp.post(answers(disputed), "answer-2", answer).text("/code"))
                .isEqualTo("dispute_answered");
        untilTold("payment-decided", "dispute.opened", "dispute.closed");

        assertThat(psp.get(disputed).text("/disputes/0/status")).isEqualTo(decision);
        Answer refund = psp.post(disputed + "/refunds", "refund-decided", refund("r-1", 1));
        assertThat(decision.equals("won") ? refund.text("/status") : refund.text("/code"))
                .isEqualTo(decision.equals("won") ? "refunded" : "over_refund");
    }

    @Test
    @DisplayName("is told after a restart, if it was not before, and no more if it was")
    void restarts() throws Exception {
        shop.answers(notification -> 503);
        authorized("payment-before", "DEBIT", "tok_disputed");
        await().atMost(SOON).until(() -> !shop.heard().isEmpty());
        psp.close();
        shop.answers(notification -> 204);
        psp = simulator("simulator.psp.answer-within=7d");
        untilTold("payment-before", "dispute.opened");
        psp.close();

        psp = simulator();
        authorized("payment-after", "BANK_SLIP", "tok_slip_turns_back");
        untilTold("payment-after", "deposit.turned_back");
        assertThat(shop.typesTakenFor("payment-before")).containsExactly("dispute.opened");
    }

    @Test
    @DisplayName("is not signed with the demonstration's secret where others can listen")
    void demoSecret() {
        assertThatThrownBy(() -> Simulator.start(PspSimulator.application(), data, "simulator.address=0.0.0.0"))
                .rootCause()
                .hasMessageContaining("simulator.psp.webhook-secret must be set");
    }
}
