package shop.payment.provider.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static shop.payment.collecting.TwoBlueMugs.BOTH;
import static shop.payment.collecting.TwoBlueMugs.ONE;
import static shop.payment.collecting.TwoBlueMugs.ORDER;
import static shop.payment.collecting.TwoBlueMugs.PAYMENT;
import static shop.payment.collecting.TwoBlueMugs.TENDER;
import static shop.payment.collecting.TwoBlueMugs.key;

import com.stripe.service.V1Services;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
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
import shop.payment.api.DisputeAnswer;
import shop.payment.api.DisputeId;
import shop.payment.api.PaymentMethod;
import shop.payment.books.ProviderBooks;
import shop.payment.collecting.PaymentAuthorisationRequested;
import shop.payment.collecting.PaymentCaptureRequested;
import shop.payment.collecting.PaymentRefundRequested;
import shop.payment.collecting.PaymentVoidRequested;
import shop.payment.collecting.ProviderRequest;
import shop.payment.disputing.DisputeAnswerRequested;
import shop.rehearsal.FreePort;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stripe's own mock (github.com/stripe/stripe-mock) refuses what its OpenAPI description does not know. It keeps
 * nothing, so its answers are not looked at beyond that. Where the environment does not name its program in
 * STRIPE_MOCK, these tests are skipped.
 */
@DisplayName("Stripe's own mock (STRIPE_MOCK)")
class StripeMockTest {

    private Process mock;
    private V1Services client;
    private StripeProvider provider;

    @BeforeEach
    void begin(@TempDir Path folder) throws IOException {
        String program = System.getenv("STRIPE_MOCK");
        assumeTrue(program != null && Files.isExecutable(Path.of(program)), "STRIPE_MOCK names no program");
        int port = FreePort.find();
        mock = new ProcessBuilder(program, "-http-port", String.valueOf(port))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("mock.txt").toFile())
                .start();
        await().atMost(Duration.ofSeconds(60)).until(() -> listens(port));
        StripeSettings settings = StripeWorld.settings(URI.create("http://127.0.0.1:" + port));
        client = StripeConfiguration.client(settings);
        provider = new StripeProvider(client, settings, Clock.systemUTC());
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    @AfterEach
    void end() throws InterruptedException {
        if (mock != null) {
            mock.destroy();
            mock.waitFor();
        }
    }

    @Test
    @DisplayName("understands all that we ask")
    void understands() {
        List<ProviderRequest> all = List.of(
                new PaymentAuthorisationRequested(
                        PAYMENT,
                        ORDER,
                        TENDER,
                        key(1),
                        PaymentMethod.CARD,
                        BOTH,
                        "pm_card_visa",
                        1,
                        Optional.empty(),
                        Optional.empty()),
                new PaymentAuthorisationRequested(
                        PAYMENT,
                        ORDER,
                        TENDER,
                        key(2),
                        PaymentMethod.BANK_SLIP,
                        BOTH,
                        "pm_1",
                        1,
                        Optional.empty(),
                        Optional.empty()),
                new PaymentCaptureRequested(PAYMENT, ORDER, TENDER, key(3), "pi_1", "capture-3", ONE),
                new PaymentVoidRequested(PAYMENT, ORDER, TENDER, key(4), "pi_1", "no"),
                new PaymentRefundRequested(
                        PAYMENT, ORDER, TENDER, key(5), "pi_1", "refund-5", ONE, "no", Optional.empty()));
        assertThat(all).allSatisfy(request -> {
            assertThat(request.putTo(provider).toString()).doesNotContain("HTTP", "Exception");
            assertThat(provider.find(request).toString()).doesNotContain("HTTP", "Exception");
        });
        assertThat(provider.takenBack(PAYMENT)).isPresent();
        DisputeId dispute = DisputeId.of(PAYMENT, "du_1");
        StripeDisputes desk = new StripeDisputes(client);
        for (DisputeAnswer answer : DisputeAnswer.values()) {
            assertThat(desk.answer(new DisputeAnswerRequested(
                            dispute, PAYMENT, ORDER, TENDER, "key-" + answer, answer, "delivered", Optional.empty())))
                    .as("%s", answer)
                    .isPresent();
        }
        StripeBooks books = new StripeBooks(client, JsonMapper.shared());
        assertThat(books.read(
                        new ProviderBooks.Span(Instant.EPOCH, Instant.parse("2026-01-01T00:00:00Z"), false),
                        Optional.empty()))
                .isPresent();
    }
}
