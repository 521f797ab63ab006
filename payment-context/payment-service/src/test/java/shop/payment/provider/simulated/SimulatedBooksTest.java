package shop.payment.provider.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;
import static shop.payment.collecting.TwoBlueMugs.BOTH;
import static shop.payment.collecting.TwoBlueMugs.ONE;
import static shop.payment.collecting.TwoBlueMugs.ORDER;
import static shop.payment.collecting.TwoBlueMugs.TENDER;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.payment.SimulatedPsp;
import shop.payment.accounts.AccountsInMemory;
import shop.payment.api.PaymentId;
import shop.payment.api.PaymentMethod;
import shop.payment.api.PaymentView.Booking.Kind;
import shop.payment.books.ProviderBooking;
import shop.payment.books.ProviderBooks;
import shop.payment.collecting.PaymentAuthorisationRequested;
import shop.payment.collecting.PaymentCaptureRequested;
import shop.payment.collecting.PaymentRefundRequested;
import shop.payment.collecting.PaymentVoidRequested;
import shop.payment.collecting.RecordAuthorised;
import shop.payment.collecting.RecordPayerAwaited;

@DisplayName("The books of the simulated provider, read over HTTP,")
class SimulatedBooksTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private SimulatedPsp psp;
    private SimulatedProvider provider;
    private SimulatedBooks books;

    @BeforeEach
    void start(@TempDir Path data) {
        psp = SimulatedPsp.start(data);
        SimulatedProviderSettings settings = askedAt(psp.address());
        provider = new SimulatedProvider(settings, new AccountsInMemory(), Clock.systemUTC());
        books = new SimulatedBooks(settings);
    }

    @AfterEach
    void stop() {
        psp.close();
    }

    private static SimulatedProviderSettings askedAt(URI address) {
        return new SimulatedProviderSettings(
                address, Duration.ofSeconds(5), Duration.ofSeconds(20), List.of("whsec_of_this_test"));
    }

    private static PaymentAuthorisationRequested authorisation(PaymentId payment, PaymentMethod method, String token) {
        return new PaymentAuthorisationRequested(
                payment, ORDER, TENDER, payment + "/1", method, BOTH, token, 1, Optional.empty(), Optional.empty());
    }

    private List<ProviderBooking> all(boolean onlyUnasked) {
        ProviderBooks.Page page = books.read(
                        new ProviderBooks.Span(
                                Instant.now().minus(Duration.ofHours(1)),
                                Instant.now().plus(Duration.ofHours(1)),
                                onlyUnasked),
                        Optional.empty())
                .orElseThrow();
        assertThat(page.next()).isEmpty();
        return page.bookings();
    }

    @Test
    @DisplayName("hold what was asked for in our words, and nothing of what failed")
    void asked() {
        PaymentId card = new PaymentId("payment-card-1");
        String reference = ((RecordAuthorised)
                        provider.authorise(authorisation(card, PaymentMethod.CARD, "tok_approve")))
                .registration()
                .providerReference();
        provider.capture(new PaymentCaptureRequested(card, ORDER, TENDER, card + "/2", reference, "hamburg", ONE));
        provider.release(new PaymentVoidRequested(card, ORDER, TENDER, card + "/3", reference, "not sent"));
        provider.refund(new PaymentRefundRequested(
                card, ORDER, TENDER, card + "/4", reference, "refund-1", ONE, "no", Optional.empty()));
        PaymentId slip = new PaymentId("payment-slip-1");
        String awaited = ((RecordPayerAwaited)
                        provider.authorise(authorisation(slip, PaymentMethod.BANK_SLIP, "tok_slip_never_paid")))
                .registration()
                .providerReference();
        provider.release(new PaymentVoidRequested(slip, ORDER, TENDER, slip + "/2", awaited, "not paid"));
        provider.authorise(authorisation(new PaymentId("payment-no-1"), PaymentMethod.CARD, "tok_decline_fraud"));

        assertThat(all(false))
                .extracting(
                        ProviderBooking::reference,
                        ProviderBooking::kind,
                        ProviderBooking::operation,
                        line -> line.amount().minor())
                .containsExactly(
                        tuple("payment-card-1", Kind.AUTHORISED, "", 25800L),
                        tuple("payment-card-1", Kind.CAPTURED, "hamburg", 12900L),
                        tuple("payment-card-1", Kind.RELEASED, "", 12900L),
                        tuple("payment-card-1", Kind.REFUNDED, "refund-1", 12900L),
                        tuple("payment-slip-1", Kind.RELEASED, "", 0L));
        assertThat(books.of("payment-slip-1").orElseThrow()).hasSize(1);
        assertThat(all(true)).isEmpty();
    }

    @Test
    @DisplayName("hold what others have done, apart from the rest")
    void unasked() {
        provider.authorise(authorisation(new PaymentId("payment-d-1"), PaymentMethod.VOUCHER, "tok_disputed.never"));
        provider.authorise(authorisation(new PaymentId("payment-t-1"), PaymentMethod.BANK_SLIP, "tok_slip_turns_back"));

        await().atMost(SOON).until(() -> all(true).size() == 2);
        assertThat(all(true))
                .extracting(ProviderBooking::kind)
                .containsExactlyInAnyOrder(Kind.DISPUTED, Kind.TURNED_BACK);
        assertThat(all(false)).hasSize(4);
    }

    @Test
    @DisplayName("show the lines of others that cannot be read apart, and the rest as it is")
    void unreadable() throws Exception {
        provider.authorise(authorisation(new PaymentId("payment-v-1"), PaymentMethod.VOUCHER, "tok_approve"));
        HttpResponse<String> gold = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(psp.address().resolve("/authorizations"))
                                .header("Content-Type", "application/json")
                                .header("Idempotency-Key", "key-of-somebody")
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        "{\"reference\": \"somebody-elses\", \"method\": \"VOUCHER\","
                                                + " \"amount\": {\"minor\": 7, \"currency\": \"XAU\"}}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(gold.statusCode()).isEqualTo(201);

        ProviderBooks.Page page = books.read(
                        new ProviderBooks.Span(
                                Instant.now().minus(Duration.ofHours(1)),
                                Instant.now().plus(Duration.ofHours(1)),
                                false),
                        Optional.empty())
                .orElseThrow();

        assertThat(page.bookings())
                .singleElement()
                .satisfies(line -> assertThat(line.key()).contains("payment-v-1/1"));
        assertThat(page.unreadable()).singleElement().satisfies(line -> {
            assertThat(line.reference()).isEqualTo("somebody-elses");
            assertThat(line.kind()).isEqualTo(Kind.PAID);
        });
        assertThat(books.of("somebody-elses").orElseThrow()).isEmpty();
    }

    @Test
    @DisplayName("say nothing while nobody answers")
    void silent() {
        psp.goAway();

        assertThat(books.of("payment-1-1")).isEmpty();
        assertThat(books.read(new ProviderBooks.Span(Instant.EPOCH, Instant.now(), true), Optional.empty()))
                .isEmpty();
    }
}
