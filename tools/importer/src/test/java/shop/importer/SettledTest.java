package shop.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.importer.books.Clocks;
import shop.importer.books.ExpectedOrder;
import shop.importer.files.FileOrder;
import shop.importer.files.FileStatus;
import shop.importer.files.Mishap;
import shop.importer.files.PaymentType;
import shop.importer.http.OrderView;
import shop.kernel.Money;

@DisplayName("An order stands where the files say")
class SettledTest {

    private static final Money PRICE = Money.of(1000, "BRL");
    private static final Money NOTHING = Money.zero("BRL");
    private static final OrderView.Tender PAID = new OrderView.Tender(1, "VOUCHER", "CAPTURED", PRICE, PRICE, NOTHING);
    private static final OrderView.Units ARRIVED = new OrderView.Units(1, 1, 0, 1, 1, 0);
    private static final OrderView.Parcel PARCEL = new OrderView.Parcel("shipment-mugs-pottery", "DELIVERED");

    @Test
    @DisplayName("when it shows all that the files have: tenders, parcels and units")
    void showsAll() {
        assertThat(isSettled(List.of(PAID), List.of(PARCEL), List.of(ARRIVED))).isTrue();
    }

    @Test
    @DisplayName("not when it shows no tender, no parcel or no unit, which says nothing of them")
    void showsNothing() {
        assertThat(isSettled(List.of(), List.of(PARCEL), List.of(ARRIVED))).isFalse();
        assertThat(isSettled(List.of(PAID), List.of(), List.of(ARRIVED))).isFalse();
        assertThat(isSettled(List.of(PAID), List.of(PARCEL), List.of())).isFalse();
    }

    @Test
    @DisplayName("not when it shows a unit that the files do not have")
    void showsMore() {
        assertThat(isSettled(List.of(PAID), List.of(PARCEL), List.of(ARRIVED, new OrderView.Units(2, 1, 0, 1, 1, 0))))
                .isFalse();
    }

    @Test
    @DisplayName("when it is rejected, whatever it shows of units and parcels that are never sent")
    void isRejected() {
        OrderView.Tender declined = new OrderView.Tender(1, "VOUCHER", "DECLINED", NOTHING, NOTHING, NOTHING);

        assertThat(Settled.is(
                        expected(Optional.of(Mishap.DECLINED_FRAUD)),
                        view("REJECTED", List.of(declined), List.of(), List.of(ARRIVED))))
                .isTrue();
    }

    private static boolean isSettled(
            List<OrderView.Tender> tenders, List<OrderView.Parcel> parcels, List<OrderView.Units> units) {
        return Settled.is(expected(Optional.empty()), view("CLOSED", tenders, parcels, units));
    }

    private static OrderView view(
            String status,
            List<OrderView.Tender> tenders,
            List<OrderView.Parcel> parcels,
            List<OrderView.Units> units) {
        return new OrderView(
                "order-mugs",
                status,
                PRICE,
                Instant.EPOCH,
                tenders,
                parcels,
                units,
                new OrderView.Sums(PRICE, NOTHING, NOTHING, NOTHING),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static ExpectedOrder expected(Optional<Mishap> mishap) {
        return ExpectedOrder.of(
                Mugs.order(
                        FileStatus.DELIVERED,
                        List.of(Mugs.mug(1, PRICE, NOTHING)),
                        List.of(new FileOrder.Payment(1, PaymentType.VOUCHER, 1, PRICE, mishap))),
                Clocks.OF_DESTINATION);
    }
}
