package shop.payment.asking;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static shop.payment.collecting.TwoBlueMugs.BOTH;
import static shop.payment.collecting.TwoBlueMugs.CARD;
import static shop.payment.collecting.TwoBlueMugs.ONE;
import static shop.payment.collecting.TwoBlueMugs.ORDER;
import static shop.payment.collecting.TwoBlueMugs.PAYMENT;
import static shop.payment.collecting.TwoBlueMugs.SLIP;
import static shop.payment.collecting.TwoBlueMugs.TENDER;
import static shop.payment.collecting.TwoBlueMugs.authorisationRequested;
import static shop.payment.collecting.TwoBlueMugs.authorised;
import static shop.payment.collecting.TwoBlueMugs.captureDeferred;
import static shop.payment.collecting.TwoBlueMugs.captureFailed;
import static shop.payment.collecting.TwoBlueMugs.captureRequested;
import static shop.payment.collecting.TwoBlueMugs.captured;
import static shop.payment.collecting.TwoBlueMugs.key;
import static shop.payment.collecting.TwoBlueMugs.outcomeUnknown;
import static shop.payment.collecting.TwoBlueMugs.paid;
import static shop.payment.collecting.TwoBlueMugs.payerAwaited;
import static shop.payment.collecting.TwoBlueMugs.refundAccepted;
import static shop.payment.collecting.TwoBlueMugs.refundFailed;
import static shop.payment.collecting.TwoBlueMugs.refundRequested;
import static shop.payment.collecting.TwoBlueMugs.refunded;
import static shop.payment.collecting.TwoBlueMugs.registered;
import static shop.payment.collecting.TwoBlueMugs.released;
import static shop.payment.collecting.TwoBlueMugs.voidRequested;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.payment.RememberingProvider;
import shop.payment.api.DeclineReason;
import shop.payment.api.PaymentDeclined;
import shop.payment.api.PaymentMethod;
import shop.payment.api.PaymentNeedsAttention;
import shop.payment.collecting.FoundOutcome;
import shop.payment.collecting.PaymentsInMemory;
import shop.payment.collecting.ProviderRequest;
import shop.payment.collecting.TwoBlueMugs;
import shop.platform.outside.OpenQuestion;
import shop.platform.outside.OutsideCalls;
import shop.platform.outside.RecordedFacts;

@DisplayName("What a payment waits to hear, as its own events say,")
class AskTheProviderAgainTest {

    private static final Instant NOW = Instant.parse("2026-01-05T09:00:00+09:00");

    /** What the provider is asked again, and looks up, after these have happened. */
    private static RememberingProvider after(Object... events) {
        return after(new OpenQuestion(PAYMENT.value(), "", "any", 0, NOW), events);
    }

    private static RememberingProvider after(OpenQuestion question, Object... events) {
        return after(new RememberingProvider(), question, events);
    }

    private static RememberingProvider after(RememberingProvider provider, OpenQuestion question, Object... events) {
        var threads = new OutsideCalls("provider", 1, 1);
        var asker = new AskTheProviderAgain(
                AskingForTests.calls(threads, provider, new PaymentsInMemory().commands()), AskingForTests.DEADLINES);
        assertThat(asker.ask(question, recorded(events), NOW)).isTrue();
        threads.close();
        return provider;
    }

    private static RecordedFacts recorded(Object... events) {
        AtomicLong position = new AtomicLong();
        return RecordedFacts.in(DomainEventStream.of(Arrays.stream(events)
                .map(event -> new GenericDomainEventMessage<>(
                        "Payment",
                        PAYMENT.value(),
                        position.getAndIncrement(),
                        event,
                        Map.of(),
                        "event-" + position,
                        NOW.minusSeconds(60)))));
    }

    private static void isNothing(RememberingProvider provider) {
        assertThat(provider.asked()).isEmpty();
        assertThat(provider.lookedUp()).isEmpty();
    }

