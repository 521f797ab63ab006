package shop.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import shop.importer.http.Shop;
import shop.kernel.Money;

@DisplayName("Of an order that does not show all of itself yet")
class LaggingViewsTest {

    private static final String PARCEL = "shipment-mugs-pottery";
    private static final UnitReturn BROKEN =
            new UnitReturn(UnitReturn.Reason.DEFECT, UnitReturn.Condition.USED, true, Optional.empty());

    private StubOrder order;

    @BeforeEach
    void start() throws IOException {
        order = new StubOrder(() -> {});
    }

    @AfterEach
    void stop() {
        order.close();
    }

    @Test
    @DisplayName("nothing is cancelled before a parcel is shown, and shown to have its label")
    void isNotCancelledTooEarly() {
        Cancelling cancelling = new Cancelling(order.shop());
        cancelling.watch(expected(mugs(FileStatus.CANCELED)));

        cancelling.goOn();
        parcel("PREPARING");
        cancelling.goOn();
        assertThat(order.asked).isEmpty();

        parcel("LABELLED");
        cancelling.goOn();
        assertThat(order.asked).containsExactly("/orders/order-mugs/cancellation");
    }

    @Test
    @DisplayName("no unit is given up before a parcel is shown, and shown to have its label")
    void isNotChangedTooEarly() {
        unit(1, 0);
        unit(2, 0);
        Changing changing =
                changing(mugs(FileStatus.DELIVERED).with(Changes.NONE.withFates(Map.of(2, Fate.CANCELLED))));

        changing.goOn();
        assertThat(order.asked).isEmpty();

        parcel("LABELLED");
        changing.goOn();
        assertThat(order.asked).containsExactly("/orders/order-mugs/lines/2/cancellation");
    }

    @Test
    @DisplayName("nothing comes back before each of its units is shown, and shown to have arrived")
    void isNotReturnedTooEarly() {
        parcel("DELIVERED");
        Changing changing =
                changing(mugs(FileStatus.DELIVERED).with(Changes.NONE.withReturns(Map.of(1, BROKEN, 2, BROKEN))));

        changing.goOn();
        unit(1, 1);
        changing.goOn();
        assertThat(order.asked).isEmpty();

        unit(2, 1);
        changing.goOn();
        assertThat(order.asked).containsExactly("/orders/order-mugs/returns");
    }

    @Test
    @DisplayName("a return that the files do not know is left to whoever asked for it")
    void hasMoreReturnsThanTheFiles() {
        parcel("DELIVERED");
        unit(1, 1);
        unit(2, 1);
        order.view
                .withArray("returns")
                .addObject()
                .put("number", 1)
                .put("state", "ARRIVED")
                .put("returnShipmentId", "r-1");
        order.view
                .withArray("returns")
                .addObject()
                .put("number", 2)
                .put("state", "ARRIVED")
                .put("returnShipmentId", "r-2");

        changing(mugs(FileStatus.DELIVERED).with(Changes.NONE.withReturns(Map.of(1, BROKEN))))
                .goOn();

        assertThat(order.asked).containsExactly("/return-shipments/r-1/receipt");
    }

    private Changing changing(FileOrder wanted) {
        Shop shop = order.shop();
        Changing changing =
                new Changing(shop, shop, shop, order.simulators(), new CarrierScripts(Clocks.OF_DESTINATION), 1);
        changing.watch(expected(wanted));
        return changing;
    }

    private void parcel(String state) {
        order.view.putArray("parcels").addObject().put("shipmentId", PARCEL).put("state", state);
    }

    private void unit(int line, int delivered) {
        order.view
                .withArray("units")
                .addObject()
                .put("line", line)
                .put("ordered", 1)
                .put("cancelled", 0)
                .put("sent", delivered)
                .put("delivered", delivered)
                .put("refunded", 0);
    }

    private static ExpectedOrder expected(FileOrder wanted) {
        return ExpectedOrder.of(wanted, Clocks.OF_DESTINATION);
    }

    private static FileOrder mugs(FileStatus status) {
        Money price = Money.of(900, "BRL");
        Money freight = Money.of(100, "BRL");
        return Mugs.order(
                status,
                List.of(Mugs.mug(1, price, freight), Mugs.mug(2, price, freight)),
                List.of(new FileOrder.Payment(1, PaymentType.VOUCHER, 1, Money.of(2000, "BRL"), Optional.empty())));
    }
}
