package shop.payment.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shop.payment.RememberingProvider;
import shop.payment.api.CapturePayment;
import shop.payment.api.PaymentMethod;
import shop.payment.api.RefundPayment;
import shop.payment.api.ReleasePayment;
import shop.payment.asking.AskingForTests;
import shop.payment.collecting.PaymentsInMemory;
import shop.payment.collecting.ProviderRequest;
import shop.payment.collecting.TwoBlueMugs;
import shop.platform.messaging.Commands;
import shop.platform.outside.OutsideCalls;
import shop.platform.time.Freshness;

/** What a policy hears twice ends as what it hears once. */
@DisplayName("When an operation is requested, the provider is asked for it:")
class PoliciesTest {

    private static final Instant NINE = Instant.parse("2026-01-05T09:00:00+09:00");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final PaymentsInMemory payments = new PaymentsInMemory();
    private final OutsideCalls threads = new OutsideCalls("provider", 4, 100);
    private final RememberingProvider provider = new RememberingProvider();
    private WhenOperationRequestedThenAskTheProvider policy;

    @BeforeEach
    void begin() {
        policy = new WhenOperationRequestedThenAskTheProvider(
                AskingForTests.calls(threads, provider, payments.commands()),
                new Freshness(Clock.fixed(NINE, ZoneOffset.UTC)));
    }

    @AfterEach
    void stop() {
        threads.close();
    }

    static Stream<Named<Scenario>> scenarios() {
        return Stream.of(
                Named.of(
                        "an authorisation",
                        new Scenario(PaymentMethod.CARD, commands -> {}, 1, List.of("PaymentAuthorised"))),
                Named.of(
                        "a capture",
                        new Scenario(
                                PaymentMethod.CARD,
                                commands -> commands.send(new CapturePayment(
                                        TwoBlueMugs.PAYMENT, "hamburg", TwoBlueMugs.ONE, Optional.empty())),
                                2,
                                List.of("PaymentCaptured"))),
                Named.of(
                        "a void",
                        new Scenario(
                                PaymentMethod.CARD,
                                commands -> commands.send(new ReleasePayment(TwoBlueMugs.PAYMENT, "not sent")),
                                2,
                                List.of("PaymentReleased"))),
                Named.of(
                        "a refund",
                        new Scenario(
                                PaymentMethod.VOUCHER,
                                commands -> commands.send(new RefundPayment(
                                        TwoBlueMugs.PAYMENT, "refund-1", TwoBlueMugs.ONE, "not sent")),
                                2,
                                List.of("PaymentRefunded"))));
    }

    /**
     * @param next what is asked of the payment once its money is there
     * @param operations how many operations there are in the end
     * @param outcome how its life ends
     */
    record Scenario(PaymentMethod method, Consumer<Commands> next, int operations, List<String> outcome) {}

    @ParameterizedTest(name = "{0}")
    @DisplayName("heard twice, it happens once:")
    @MethodSource("scenarios")
    void heardTwice(Scenario scenario) {
        payments.commands().send(TwoBlueMugs.authorise(scenario.method()));
        hear(1);
        scenario.next().accept(payments.commands());
        hear(scenario.operations());
        List<Object> once = payments.happened();

        // A call that is still under way is not made another time, so it takes a while until each was asked twice.
        requests()
                .forEach(request -> await().atMost(PATIENCE).until(() -> {
                    policy.on(request, NINE);
                    return provider.asked().stream().filter(request::equals).count() > 1;
                }));
        threads.close();

        assertThat(payments.happened()).isEqualTo(once);
        assertThat(once.stream().map(event -> event.getClass().getSimpleName()).toList())
                .endsWith(scenario.outcome().toArray(String[]::new));
        assertThat(provider.carriedOut()).isEqualTo(requests());
    }

    /** Lets the policy hear the n-th request, and waits until the payment knows what came of it. */
    private void hear(int operation) {
        int before = payments.happened().size();
        if (requests().size() < operation || provider.asked().size() >= operation) {
            return;
        }
        policy.on(requests().get(operation - 1), NINE);
        await().atMost(PATIENCE).until(() -> payments.happened().size() > before);
    }

    private List<ProviderRequest> requests() {
        return payments.happened().stream()
                .filter(ProviderRequest.class::isInstance)
                .map(ProviderRequest.class::cast)
                .toList();
    }
}