    @Test
    @DisplayName("is the request that has no outcome")
    void request() {
        assertThat(after(authorisationRequested(PaymentMethod.CARD)).asked())
                .containsExactly(authorisationRequested(PaymentMethod.CARD));
        assertThat(after(authorisationRequested(PaymentMethod.CARD), outcomeUnknown())
                        .asked())
                .containsExactly(authorisationRequested(PaymentMethod.CARD));
        assertThat(after(
                                authorisationRequested(PaymentMethod.CARD),
                                registered(CARD),
                                authorised(),
                                captureRequested(2, "hamburg", ONE),
                                captureDeferred("munich", ONE))
                        .asked())
                .containsExactly(captureRequested(2, "hamburg", ONE));
    }

    @ParameterizedTest(name = "{0} s")
    @ValueSource(ints = {60, 3600})
    @DisplayName(
            "is searched for in the books before it is put again once its provider may have forgotten the key, whatever the"
                    + " settings say (PAY-06)")
    void providerForgets(int seconds) {
        var provider = new RememberingProvider();
        provider.remembersFor(Duration.ofSeconds(seconds));

        after(
                provider,
                new OpenQuestion(PAYMENT.value(), "", "any", 0, NOW),
                authorisationRequested(PaymentMethod.CARD));

        assertThat(provider.searched()).hasSize(seconds == 60 ? 1 : 0);
        assertThat(provider.asked()).containsExactly(authorisationRequested(PaymentMethod.CARD));
    }

    @Test
    @DisplayName(
            "is searched for in the books before it is put again where the call has waited until its key may be forgotten"
                    + " (PAY-06)")
    void keyIsForgottenMeanwhile() {
        var provider = new RememberingProvider();
        var threads = new OutsideCalls("provider", 1, 2);
        var calls = AskingForTests.calls(threads, provider, new PaymentsInMemory().commands());

        assertThat(calls.askAgain(
                        authorisationRequested(PaymentMethod.CARD), AskingForTests.DEADLINES.keysRemembered()))
                .isTrue();
        threads.close();

        assertThat(provider.searched()).containsExactly(authorisationRequested(PaymentMethod.CARD));
        assertThat(provider.asked()).containsExactly(authorisationRequested(PaymentMethod.CARD));
        assertThat(after(authorisationRequested(PaymentMethod.CARD)).searched()).isEmpty();
    }

