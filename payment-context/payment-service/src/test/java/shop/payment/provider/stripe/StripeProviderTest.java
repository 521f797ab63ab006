package shop.payment.provider.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static shop.payment.collecting.TwoBlueMugs.BOTH;
import static shop.payment.collecting.TwoBlueMugs.ONE;
import static shop.payment.collecting.TwoBlueMugs.ORDER;
import static shop.payment.collecting.TwoBlueMugs.PAYMENT;
import static shop.payment.collecting.TwoBlueMugs.TENDER;
import static shop.payment.collecting.TwoBlueMugs.authorise;
import static shop.payment.collecting.TwoBlueMugs.key;

import com.stripe.exception.CardException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.ErrorResponseException;
import shop.kernel.Money;
import shop.payment.api.DeclineReason;
import shop.payment.api.DisputeAnswer;
import shop.payment.api.DisputeId;
import shop.payment.api.DisputeKind;
import shop.payment.api.DisputeOutcome;
import shop.payment.api.DisputeReason;
import shop.payment.api.PaymentDisputed;
import shop.payment.api.PaymentMethod;
import shop.payment.api.PaymentView.Booking.Kind;
import shop.payment.books.ProviderBooking;
import shop.payment.books.ProviderBooks;
import shop.payment.collecting.PaymentAuthorisationRequested;
import shop.payment.collecting.PaymentCaptureRequested;
import shop.payment.collecting.PaymentRefundRequested;
import shop.payment.collecting.PaymentVoidRequested;
import shop.payment.collecting.PaymentsInMemory;
import shop.payment.collecting.RecordAuthorised;
import shop.payment.collecting.RecordDeclined;
import shop.payment.collecting.RecordDispute;
import shop.payment.collecting.RecordExpired;
import shop.payment.collecting.RecordPaid;
import shop.payment.collecting.RecordPayerAwaited;
import shop.payment.collecting.RecordRefundDisputed;
import shop.payment.disputing.DisputeAnswerRequested;
import shop.payment.disputing.RecordDisputeAnswered;
import shop.payment.provider.PaymentProviderContract.Notice;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("Stripe, asked by its own client,")
class StripeProviderTest {

    private StripeWorld world;

    @BeforeEach
    void begin() throws IOException {
        world = new StripeWorld();
    }

    @AfterEach
    void end() {
        world.close();
    }

    private static PaymentAuthorisationRequested request(PaymentMethod method, String token, Money amount, int times) {
        return new PaymentAuthorisationRequested(
                PAYMENT, ORDER, TENDER, key(1), method, amount, token, times, Optional.empty(), Optional.empty());
    }

    private static PaymentAuthorisationRequested request(PaymentMethod method, String token) {
        return request(method, token, BOTH, 1);
    }

    private String authorised() {
        return ((RecordAuthorised) world.provider().authorise(request(PaymentMethod.CARD, "pm_card_visa")))
                .registration()
                .providerReference();
    }

    private String paid() {
        return ((RecordPaid) world.provider().authorise(request(PaymentMethod.DEBIT, "pm_card_visa_debit")))
                .registration()
                .providerReference();
    }

    private static PaymentCaptureRequested capture(int operation, String reference) {
        return new PaymentCaptureRequested(
                PAYMENT, ORDER, TENDER, key(operation), reference, "capture-" + operation, ONE);
    }

    private static PaymentRefundRequested refund(int operation, String reference) {
        return new PaymentRefundRequested(
                PAYMENT,
                ORDER,
                TENDER,
                key(operation),
                reference,
                "refund-" + operation,
                ONE,
                "not sent",
                Optional.empty());
    }

    @Test
    @DisplayName(
            "hears our key, our reference and the version of its interface, and nothing of the customer (PAY-05, PAY-09)")
    void isTold() {
        authorised();

        assertThat(world.stripe().heard()).singleElement().satisfies(asked -> {
            assertThat(asked.key()).isEqualTo(key(1));
            assertThat(asked.version()).isEqualTo("2026-07-29.dahlia");
            assertThat(asked.form())
                    .containsEntry("amount", "25800")
                    .containsEntry("currency", "krw")
                    .containsEntry("capture_method", "manual")
                    .containsEntry("confirm", "true")
                    .containsEntry("payment_method", "pm_card_visa")
                    .containsEntry("metadata[payment]", PAYMENT.value())
                    .containsEntry("return_url", "https://shop.example/orders")
                    .hasSize(10);
        });
    }

