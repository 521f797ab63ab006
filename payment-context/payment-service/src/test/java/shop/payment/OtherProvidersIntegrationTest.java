package shop.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shop.payment.collecting.TwoBlueMugs.BOTH;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.mongo.EmbeddedMongo;
import shop.node.EmbeddedNode;
import shop.payment.api.AuthorisePayment;
import shop.payment.api.PaymentId;
import shop.payment.api.PaymentMethod;
import shop.rehearsal.Issuer;

/** The whole service with another provider, at whose address nobody listens here. */
@DisplayName("A payment service that is told to work with")
class OtherProvidersIntegrationTest {

    private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

    private static EmbeddedNode node;
    private static EmbeddedMongo mongo;
    private static Issuer issuer;

    @BeforeAll
    static void start() throws Exception {
        node = EmbeddedNode.start();
        mongo = EmbeddedMongo.inMemory();
        issuer = Issuer.start();
    }

    @AfterAll
    static void stop() {
        issuer.close();
        mongo.close();
        node.close();
    }

    private static final List<String> STRIPE = List.of(
            "--payment.provider.stripe.address=" + NOWHERE,
            "--payment.provider.stripe.api-key=sk_test_of_this_test",
            "--payment.provider.stripe.return-url=https://shop.example/orders",
            "--payment.provider.stripe.webhook-secrets=whsec_of_this_test");

    private static final List<String> TOSS = List.of(
            "--payment.provider.toss.address=" + NOWHERE, "--payment.provider.toss.secret-key=test_sk_of_this_test");

    private static final Money WON = Money.of(25_800, "KRW");

    static Stream<Arguments> providers() {
        return Stream.of(
                Arguments.of("stripe", List.of("--payment.provider.kind=stripe"), STRIPE, BOTH, "pm_card_visa"),
                Arguments.of("toss", List.of("--payment.provider.kind=toss"), TOSS, WON, "payment_key"),
                Arguments.of(
                        "toss",
                        List.of("--payment.provider.kind=stripe", "--payment.provider.beside=toss"),
                        Stream.concat(STRIPE.stream(), TOSS.stream()).toList(),
                        WON,
                        "toss:payment_key"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("providers")
    @DisplayName("another provider, or one beside it, asks that one, and takes its notices only:")
    void asksThatOne(String asked, List<String> kind, List<String> settings, Money amount, String token) {
        OrderId order = OrderId.of("order-" + asked + "-" + kind.size());
        try (RunningPaymentService service = RunningPaymentService.start(
                node,
                mongo,
                NOWHERE,
                issuer,
                Stream.concat(kind.stream(), settings.stream()).toArray(String[]::new))) {
            service.send(new AuthorisePayment(
                    PaymentId.of(order, 1),
                    order,
                    1,
                    PaymentMethod.CARD,
                    amount,
                    token,
                    1,
                    Optional.empty(),
                    Optional.empty()));
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> service.payment(order)
                            .filter(payment -> payment.entries().stream()
                                    .anyMatch(entry -> entry.event().equals("PaymentOutcomeUnknown")))
                            .isPresent());

            String notice = "{\"eventType\": \"PAYMENT_STATUS_CHANGED\", \"data\": {\"orderId\": \""
                    + PaymentId.of(order, 1).value() + "\"}}";
            // Stripe's is not proved; and Toss Payments is asked, and does not answer.
            assertThat(service.send("POST", "/provider-notifications/" + asked, Optional.empty(), notice)
                            .statusCode())
                    .isEqualTo(asked.equals("stripe") ? 401 : 503);
            assertThat(service.notify("", notice).statusCode()).isEqualTo(404);
        }
    }
}