    @ParameterizedTest(name = "{0} s before")
    @ValueSource(ints = {0, 1})
    @DisplayName(
            "is searched for, too, where it was put just now and its call has slept until its key may be forgotten (PAY-06)")
    void machineWasAsleep(int before) {
        var provider = new RememberingProvider();
        var threads = new OutsideCalls("provider", 1, 2);
        var now = new AtomicReference<>(NOW);
        var calls = AskingForTests.calls(
                threads, provider, new PaymentsInMemory().commands(), ((InstantSource) now::get).withZone(UTC));
        var asleep = new CountDownLatch(1);
        threads.make("the sleep", () -> awaitWithoutEnd(asleep));

        assertThat(calls.ask(authorisationRequested(PaymentMethod.CARD))).isTrue();
        now.set(NOW.plus(AskingForTests.DEADLINES.keysRemembered()).minusSeconds(before));
        asleep.countDown();
        threads.close();

        assertThat(provider.searched()).hasSize(1 - before);
        assertThat(provider.asked()).containsExactly(authorisationRequested(PaymentMethod.CARD));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("movesMoney")
    @DisplayName(
            "is looked up, and not put, where its call has slept until another instance may have called a person, who may see"
                    + " to it by hand (PAY-06)")
    void personWasCalledMeanwhile(ProviderRequest request) {
        Duration attention = AskingForTests.DEADLINES.attentionAfter();
        for (Duration age : List.of(Duration.ZERO, Duration.ofHours(25))) {
            RememberingProvider provider = afterASleep(request, age, attention.minus(age));

            assertThat(provider.searched()).containsExactly(request);
            assertThat(provider.asked()).isEmpty();
            assertThat(afterASleep(request, age, attention.minus(age).minusSeconds(1))
                            .asked())
                    .containsExactly(request);
        }
    }

    @Test
    @DisplayName("is put, however long its call has slept, where money is to be let go: that does no harm (PAY-06)")
    void releaseWasAsleep() {
        RememberingProvider provider =
                afterASleep(voidRequested(2), Duration.ZERO, AskingForTests.DEADLINES.attentionAfter());

        assertThat(provider.searched()).containsExactly(voidRequested(2));
        assertThat(provider.asked()).containsExactly(voidRequested(2));
    }

    /** What a provider hears of a request that was so old when it was to be asked again, and so much older at its turn. */
    private static RememberingProvider afterASleep(ProviderRequest request, Duration age, Duration sleep) {
        var provider = new RememberingProvider();
        var threads = new OutsideCalls("provider", 1, 2);
        var now = new AtomicReference<>(NOW);
        var calls = AskingForTests.calls(
                threads, provider, new PaymentsInMemory().commands(), ((InstantSource) now::get).withZone(UTC));
        var asleep = new CountDownLatch(1);
        threads.make("the sleep", () -> awaitWithoutEnd(asleep));
        assertThat(calls.askAgain(request, age)).isTrue();
        now.set(NOW.plus(sleep));
        asleep.countDown();
        threads.close();
        return provider;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("movesMoney")
    @DisplayName("is looked up, and not put, when a person is called for it (PAY-06)")
    void atLast(ProviderRequest request) {
        var provider = new RememberingProvider();
        var threads = new OutsideCalls("provider", 1, 1);
        var deadlines = new Deadlines(Duration.ofDays(15), Duration.ofSeconds(60));
        var asker = new AskTheProviderAgain(
                AskingForTests.calls(threads, provider, new PaymentsInMemory().commands(), deadlines), deadlines);

        assertThat(asker.ask(new OpenQuestion(PAYMENT.value(), "", "any", 0, NOW), recorded(request), NOW))
                .isTrue();
        threads.close();

        assertThat(provider.searched()).containsExactly(request);
        assertThat(provider.asked()).isEmpty();
    }

    private static void awaitWithoutEnd(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("movesMoney")
    @DisplayName(
            "is looked up, and never put again, once a person was called for it, who may see to it by hand (PAY-06)")
    void beside(ProviderRequest request, PaymentNeedsAttention attention) {
        RememberingProvider provider = after(request, attention);

        assertThat(provider.searched()).containsExactly(request);
        assertThat(provider.asked()).isEmpty();
        assertThat(after(request, TwoBlueMugs.captureNeedsAttention(7, "another"))
                        .asked())
                .containsExactly(request);
    }

    static Stream<Arguments> movesMoney() {
        return Stream.of(
                arguments(
                        named("an authorisation", authorisationRequested(PaymentMethod.CARD)),
                        TwoBlueMugs.needsAttention()),
                arguments(
                        named("a capture", captureRequested(2, "hamburg", ONE)),
                        TwoBlueMugs.captureNeedsAttention(2, "hamburg")),
                arguments(
                        named("a refund", refundRequested(2, "refund-1", ONE)),
                        TwoBlueMugs.refundNeedsAttention(2, "refund-1")));
    }

    @Test
    @DisplayName("is asked for again, though a person was called, where it is to be let go: that does no harm (PAY-06)")
    void releaseBesideAPerson() {
        RememberingProvider provider = after(voidRequested(2), TwoBlueMugs.releaseNeedsAttention(2));

        assertThat(provider.searched()).containsExactly(voidRequested(2));
        assertThat(provider.asked()).containsExactly(voidRequested(2));
    }

    @Test
    @DisplayName("is given to a person in time, for however long its key may be remembered (PAY-06)")
    void keysAreRememberedForLonger() {
        var payments = new PaymentsInMemory();
        payments.commands().send(TwoBlueMugs.authorise(PaymentMethod.CARD));
        var provider = new RememberingProvider();
        provider.loseAnswers(true);
        var threads = new OutsideCalls("provider", 1, 1);
        var deadlines = new Deadlines(Duration.ofDays(15), Duration.ofSeconds(60));
        var asker = new AskTheProviderAgain(
                AskingForTests.calls(threads, provider, payments.commands(), deadlines), deadlines);

        asker.ask(
                new OpenQuestion(PAYMENT.value(), "", "any", 0, NOW),
                recorded(authorisationRequested(PaymentMethod.CARD)),
                NOW);
        threads.close();

        assertThat(payments.happened()).endsWith(TwoBlueMugs.needsAttention());
    }

    @Test
    @DisplayName("is nothing after an outcome")
    void outcome() {
        isNothing(after(authorisationRequested(PaymentMethod.CARD), registered(CARD), authorised()));
        isNothing(after(authorisationRequested(PaymentMethod.VOUCHER), registered(SLIP), paid()));
        isNothing(after(
                authorisationRequested(PaymentMethod.CARD),
                new PaymentDeclined(PAYMENT, ORDER, TENDER, DeclineReason.TRY_AGAIN)));
        isNothing(after(authorised(), captureRequested(2, "hamburg", ONE), captured("hamburg", ONE)));
        isNothing(after(authorised(), captureRequested(2, "hamburg", ONE), captureFailed("hamburg", ONE)));
        isNothing(after(authorised(), voidRequested(2), released(BOTH)));
        isNothing(after(paid(), refundRequested(2, "refund-1", ONE), refunded("refund-1", ONE)));
        isNothing(after(paid(), refundRequested(2, "refund-1", ONE), refundFailed("refund-1", ONE)));
    }

    @Test
    @DisplayName("is nothing after a person has told the outcome (PAY-06)")
    void outcomeFound() {
        isNothing(after(
                authorised(),
                captureRequested(2, "hamburg", ONE),
                TwoBlueMugs.captureNeedsAttention(2, "hamburg"),
                TwoBlueMugs.outcomeFound(2, FoundOutcome.NOT_DONE),
                captureFailed("hamburg", ONE)));
    }

    @Test
    @DisplayName(
            "is what comes of the refund that was accepted, until it is done or fails, whatever else is asked (PAY-07)")
    void acceptedRefund() {
        Object[] happened = {
            paid(),
            refundRequested(2, "refund-1", ONE),
            refundAccepted(2, "refund-1", ONE),
            refundRequested(3, "refund-2", ONE)
        };

        assertThat(lookedUpAfter(happened)).containsExactly(refundRequested(2, "refund-1", ONE));
        assertThat(lookedUpAfter(with(happened, refunded("refund-2", ONE))))
                .containsExactly(refundRequested(2, "refund-1", ONE));
        assertThat(lookedUpAfter(with(happened, refunded("refund-1", ONE)))).isEmpty();
        assertThat(lookedUpAfter(with(happened, refundFailed("refund-1", ONE)))).isEmpty();
        assertThat(after(with(happened, refunded("refund-1", ONE))).asked())
                .containsExactly(refundRequested(3, "refund-2", ONE));
    }

    private static Object[] with(Object[] happened, Object last) {
        return Stream.concat(Arrays.stream(happened), Stream.of(last)).toArray();
    }

    private static List<ProviderRequest> lookedUpAfter(Object... events) {
        RememberingProvider provider =
                after(new OpenQuestion(PAYMENT.value() + " refund-1", key(2), "PaymentRefundAccepted", 0, NOW), events);
        assertThat(provider.asked()).as("put again").isEmpty();
        return provider.searched();
    }

    @Test
    @DisplayName("is the payer, until there is money, or none")
    void payer() {
        Object[] awaited = {authorisationRequested(PaymentMethod.BANK_SLIP), registered(SLIP), payerAwaited()};

        assertThat(after(awaited).lookedUp()).containsExactly(PAYMENT);
        assertThat(after(awaited).asked()).isEmpty();
        isNothing(after(awaited[0], awaited[1], awaited[2], paid()));
        isNothing(after(awaited[0], awaited[1], awaited[2], authorised()));
    }

    @Test
    @DisplayName("is the calling off, while the payer is called off, even if the payer confirms meanwhile")
    void callingOff() {
        Object[] calledOff = {
            authorisationRequested(PaymentMethod.CARD), registered(CARD), payerAwaited(), voidRequested(2), authorised()
        };

        assertThat(after(calledOff).asked()).containsExactly(voidRequested(2));
        assertThat(after(calledOff).lookedUp()).isEmpty();
        assertThat(after(calledOff[0], calledOff[1], calledOff[2], calledOff[3]).lookedUp())
                .isEmpty();
    }
}