    @Test
    @DisplayName("says at which page a payer confirms a card, and until when a slip can be paid (PAY-13)")
    void links() {
        RecordPayerAwaited card = (RecordPayerAwaited)
                world.provider().authorise(request(PaymentMethod.CARD, "pm_card_threeDSecure2Required"));
        assertThat(card.link().orElseThrow().uri().getHost()).isEqualTo("hooks.stripe.com");
        assertThat(card.until()).isEmpty();
        world.stripe().payerDecides(card.registration().providerReference(), true);
        assertThat(world.provider().lookUp(PAYMENT, card.registration().providerReference()))
                .containsInstanceOf(RecordAuthorised.class);
    }

    @Test
    @DisplayName("has slips, whose money it gives back to nobody")
    void slips() {
        RecordPayerAwaited slip =
                (RecordPayerAwaited) world.provider().authorise(request(PaymentMethod.BANK_SLIP, "pm_boleto"));

        assertThat(slip.registration().refundable()).isFalse();
        assertThat(slip.until()).hasValueSatisfying(until -> assertThat(until).isAfter(Instant.now()));
        assertThat(slip.link().orElseThrow().uri().getHost()).isEqualTo("payments.stripe.com");
    }

    @Test
    @DisplayName("is not asked for what it cannot do: vouchers, instalments, thousandths")
    void cannot() {
        RecordDeclined refused = new RecordDeclined(PAYMENT, DeclineReason.REFUSED);

        assertThat(world.provider().authorise(request(PaymentMethod.VOUCHER, "tok_1")))
                .isEqualTo(refused);
        assertThat(world.provider().authorise(request(PaymentMethod.CARD, "pm_card_visa", BOTH, 3)))
                .isEqualTo(refused);
        assertThat(world.provider().authorise(request(PaymentMethod.CARD, "pm_card_visa", Money.of(1001, "KWD"), 1)))
                .isEqualTo(refused);
        assertThat(world.stripe().heard()).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1} is {2}")
    @DisplayName("counts some currencies in a unit of its own:")
    @CsvSource({
        "2580, EUR, 2580",
        "2580, KRW, 2580",
        "2580, ISK, 258000",
        "2580, UGX, 258000",
        "258000, MGA, 2580",
        "2580, KWD, 2580"
    })
    void units(long minor, String currency, long theirs) {
        Money ours = Money.of(minor, currency);
        assertThat(StripeMoney.of(ours)).hasValue(theirs);
        assertThat(StripeMoney.inOurs(theirs, StripeMoney.currency(ours))).isEqualTo(ours);
    }

    @Test
    @DisplayName("tells that an authorisation has ended, once nobody captured it in time (PAY-01)")
    void ends() {
        String reference = authorised();
        world.stripe().endsByItself(reference);

        assertThat(world.provider().lookUp(PAYMENT, reference)).contains(new RecordExpired(PAYMENT));
    }

