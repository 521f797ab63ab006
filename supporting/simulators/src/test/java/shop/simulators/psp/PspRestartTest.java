package shop.simulators.psp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static shop.simulators.psp.PspComponentTest.capture;
import static shop.simulators.psp.PspComponentTest.entriesFor;
import static shop.simulators.psp.PspComponentTest.payment;
import static shop.simulators.psp.PspComponentTest.refund;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.simulators.Simulator;
import shop.simulators.Simulator.Answer;
import shop.simulators.ledger.EntryMapper;
import shop.simulators.ledger.LedgerFile;
import shop.simulators.web.IdempotencyKey;
import tools.jackson.databind.JsonNode;

@DisplayName("The payment service provider, started again")
class PspRestartTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    Path data;

    private Simulator start(String... settings) {
        return Simulator.start(PspSimulator.application(), data, settings);
    }

    @Test
    @DisplayName("gives every answer again, remembers every sum, and lets nothing be done twice")
    void remembers() throws Exception {
        Answer authorized;
        Answer captured;
        Answer statement;
        String path;
        try (Simulator psp = start()) {
            authorized = psp.post("/authorizations", "a-1", payment("payment-1", "CARD", "tok_approve"));
            path = "/authorizations/" + authorized.text("/authorizationId");
            captured = psp.post(path + "/captures", "c-1", capture("c-1", 2000));
            psp.post(path + "/refunds", "r-1", refund("r-1", 500));
            psp.post("/authorizations", "a-2", payment("payment-2", "BANK_SLIP", "tok_slip_never_paid"));
            statement = psp.get(path);
        }
        try (Simulator psp = start()) {
            assertThat(psp.post("/authorizations", "a-1", payment("payment-1", "CARD", "tok_approve")))
                    .isEqualTo(authorized);
            assertThat(psp.post(path + "/captures", "c-1", capture("c-1", 2000)))
                    .isEqualTo(captured);
            assertThat(psp.post(path + "/captures", "c-1", capture("c-1", 1)).text("/code"))
                    .isEqualTo("idempotency_conflict");
            assertThat(psp.post(path + "/captures", "c-2", capture("c-2", 581)).text("/code"))
                    .isEqualTo("over_capture");
            assertThat(psp.get(path)).isEqualTo(statement);

            JsonNode ledger = psp.get("/ledger").body();
            assertThat(ledger.at("/authorized").toString()).isEqualTo("{\"CARD\":{\"BRL\":2580}}");
            assertThat(ledger.at("/captured").toString()).isEqualTo("{\"CARD\":{\"BRL\":2000}}");
            assertThat(ledger.at("/refunded").toString()).isEqualTo("{\"CARD\":{\"BRL\":500}}");
            assertThat(ledger.at("/voided").toString()).isEqualTo("{}");
            assertThat(ledger.at("/pending").toString()).isEqualTo("{\"BANK_SLIP\":{\"BRL\":2580}}");
            assertThat(ledger.at("/entries").asLong()).isEqualTo(4);
            assertThat(ledger.at("/replays").asLong()).isEqualTo(2);
        }
    }

    @Test
    @DisplayName("has written nothing that it cannot count, and its key is free again")
    void refusesBeforeItWrites() throws Exception {
        try (Simulator psp = start()) {
            Answer refused = psp.post("/authorizations", "a-1", fortune(Long.MAX_VALUE));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.text("/code")).isEqualTo("amount_too_large");
            assertThat(psp.entries()).isEmpty();
            assertThat(psp.post("/authorizations", "a-1", fortune(999_999_999_999L))
                            .status())
                    .isEqualTo(201);
        }
        try (Simulator psp = start()) {
            assertThat(psp.get("/ledger").body().at("/authorized").toString())
                    .isEqualTo("{\"CARD\":{\"BRL\":999999999999}}");
        }
    }

    @Test
    @DisplayName("opens a book that holds more than 64 bits can count, as older ones may, and goes on with it")
    void opensWhatWasOnceAccepted() throws Exception {
        try (LedgerFile old = LedgerFile.open(data.resolve("psp.ledger"), "psp", (number, json) -> {})) {
            EntryMapper<Entry> entries = new EntryMapper<>(Entry.class);
            for (int number = 1; number <= 3; number++) {
                old.append(entries.write(authorized(number)));
            }
        }
        try (Simulator psp = start()) {
            assertThat(psp.get("/ledger").body().at("/authorized").toString())
                    .isEqualTo("{\"CARD\":{\"BRL\":27670116110564327421}}");
            assertThat(psp.page("/")).contains("276701161105643274.21");
            assertThat(psp.post("/authorizations", "new", payment("payment-new", "CARD", "tok_approve"))
                            .status())
                    .isEqualTo(201);
        }
        try (Simulator psp = start()) {
            assertThat(psp.entries()).hasSize(4);
        }
    }

    private static Entry authorized(int number) {
        return new Entry.Authorization(
                Instant.parse("2026-01-06T10:00:00Z"),
                new IdempotencyKey("key-" + number, "fingerprint"),
                "auth_" + number,
                "payment-" + number,
                Method.CARD,
                new Amount(Long.MAX_VALUE, "BRL"),
                1,
                new Token("tok_approve"),
                Status.AUTHORIZED,
                Optional.empty(),
                Optional.of(Instant.parse("2026-01-13T10:00:00Z")),
                true,
                Optional.of("4242"),
                Optional.empty());
    }

    private static String fortune(long minor) {
        return "{\"reference\": \"payment-1\", \"method\": \"CARD\", \"amount\": {\"minor\": %d, \"currency\": \"BRL\"}}"
                .formatted(minor);
    }

    @Test
    @DisplayName("answers at once what it held back before")
    void answersWhatItHeldBack() throws Exception {
        String body = payment("payment-held", "CARD", "tok_timeout_then_approve");
        try (Simulator psp = start("simulator.psp.hold=60s")) {
            assertThatThrownBy(() -> psp.postWithin(Duration.ofMillis(500), "/authorizations", "held", body))
                    .isInstanceOf(IOException.class);
        }
        try (Simulator psp = start("simulator.psp.hold=60s")) {
            assertThat(psp.post("/authorizations", "held", body).text("/status"))
                    .isEqualTo("authorized");
            assertThat(entriesFor(psp, "payment-held")).hasSize(1);
        }
    }

    @Test
    @DisplayName("lets happen what was still to come, once")
    void aftermath() throws Exception {
        try (Simulator psp = start("simulator.psp.settle=1h")) {
            String path = "/authorizations/"
                    + psp.post("/authorizations", "a-1", payment("payment-1", "DEBIT", "tok_refund_fails_later"))
                            .text("/authorizationId");
            psp.post(path + "/refunds", "r-1", refund("r-1", 500));
            psp.post("/authorizations", "a-2", payment("payment-2", "DEBIT", "tok_disputed"));
        }
        for (int life = 0; life < 2; life++) {
            try (Simulator psp = start("simulator.psp.settle=1ms")) {
                await().atMost(SOON).untilAsserted(() -> {
                    assertThat(entriesFor(psp, "payment-1")).hasSize(3);
                    assertThat(entriesFor(psp, "payment-2")).hasSize(2);
                });
                assertThat(psp.get("/ledger").number("/entries")).isEqualTo(5);
            }
        }
    }

    @Test
    @DisplayName("after a kill that tore its last entry, goes on without that entry")
    void torn() throws Exception {
        try (Simulator psp = start()) {
            psp.post("/authorizations", "a-1", payment("payment-1", "CARD", "tok_approve"));
        }
        Files.writeString(data.resolve("psp.ledger"), "0badc0de {\"type\":\"authoriz", StandardOpenOption.APPEND);
        try (Simulator psp = start()) {
            psp.post("/authorizations", "a-2", payment("payment-2", "CARD", "tok_approve"));
            assertThat(psp.entries().stream().map(entry -> entry.get("n").asLong()))
                    .containsExactly(1L, 2L);
            assertThat(psp.entriesAfter(1)).hasSize(1);
        }
    }
}
