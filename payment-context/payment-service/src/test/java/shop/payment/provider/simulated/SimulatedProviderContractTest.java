package shop.payment.provider.simulated;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static shop.payment.collecting.TwoBlueMugs.PAYMENT;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import shop.payment.SimulatedPsp;
import shop.payment.accounts.AccountsInMemory;
import shop.payment.api.PaymentMethod;
import shop.payment.collecting.PaymentProvider;
import shop.payment.collecting.RecordCaptureFailed;
import shop.payment.collecting.RecordDeclined;
import shop.payment.collecting.RecordRefundDisputed;
import shop.payment.collecting.RecordRefundFailed;
import shop.payment.provider.PaymentProviderContract;
import shop.platform.messaging.Commands;
import shop.rehearsal.WayThatLosesAnswers;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The simulated provider, as every provider,")
class SimulatedProviderContractTest extends PaymentProviderContract {

    @TempDir
    Path data;

    private int worlds;

    @Override
    protected World open() throws IOException {
        return new Simulated(data.resolve(String.valueOf(++worlds)));
    }

    @Override
    protected Set<Payer> unknownHere() {
        return Set.of();
    }

    /** As its own description of its errors lists them. */
    @Override
    protected List<Refusal> refusals() {
        return List.of(
                new Refusal(Deed.AUTHORISE, 400, code("invalid_request"), RecordDeclined.class),
                new Refusal(Deed.CAPTURE, 400, code("invalid_request"), RecordCaptureFailed.class),
                new Refusal(Deed.CAPTURE, 422, code("currency_mismatch"), RecordCaptureFailed.class),
                new Refusal(Deed.CAPTURE, 422, code("over_capture"), RecordCaptureFailed.class),
                new Refusal(Deed.CAPTURE, 409, code("single_capture"), RecordCaptureFailed.class),
                new Refusal(Deed.CAPTURE, 409, code("voided"), RecordCaptureFailed.class),
                new Refusal(Deed.CAPTURE, 409, code("expired"), RecordCaptureFailed.class),
                new Refusal(Deed.CAPTURE, 409, code("not_authorized"), RecordCaptureFailed.class),
                new Refusal(Deed.REFUND, 400, code("invalid_request"), RecordRefundFailed.class),
                new Refusal(Deed.REFUND, 422, code("currency_mismatch"), RecordRefundFailed.class),
                new Refusal(Deed.REFUND, 422, code("over_refund"), RecordRefundFailed.class),
                new Refusal(Deed.REFUND, 409, code("partial_refund"), RecordRefundFailed.class),
                new Refusal(Deed.REFUND, 409, code("disputed"), RecordRefundDisputed.class));
    }

    private static String code(String code) {
        return "{\"code\": \"" + code + "\", \"detail\": \"" + SOMEBODY + "\"}";
    }

    /** The simulator as it runs, and somebody who hears what it tells. */
    private static final class Simulated implements World {

        private final List<Notice> told = new CopyOnWriteArrayList<>();
        private final HttpServer shop;
        private final SimulatedPsp psp;
        private final WayThatLosesAnswers way;
        private final SimulatedProviderSettings settings;
        private final PaymentProvider provider;

        Simulated(Path data) throws IOException {
            shop = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            shop.createContext("/", this::hear);
            shop.start();
            psp = SimulatedPsp.start(
                    data, URI.create("http://127.0.0.1:" + shop.getAddress().getPort() + "/"));
            way = WayThatLosesAnswers.to(psp.address().getPort());
            settings = new SimulatedProviderSettings(
                    way.address(), Duration.ofSeconds(20), Duration.ofSeconds(20), List.of(SimulatedPsp.SECRET));
            provider = new SimulatedProvider(settings, new AccountsInMemory(), Clock.systemUTC());
        }

        private void hear(HttpExchange exchange) throws IOException {
            try (exchange) {
                told.add(new Notice(
                        Map.of("Signature", exchange.getRequestHeaders().getFirst("Signature")),
                        new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
                exchange.sendResponseHeaders(204, -1);
            }
        }

        @Override
        public PaymentProvider provider() {
            return provider;
        }

        @Override
        public WayThatLosesAnswers way() {
            return way;
        }

        @Override
        public Optional<Instrument> with(Payer payer) {
            return Optional.of(
                    switch (payer) {
                        case SETS_ASIDE -> new Instrument(PaymentMethod.CARD, "tok_approve");
                        case SETS_ASIDE_FOR_ONE_CAPTURE -> new Instrument(PaymentMethod.CARD, "tok_single_capture");
                        case PAYS_AT_ONCE -> new Instrument(PaymentMethod.DEBIT, "tok_approve");
                        case IS_AWAITED -> new Instrument(PaymentMethod.DEBIT, "tok_needs_customer");
                        case HAS_NO_MONEY -> new Instrument(PaymentMethod.CARD, "tok_decline_insufficient_funds");
                        case IS_REFUNDED_AS_A_WHOLE -> new Instrument(PaymentMethod.DEBIT, "tok_approve.whole");
                        case IS_REFUNDED_LATER -> new Instrument(PaymentMethod.DEBIT, "tok_refund_settles_later");
                    });
        }

        @Override
        public void payerDecides(String reference, boolean pays) throws Exception {
            HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(psp.address()
                                            .resolve("/authorizations/" + reference + "/customer-decisions"))
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString(
                                            "{\"decision\": \"" + (pays ? "CONFIRMED" : "REFUSED") + "\"}"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
        }

        @Override
        public Moved moved() {
            long held = 0;
            long taken = 0;
            long givenBack = 0;
            for (Psp.Transaction line : new Psp(new SimulatedProviderSettings(
                            psp.address(), Duration.ofSeconds(20), Duration.ofSeconds(20), List.of("secret")))
                    .transactions(PAYMENT.value(), Optional.empty())
                    .transactions()) {
                long amount = line.amount().orElseThrow().minor();
                switch (line.type().orElseThrow()) {
                    case "authorized" -> held += amount;
                    case "paid" -> taken += amount;
                    case "captured" -> {
                        held -= amount;
                        taken += amount;
                    }
                    case "voided" -> held -= amount;
                    case "refunded" -> givenBack += amount;
                    default -> {}
                }
            }
            return new Moved(held, taken, givenBack);
        }

        @Override
        public List<Notice> told() {
            await().atMost(Duration.ofSeconds(60)).until(() -> !told.isEmpty());
            return List.copyOf(told);
        }

        @Override
        public void hear(Notice notice, Commands commands) throws IOException {
            new ProviderNotifications(settings, Clock.systemUTC(), JsonMapper.shared(), commands)
                    .take(notice.request());
        }

        @Override
        public void close() {
            way.close();
            psp.close();
            shop.stop(0);
        }
    }
}