    @Test
    @DisplayName("tells how disputes stand, and takes our answers under their keys (PAY-10)")
    void disputes() {
        String reference = paid();
        String inquiry = world.stripe().dispute(reference, 12900, "warning_needs_response", "general");
        String dispute = world.stripe().dispute(reference, 12900, "needs_response", "product_not_received");

        assertThat(world.provider().refund(refund(2, reference))).isEqualTo(new RecordRefundDisputed(PAYMENT, key(2)));
        assertThat(world.provider().takenBack(PAYMENT).orElseThrow())
                .extracting(taken -> (RecordDispute) taken)
                .extracting(
                        RecordDispute::providersName, RecordDispute::kind, RecordDispute::amount, RecordDispute::reason)
                .containsExactly(
                        tuple(inquiry, DisputeKind.INQUIRY, ONE, DisputeReason.OTHER),
                        tuple(dispute, DisputeKind.CHARGEBACK, ONE, DisputeReason.NOT_RECEIVED));

        DisputeId ours = DisputeId.of(PAYMENT, dispute);
        assertThat(world.disputes().answer(answer(ours, 1, DisputeAnswer.EVIDENCE, "delivered on Monday")))
                .contains(new RecordDisputeAnswered(ours, ours.value() + "/1"));
        assertThat(world.stripe().heard()).last().satisfies(asked -> {
            assertThat(asked.path()).isEqualTo("/v1/disputes/" + dispute);
            assertThat(asked.key()).isEqualTo(ours.value() + "/1");
            assertThat(asked.form())
                    .containsEntry("evidence[uncategorized_text]", "delivered on Monday")
                    .containsEntry("submit", "true");
        });
        assertThat(world.disputes().answer(answer(ours, 2, DisputeAnswer.ACCEPTED, "")))
                .isPresent();
        assertThat(world.disputes().disputes(PAYMENT))
                .filteredOn(known -> known.providersName().equals(dispute))
                .extracting(RecordDispute::outcome)
                .containsExactly(Optional.of(DisputeOutcome.LOST));

        world.way().loses(true);
        assertThat(world.disputes().answer(answer(ours, 3, DisputeAnswer.ACCEPTED, "")))
                .isEmpty();
        assertThat(world.disputes().disputes(PAYMENT)).isEmpty();
    }

    private static DisputeAnswerRequested answer(DisputeId dispute, int number, DisputeAnswer answer, String evidence) {
        return new DisputeAnswerRequested(
                dispute, PAYMENT, ORDER, TENDER, dispute.value() + "/" + number, answer, evidence, Optional.empty());
    }

    @Test
    @DisplayName("has in its books what happened, the same as a day's list and as the standing of a payment (PAY-08)")
    void books() {
        String reference = authorised();
        world.provider().capture(capture(2, reference));
        world.provider().release(new PaymentVoidRequested(PAYMENT, ORDER, TENDER, key(3), reference, "no"));
        world.provider().refund(refund(4, reference));
        String dispute = world.stripe().dispute(reference, 12900, "needs_response", "fraudulent");
        world.stripe().disputeStands(dispute, "won");

        List<ProviderBooking> day = read(false);
        assertThat(day)
                .extracting(
                        ProviderBooking::kind,
                        ProviderBooking::operation,
                        line -> line.amount().minor())
                .containsExactly(
                        tuple(Kind.AUTHORISED, "", 25800L),
                        tuple(Kind.CAPTURED, "capture-2", 12900L),
                        tuple(Kind.RELEASED, "", 12900L),
                        tuple(Kind.REFUNDED, "refund-4", 12900L),
                        tuple(Kind.DISPUTED, dispute, 12900L),
                        tuple(Kind.DISPUTE_WON, dispute, 12900L));
        assertThat(day).extracting(ProviderBooking::reference).containsOnly(PAYMENT.value());
        assertThat(read(true)).extracting(ProviderBooking::kind).containsExactly(Kind.DISPUTED, Kind.DISPUTE_WON);
        assertThat(world.books().of(PAYMENT.value()).orElseThrow())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("at")
                .containsExactlyElementsOf(day);
        assertThat(world.books().of("somebody else's")).contains(List.of());
        world.way().loses(true);
        assertThat(world.books().of(PAYMENT.value())).isEmpty();
        assertThat(world.books().read(span(true), Optional.empty())).isEmpty();
    }

    @Test
    @DisplayName("has in its books a chargeback that was prevented as one that has ended, as its dispute says (PAY-10)")
    void prevented() {
        String reference = authorised();
        world.provider().capture(capture(2, reference));
        String dispute = world.stripe().dispute(reference, 12900, "needs_response", "fraudulent");
        world.stripe().disputeStands(dispute, "prevented");

        assertThat(world.disputes().disputes(PAYMENT))
                .extracting(RecordDispute::outcome)
                .containsExactly(Optional.of(DisputeOutcome.WON));
        assertThat(read(true)).extracting(ProviderBooking::kind).containsExactly(Kind.DISPUTED, Kind.DISPUTE_WON);
    }

    private List<ProviderBooking> read(boolean onlyUnasked) {
        return world.books()
                .read(span(onlyUnasked), Optional.empty())
                .orElseThrow()
                .bookings();
    }

