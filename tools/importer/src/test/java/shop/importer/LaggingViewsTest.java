package shop.importer;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.importer.books.Clocks;
import shop.importer.books.ExpectedOrder;
import shop.importer.files.Changes;
import shop.importer.files.Fate;
import shop.importer.files.FileOrder;
import shop.importer.files.FileStatus;
import shop.importer.files.PaymentType;
import shop.importer.files.UnitReturn;
import shop.importer.http.AccessToken;
import shop.importer.http.Http;
import shop.importer.http.Shop;
import shop.importer.http.Simulators;
import shop.kernel.Money;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("Of an order that does not show all of itself yet")
class LaggingViewsTest {

    private static final String PARCEL = "shipment-mugs-pottery";
    private static final UnitReturn BROKEN =
            new UnitReturn(UnitReturn.Reason.DEFECT, UnitReturn.Condition.USED, true, Optional.empty());

    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final ObjectNode view = confirmed();
    private HttpServer server;
    private Shop shop;
    private Simulators simulators;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                String path = exchange.getRequestURI().getPath();
                String answer = "{}";
                if (path.equals("/oauth2/token")) {
                    answer = "{\"access_token\": \"any\", \"expires_in\": 3600}";
                } else if (exchange.getRequestMethod().equals("GET")) {
                    answer = view.toString();
                } else {
                    asked.add(path);
                }
                byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        Http http = new Http(Duration.ofSeconds(10), retryAfter -> {});
        AccessToken token = new AccessToken(http, address.resolve("/oauth2/token"), "", "", Clock.systemUTC());
        shop = new Shop(http, address, token);
        simulators = new Simulators(http, address, address);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    @DisplayName("nothing is cancelled before a parcel is shown, and shown to have its label")
    void isNotCancelledTooEarly() {
        Cancelling cancelling = new Cancelling(shop);
        cancelling.watch(expected(order(FileStatus.CANCELED)));

        cancelling.goOn();
        parcel("PREPARING");
        cancelling.goOn();
        assertThat(asked).isEmpty();

        parcel("LABELLED");
        cancelling.goOn();
        assertThat(asked).containsExactly("/orders/order-mugs/cancellation");
    }

    @Test
    @DisplayName("no unit is given up before a parcel is shown, and shown to have its label")
    void isNotChangedTooEarly() {
        unit(1, 0);
        unit(2, 0);
        Changing changing =
                changing(order(FileStatus.DELIVERED).with(Changes.NONE.withFates(Map.of(2, Fate.CANCELLED))));

        changing.goOn();
        assertThat(asked).isEmpty();

        parcel("LABELLED");
        changing.goOn();
        assertThat(asked).containsExactly("/orders/order-mugs/lines/2/cancellation");
    }

    @Test
    @DisplayName("nothing comes back before each of its units is shown, and shown to have arrived")
    void isNotReturnedTooEarly() {
        parcel("DELIVERED");
        Changing changing =
                changing(order(FileStatus.DELIVERED).with(Changes.NONE.withReturns(Map.of(1, BROKEN, 2, BROKEN))));

        changing.goOn();
        unit(1, 1);
        changing.goOn();
        assertThat(asked).isEmpty();

        unit(2, 1);
        changing.goOn();
        assertThat(asked).containsExactly("/orders/order-mugs/returns");
    }

    @Test
    @DisplayName("a return that the files do not know is left to whoever asked for it")
    void hasMoreReturnsThanTheFiles() {
        parcel("DELIVERED");
        unit(1, 1);
        unit(2, 1);
        view.withArray("returns")
                .addObject()
                .put("number", 1)
                .put("state", "ARRIVED")
                .put("returnShipmentId", "r-1");
        view.withArray("returns")
                .addObject()
                .put("number", 2)
                .put("state", "ARRIVED")
                .put("returnShipmentId", "r-2");

        changing(order(FileStatus.DELIVERED).with(Changes.NONE.withReturns(Map.of(1, BROKEN))))
                .goOn();

        assertThat(asked).containsExactly("/return-shipments/r-1/receipt");
    }

    private Changing changing(FileOrder order) {
        Changing changing = new Changing(shop, shop, shop, simulators, new CarrierScripts(Clocks.OF_DESTINATION), 1);
        changing.watch(expected(order));
        return changing;
    }

    private void parcel(String state) {
        view.putArray("parcels").addObject().put("shipmentId", PARCEL).put("state", state);
    }

    private void unit(int line, int delivered) {
        view.withArray("units")
                .addObject()
                .put("line", line)
                .put("ordered", 1)
                .put("cancelled", 0)
                .put("sent", delivered)
                .put("delivered", delivered)
                .put("refunded", 0);
    }

    private static ObjectNode confirmed() {
        ObjectNode view = JsonMapper.shared().createObjectNode();
        for (String list : List.of("tenders", "parcels", "units", "returns", "amendments", "timeline")) {
            view.putArray(list);
        }
        return view.put("orderId", "order-mugs").put("status", "CONFIRMED");
    }

    private static ExpectedOrder expected(FileOrder order) {
        return ExpectedOrder.of(order, Clocks.OF_DESTINATION);
    }

    private static FileOrder order(FileStatus status) {
        return new FileOrder(
                "mugs",
                new FileOrder.Customer("ada", "04571", "sao paulo", "SP"),
                status,
                LocalDateTime.of(2017, 1, 5, 12, 0),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(mug(1), mug(2)),
                List.of(new FileOrder.Payment(1, PaymentType.VOUCHER, 1, Money.of(2000, "BRL"), Optional.empty())),
                Map.of());
    }

    private static FileOrder.Item mug(int number) {
        return new FileOrder.Item(number, "mug-blue", "pottery", Money.of(900, "BRL"), Money.of(100, "BRL"));
    }
}
