package shop.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.kernel.OrderId;
import shop.mongo.EmbeddedMongo;
import shop.node.EmbeddedNode;
import shop.order.RunningOrders.Answer;
import shop.rehearsal.Issuer;

/** Over the real connector, with bounds that a small flood exceeds. */
@DisplayName("More orders at once than can be followed up")
class FloodOfOrdersIntegrationTest {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int SENDERS = 64;
    private static final int MOST_OF_A_SENDER = 50;

    private final ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
    private EmbeddedNode node;
    private EmbeddedMongo mongo;
    private Issuer issuer;
    private PaymentAndShipping others;
    private RunningOrders orders;
    private String mugShop;

    @BeforeEach
    void start() {
        node = EmbeddedNode.start();
        mongo = EmbeddedMongo.inMemory();
        issuer = Issuer.start();
        others = PaymentAndShipping.start(node);
        orders = RunningOrders.start(
                node, mongo, issuer, "--order.admission.behind=300ms", "--order.admission.waiting=30");
        mugShop = issuer.token("mug-shop", "shop");
    }

    @AfterEach
    void stop() {
        senders.shutdownNow();
        orders.close();
        others.close();
        issuer.close();
        mongo.close();
        node.close();
    }

    /** What one sender saw who sends one order after the other, whatever the answers say, until it is asked to wait. */
    private record Seen(List<OrderId> accepted, List<Answer> others, List<Answer> repeats) {}

    private Seen flood(int sender) {
        Seen seen = new Seen(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int number = 0; number < MOST_OF_A_SENDER && seen.others().isEmpty(); number++) {
            Answer answer = place("cart-" + sender + "-" + number);
            if (answer.status() / 100 == 2) {
                seen.accepted().add(answer.placed());
            } else {
                seen.others().add(answer);
            }
        }
        if (!seen.accepted().isEmpty()) {
            seen.repeats().add(place("cart-" + sender + "-0"));
        }
        return seen;
    }

    /** Tea that the card is declined for and a voucher would pay the rest of: it ends rejected. */
    private Answer place(String key) {
        return orders.post(mugShop, "/orders", """
                {"ifDeclined": "REJECT", "customerId": "maria", "shipTo": {"name": "Maria Silva", "city": "Lisboa", "postcode": "1100-048", "country": "PT"},
                 "lines": [{"sku": "TEA-GREEN", "quantity": 1, "unitPrice": {"minor": 850, "currency": "EUR"},
                            "shipFrom": "tea-house"}],
                 "tenders": [{"method": "VOUCHER", "amount": {"minor": 350, "currency": "EUR"}, "token": "tok_approve"},
                             {"method": "CARD", "amount": {"minor": 500, "currency": "EUR"}, "token": "tok_decline"}]}""", "Idempotency-Key", key, "Prefer", "respond-async");
    }

    @Test
    @DisplayName("make their senders wait, and every accepted order reaches its end (ORD-20)")
    void slowsTheSendersDown() {
        List<CompletableFuture<Seen>> floods = IntStream.range(0, SENDERS)
                .mapToObj(sender -> CompletableFuture.supplyAsync(() -> flood(sender), senders))
                .toList();
        List<Seen> all = floods.stream().map(CompletableFuture::join).toList();

        assertThat(all.stream().flatMap(seen -> seen.others().stream()))
                .isNotEmpty()
                .allSatisfy(answer -> {
                    assertThat(answer.status()).as(answer.raw()).isEqualTo(503);
                    assertThat(answer.text("/rule")).isEqualTo("ORD-20");
                    assertThat(answer.retryAfter()).matches("[1-9][0-9]?");
                });
        assertThat(all)
                .allSatisfy(seen -> assertThat(seen.repeats())
                        .allSatisfy(answer -> assertThat(answer.placed())
                                .isEqualTo(seen.accepted().get(0))));
        await("somebody who comes back")
                .atMost(PATIENCE)
                .until(() -> place("cart-of-the-patient").status() == 202);
        assertThat(all.stream().flatMap(seen -> seen.accepted().stream()))
                .isNotEmpty()
                .allSatisfy(order -> await(order.value())
                        .atMost(PATIENCE)
                        .until(() -> orders.get(mugShop, "/orders/" + order)
                                .text("/status")
                                .equals("REJECTED")));
    }
}