    private static ProviderBooks.Span span(boolean onlyUnasked) {
        return new ProviderBooks.Span(
                Instant.now().minus(Duration.ofHours(1)), Instant.now().plus(Duration.ofHours(1)), onlyUnasked);
    }

    @Test
    @DisplayName("is not believed later than five minutes, nor earlier (PAY-08)")
    void isFresh() {
        paid();
        ObjectNode event = world.stripe().events().get(0);
        for (Duration away : List.of(Duration.ofMinutes(-6), Duration.ofMinutes(6))) {
            Notice old = StripeWorld.signed(event, Instant.now().plus(away));
            assertThatThrownBy(() -> world.hear(old, new PaymentsInMemory().commands()))
                    .isInstanceOf(ErrorResponseException.class);
        }
    }

    @Test
    @DisplayName("tells of disputes as they stand when it is heard, and of others' payments nothing (PAY-10)")
    void hearsOfDisputes() throws Exception {
        String reference = paid();
        PaymentsInMemory payments = new PaymentsInMemory();
        payments.commands().send(authorise(PaymentMethod.DEBIT));
        String dispute = world.stripe().dispute(reference, 12900, "needs_response", "duplicate");
        for (ObjectNode event : world.stripe().events()) {
            world.hear(StripeWorld.signed(event, Instant.now()), payments.commands());
            ObjectNode foreign = event.deepCopy();
            ((ObjectNode) foreign.path("data").path("object")).remove("metadata");
            if (!event.path("type").asString("").startsWith("charge.dispute")) {
                int before = payments.happened().size();
                world.hear(StripeWorld.signed(foreign, Instant.now()), payments.commands());
                assertThat(payments.happened()).hasSize(before);
            }
        }

        assertThat(payments.happened())
                .filteredOn(PaymentDisputed.class::isInstance)
                .singleElement()
                .isEqualTo(new PaymentDisputed(
                        PAYMENT,
                        ORDER,
                        TENDER,
                        DisputeId.of(PAYMENT, dispute),
                        DisputeKind.CHARGEBACK,
                        ONE,
                        DisputeReason.PAID_TWICE,
                        world.disputes().disputes(PAYMENT).get(0).answerBefore()));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @DisplayName("says of a decline in our words (PAY-11):")
    @CsvSource({
        "insufficient_funds, INSUFFICIENT_FUNDS",
        "stolen_card, SUSPECTED_FRAUD",
        "expired_card, EXPIRED_CARD",
        "try_again_later, TRY_AGAIN",
        "do_not_honor, REFUSED",
        "eaten_by_a_dog, REFUSED"
    })
    void declineCodes(String code, DeclineReason reason) {
        assertThat(StripeWords.declined(new CardException("", "", "card_declined", null, code, null, 402, null)))
                .contains(reason);
    }

    /** Those that the class StripeError of Stripe's client (33.3.0, com.stripe.model) documents. */
    static Stream<String> errorCodes() throws IOException {
        try (InputStream file = StripeProviderTest.class.getResourceAsStream("error-codes.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList().stream();
        }
    }

    @Test
    @DisplayName("has no word of ours for a code that it does not document")
    void knowsEachCode() throws IOException {
        List<String> documented = errorCodes().toList();
        assertThat(documented).hasSize(195);
        assertThat(documented)
                .containsAll(StripeWords.NOT_BEGUN)
                .containsAll(StripeWords.OF_ERROR.keySet())
                .containsAll(StripeWords.NOTHING_TO_CAPTURE)
                .containsAll(StripeWords.ELSEWHERE)
                .containsAll(StripeWords.NOTHING_TO_REFUND)
                .containsAll(StripeWords.DISPUTED);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("errorCodes")
    @DisplayName("is never taken at a word that stands for two things:")
    void meansOneThing(String code) {
        assertThat(Stream.of(
                                StripeWords.NOT_BEGUN,
                                StripeWords.NOTHING_TO_CAPTURE,
                                StripeWords.ELSEWHERE,
                                StripeWords.NOTHING_TO_REFUND,
                                StripeWords.DISPUTED)
                        .filter(words -> words.contains(code)))
                .hasSizeLessThanOrEqualTo(1);
    }
}
