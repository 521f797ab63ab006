package shop.importer.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.importer.Mugs;
import shop.importer.files.Amendment;
import shop.importer.files.Changes;
import shop.importer.files.Fate;
import shop.importer.files.FileOrder;
import shop.importer.files.FileStatus;
import shop.importer.files.Mishap;
import shop.importer.files.OrderFolder;
import shop.importer.files.PaymentType;
import shop.importer.files.Resolution;
import shop.importer.files.UnitFault;
import shop.importer.files.UnitReturn;
import shop.kernel.Money;

@DisplayName("What the files say of an order")
class ExpectedOrderTest {

    private static final LocalDateTime ORDERED = LocalDateTime.of(2017, 1, 5, 12, 0);
    private static final LocalDateTime HANDED_OVER = LocalDateTime.of(2017, 1, 9, 12, 0);
    private static final LocalDate PROMISED = LocalDate.of(2017, 1, 20);

    @ParameterizedTest(name = "{0} is expected to be {1}, its parcel {2}")
    @CsvSource({
        "DELIVERED, DELIVERED, DELIVERED",
        "SHIPPED, UNDER_WAY, UNDER_WAY",
        "INVOICED, NOT_HANDED_OVER, NOT_HANDED_OVER",
        "PROCESSING, NOT_HANDED_OVER, NOT_HANDED_OVER",
        "CREATED, NOT_HANDED_OVER, NOT_HANDED_OVER",
        "APPROVED, NOT_HANDED_OVER, NOT_HANDED_OVER",
        "UNAVAILABLE, NOT_HANDED_OVER, NOT_HANDED_OVER",
        "CANCELED, CANCELLED, CANCELLED"
    })
    void everyStatusHasAnEnd(FileStatus status, OrderStage stage, ParcelStage parcel) {
        BookedOrder expected = expected(twoTenders(status, Optional.empty(), Map.of()));

        assertThat(expected.stage()).isEqualTo(stage);
        assertThat(expected.parcels().values()).extracting(BookedParcel::stage).containsOnly(parcel);
    }

    @Test
    @DisplayName("captures a card only at hand-over, and takes what is paid at once at once")
    void money() {
        assertThat(expected(twoTenders(FileStatus.PROCESSING, Optional.empty(), Map.of()))
                        .payments())
                .containsExactly(
                        Map.entry("payment-mugs-1", booked(Method.CARD, 2000, 0, 0, 0)),
                        Map.entry("payment-mugs-2", booked(Method.BANK_SLIP, 1000, 1000, 0, 0)));
        assertThat(expected(twoTenders(FileStatus.SHIPPED, Optional.empty(), Map.of()))
                        .payments())
                .containsExactly(
                        Map.entry("payment-mugs-1", booked(Method.CARD, 2000, 2000, 0, 0)),
                        Map.entry("payment-mugs-2", booked(Method.BANK_SLIP, 1000, 1000, 0, 0)));
    }

    @Test
    @DisplayName("that was cancelled gives back what was paid and lets go of what was set aside")
    void cancelled() {
        assertThat(expected(twoTenders(FileStatus.CANCELED, Optional.empty(), Map.of()))
                        .payments())
                .containsExactly(
                        Map.entry("payment-mugs-1", booked(Method.CARD, 2000, 0, 0, 2000)),
                        Map.entry("payment-mugs-2", booked(Method.BANK_SLIP, 1000, 1000, 1000, 0)));
    }

    @Test
    @DisplayName("with a declined tender is that it is rejected, nothing prepared, the other tender given back")
    void declined() {
        BookedOrder expected = expected(twoTenders(FileStatus.DELIVERED, Optional.of(Mishap.DECLINED_FRAUD), Map.of()));

        assertThat(expected.stage()).isEqualTo(OrderStage.REJECTED);
        assertThat(expected.parcels()).isEmpty();
        assertThat(expected.payments())
                .containsExactly(
                        Map.entry("payment-mugs-1", booked(Method.CARD, 0, 0, 0, 0)),
                        Map.entry("payment-mugs-2", booked(Method.BANK_SLIP, 1000, 1000, 1000, 0)));
    }

    @Test
    @DisplayName("of which a parcel was lost is that it stays open, for a person")
    void lost() {
        ExpectedOrder order = ExpectedOrder.of(
                twoTenders(FileStatus.DELIVERED, Optional.empty(), Map.of("tea", Mishap.LOST)), Clocks.OF_DESTINATION);

        assertThat(order.group()).isEqualTo("delivered in part");
        assertThat(order.expected().stage()).isEqualTo(OrderStage.UNDER_WAY);
        assertThat(order.expected().parcels().get("shipment-mugs-pottery").stage())
                .isEqualTo(ParcelStage.DELIVERED);
        assertThat(order.expected().parcels().get("shipment-mugs-tea").stage()).isEqualTo(ParcelStage.LOST);
    }

    @Test
    @DisplayName("with a declined tender that was replaced is that another pays what that was to pay")
    void replaced() {
        FileOrder order = twoTenders(FileStatus.DELIVERED, Optional.of(Mishap.DECLINED_FRAUD), Map.of())
                .with(Changes.NONE.withReplacements(Map.of(1, PaymentType.VOUCHER)));

        assertThat(expected(order).stage()).isEqualTo(OrderStage.DELIVERED);
        assertThat(expected(order).payments())
                .containsExactly(
                        Map.entry("payment-mugs-1", booked(Method.CARD, 0, 0, 0, 0)),
                        Map.entry("payment-mugs-2", booked(Method.BANK_SLIP, 1000, 1000, 0, 0)),
                        Map.entry("payment-mugs-3", booked(Method.VOUCHER, 2000, 2000, 0, 0)));
    }

    @Test
    @DisplayName("of which units are not sent is that what each tender was to pay of them is let go, or given back")
    void unitsNotSent() {
        FileOrder order = twoTenders(FileStatus.DELIVERED, Optional.empty(), Map.of());
        BookedOrder withoutTea = expected(order.with(Changes.NONE.withFates(Map.of(2, Fate.SHORT))));
        BookedOrder withoutMug = expected(order.with(Changes.NONE.withFates(Map.of(1, Fate.CANCELLED))));

        // The slip, which is paid at once, pays 1000 of the mug; the card 700 of it, and the tea.
        assertThat(withoutTea.payments())
                .containsExactly(
                        Map.entry("payment-mugs-1", booked(Method.CARD, 2000, 700, 0, 1300)),
                        Map.entry("payment-mugs-2", booked(Method.BANK_SLIP, 1000, 1000, 0, 0)));
        assertThat(withoutMug.payments())
                .containsExactly(
                        Map.entry("payment-mugs-1", booked(Method.CARD, 2000, 1300, 0, 700)),
                        Map.entry("payment-mugs-2", booked(Method.BANK_SLIP, 1000, 1000, 1000, 0)));
        assertThat(withoutMug.money()).contains(new BookedMoney(brl(2300), brl(1000), brl(0), brl(0)));
        assertThat(withoutMug.stage()).isEqualTo(OrderStage.DELIVERED);
        assertThat(withoutMug.units().orElseThrow())
                .containsExactly(Map.entry(1, UnitStage.CANCELLED), Map.entry(2, UnitStage.DELIVERED));
        assertThat(withoutMug.parcels().get("shipment-mugs-pottery").stage()).isEqualTo(ParcelStage.CANCELLED);
    }

    @Test
    @DisplayName("of which a lost parcel is refunded, or replaced, is that it comes to its end")
    void madeGood() {
        FileOrder lost = twoTenders(FileStatus.DELIVERED, Optional.empty(), Map.of("tea", Mishap.LOST));
        BookedOrder refunded = expected(lost.with(Changes.NONE.withResolutions(Map.of("tea", Resolution.REFUNDED))));
        BookedOrder replaced = expected(lost.with(Changes.NONE.withResolutions(Map.of("tea", Resolution.REPLACED))));

        assertThat(refunded.stage()).isEqualTo(OrderStage.DELIVERED);
        assertThat(refunded.stageFor(OrderBook.Keeper.LEDGERS)).isEqualTo(OrderStage.UNDER_WAY);
        assertThat(refunded.payments())
                .containsExactly(
                        Map.entry("payment-mugs-1", booked(Method.CARD, 2000, 2000, 1300, 0)),
                        Map.entry("payment-mugs-2", booked(Method.BANK_SLIP, 1000, 1000, 0, 0)));
        assertThat(refunded.units().orElseThrow())
                .containsExactly(Map.entry(1, UnitStage.DELIVERED), Map.entry(2, UnitStage.REFUNDED));
        assertThat(replaced.stage()).isEqualTo(OrderStage.DELIVERED);
        assertThat(replaced.payments().get("payment-mugs-1")).isEqualTo(booked(Method.CARD, 2000, 2000, 0, 0));
        assertThat(replaced.parcels().get("shipment-mugs-tea").stage()).isEqualTo(ParcelStage.LOST);
        assertThat(replaced.parcels().get("shipment-mugs-tea.2"))
                .isEqualTo(new BookedParcel(ParcelStage.DELIVERED, Punctuality.OPEN));
        assertThat(replaced.units().orElseThrow().get(2)).isEqualTo(UnitStage.DELIVERED);
    }

    @Test
    @DisplayName("of which units are given back is that each tender gets back what it paid, less what is kept of that")
    void givenBack() {
        FileOrder order = twoTenders(FileStatus.DELIVERED, Optional.empty(), Map.of());
        UnitReturn whole = new UnitReturn(UnitReturn.Reason.DEFECT, UnitReturn.Condition.USED, true, Optional.empty());
        UnitReturn used = new UnitReturn(
                UnitReturn.Reason.CHANGE_OF_MIND, UnitReturn.Condition.USED, true, Optional.of(brl(170)));
        UnitReturn refused = new UnitReturn(
                UnitReturn.Reason.CHANGE_OF_MIND, UnitReturn.Condition.NOT_WHAT_WAS_SENT, false, Optional.empty());

        BookedOrder expected = expected(order.with(Changes.NONE.withReturns(Map.of(1, used, 2, whole))));

        // The mug cost 1700: 1000 of the slip and 700 of the card; 170 is kept of them as they have paid, 100 and 70.
        assertThat(expected.payments())
                .containsExactly(
                        Map.entry("payment-mugs-1", booked(Method.CARD, 2000, 2000, 1930, 0)),
                        Map.entry("payment-mugs-2", booked(Method.BANK_SLIP, 1000, 1000, 900, 0)));
        assertThat(expected.units().orElseThrow())
                .containsExactly(Map.entry(1, UnitStage.GIVEN_BACK), Map.entry(2, UnitStage.GIVEN_BACK));
        assertThat(expected.stage()).isEqualTo(OrderStage.DELIVERED);
        assertThat(expected(order.with(Changes.NONE.withReturns(Map.of(1, refused))))
                        .money())
                .contains(new BookedMoney(brl(3000), brl(0), brl(0), brl(0)));
    }

    @Test
    @DisplayName(
            "of which units are made good is that money goes back for some, and the same is sent once more for others")
    void unitsMadeGood() {
        FileOrder order = twoTenders(FileStatus.DELIVERED, Optional.empty(), Map.of("tea", Mishap.LOST));

        BookedOrder expected = expected(order.with(Changes.NONE
                .withResolutions(Map.of("tea", Resolution.REPLACED))
                .withFaults(Map.of(
                        1, new UnitFault(UnitFault.Kind.DAMAGED, Resolution.REFUNDED),
                        2, new UnitFault(UnitFault.Kind.MISSING, Resolution.REPLACED)))));

        assertThat(expected.payments())
                .containsExactly(
                        Map.entry("payment-mugs-1", booked(Method.CARD, 2000, 2000, 700, 0)),
                        Map.entry("payment-mugs-2", booked(Method.BANK_SLIP, 1000, 1000, 1000, 0)));
        assertThat(expected.parcels().keySet())
                .containsExactly(
                        "shipment-mugs-pottery", "shipment-mugs-tea", "shipment-mugs-tea.2", "shipment-mugs-tea.3");
        assertThat(expected.units().orElseThrow())
                .containsExactly(Map.entry(1, UnitStage.REFUNDED), Map.entry(2, UnitStage.DELIVERED));
    }

    @Test
    @DisplayName("of which a unit is exchanged is that the same is sent once more, and no money moves")
    void exchanged() {
        FileOrder order = twoTenders(FileStatus.DELIVERED, Optional.empty(), Map.of());
        UnitReturn exchange = new UnitReturn(
                UnitReturn.Reason.DEFECT, UnitReturn.Wish.EXCHANGE, UnitReturn.Condition.USED, true, Optional.empty());

        BookedOrder expected = expected(order.with(Changes.NONE.withReturns(Map.of(2, exchange))));

        assertThat(expected.money()).contains(new BookedMoney(brl(3000), brl(0), brl(0), brl(0)));
        assertThat(expected.parcels().get("shipment-mugs-tea.2"))
                .isEqualTo(new BookedParcel(ParcelStage.DELIVERED, Punctuality.OPEN));
        assertThat(expected.units().orElseThrow().get(2)).isEqualTo(UnitStage.DELIVERED);
    }

    @Test
    @DisplayName("of which goodwill is given is that the card gives it first, as much as is kept of it")
    void goodwill() {
        FileOrder order = twoTenders(FileStatus.DELIVERED, Optional.empty(), Map.of());

        BookedOrder expected = expected(order.with(Changes.NONE.withGoodwill(brl(2500))));

        assertThat(expected.payments())
                .containsExactly(
                        Map.entry("payment-mugs-1", booked(Method.CARD, 2000, 2000, 2000, 0)),
                        Map.entry("payment-mugs-2", booked(Method.BANK_SLIP, 1000, 1000, 500, 0)));
    }

    @Test
    @DisplayName("that was amended is that one tender more pays for what is added, in a parcel more")
    void amended() {
        FileOrder order = twoTenders(FileStatus.DELIVERED, Optional.empty(), Map.of());
        Amendment oneMug = new Amendment(
                List.of(
                        new Amendment.Addition(Optional.of(1), "mug-blue", "pottery", brl(1290), brl(0)),
                        new Amendment.Addition(Optional.empty(), "honey", "bees", brl(700), brl(100))),
                Optional.of(PaymentType.VOUCHER));
        BookedOrder expected = expected(
                order.with(Changes.NONE.withFates(Map.of(2, Fate.FEWER)).withAmendment(oneMug)));

        assertThat(expected.total()).contains(brl(5090));
        assertThat(expected.payments())
                .containsExactly(
                        Map.entry("payment-mugs-1", booked(Method.CARD, 2000, 700, 0, 1300)),
                        Map.entry("payment-mugs-2", booked(Method.BANK_SLIP, 1000, 1000, 0, 0)),
                        Map.entry("payment-mugs-3", booked(Method.VOUCHER, 2090, 2090, 0, 0)));
        assertThat(expected.parcels().keySet())
                .containsExactly(
                        "shipment-mugs-bees", "shipment-mugs-pottery", "shipment-mugs-pottery.2", "shipment-mugs-tea");
        assertThat(expected.units().orElseThrow())
                .containsExactly(
                        Map.entry(1, UnitStage.DELIVERED),
                        Map.entry(2, UnitStage.CANCELLED),
                        Map.entry(3, UnitStage.DELIVERED),
                        Map.entry(4, UnitStage.DELIVERED));
    }

    @Test
    @DisplayName("of which no unit is sent is that it is cancelled")
    void noUnitSent() {
        BookedOrder nothing = expected(twoTenders(FileStatus.DELIVERED, Optional.empty(), Map.of())
                .with(Changes.NONE.withFates(Map.of(1, Fate.CANCELLED, 2, Fate.SHORT))));

        assertThat(nothing.stage()).isEqualTo(OrderStage.CANCELLED);
        assertThat(nothing.payments())
                .containsExactly(
                        Map.entry("payment-mugs-1", booked(Method.CARD, 2000, 0, 0, 2000)),
                        Map.entry("payment-mugs-2", booked(Method.BANK_SLIP, 1000, 1000, 1000, 0)));
    }

    @Test
    @DisplayName("without items, or whose payments miss its total, is that a rule refuses it")
    void refused() {
        FileOrder whole = twoTenders(FileStatus.DELIVERED, Optional.empty(), Map.of());
        assertThat(expected(with(List.of(), whole.payments())).stage()).isEqualTo(OrderStage.REFUSED_BY_ORD_01);
        assertThat(expected(with(List.of(), List.of())).stage()).isEqualTo(OrderStage.REFUSED_BY_ORD_01);
        assertThat(expected(with(whole.items(), whole.payments().subList(0, 1))).stage())
                .isEqualTo(OrderStage.REFUSED_BY_ORD_02);
        assertThat(expected(with(whole.items(), List.of())).stage()).isEqualTo(OrderStage.REFUSED_BY_ORD_02);
    }

    @ParameterizedTest(name = "delivered {0} is {1}")
    @CsvSource({
        "2017-01-19T23:59:59, ON_TIME",
        "2017-01-20T00:00:00, ON_TIME",
        "2017-01-20T23:59:59, ON_TIME",
        "2017-01-21T00:00:00, LATE"
    })
    void punctualityIsByCalendarDay(LocalDateTime delivered, Punctuality punctuality) {
        FileOrder order = twoTenders(FileStatus.DELIVERED, Optional.empty(), Map.of());
        FileOrder dated = new FileOrder(
                order.id(),
                order.customer(),
                order.status(),
                order.purchasedAt(),
                order.handedOverAt(),
                Optional.of(delivered),
                order.promised(),
                order.items(),
                order.payments(),
                Map.of());

        assertThat(expected(dated).parcels().values())
                .extracting(BookedParcel::punctuality)
                .containsOnly(punctuality);
    }

    @Test
    @DisplayName("adds up, for the real orders of 2017, to what was counted by hand")
    void theRealFolder() {
        String folder = System.getProperty("orders.folder.2017", "");
        assumeThat(folder)
                .as("-Dorders.folder.2017=<folder> names no folder with the real orders of 2017")
                .isNotEmpty();

        List<ExpectedOrder> orders = OrderFolder.read(Path.of(folder)).orders().stream()
                .map(order -> ExpectedOrder.of(order, Clocks.OF_DESTINATION))
                .toList();
        Map<String, String> figures = Sums.of(orders, ExpectedOrder.book(orders), ExpectedOrder.book(orders));

        assertThat(figures)
                .containsEntry("orders read", "4,908")
                .containsEntry("  refused by ORD-01", "52")
                .containsEntry("  refused by ORD-02", "30")
                .containsEntry("  accepted", "4,826 / 780,299.03 BRL")
                .containsEntry("    delivered", "4,715 / 762,935.57 BRL")
                .containsEntry("    shipped", "49 / 5,639.15 BRL")
                .containsEntry("    processing", "24 / 3,846.58 BRL")
                .containsEntry("    invoiced", "19 / 3,468.92 BRL")
                .containsEntry("    cancelled", "19 / 4,408.81 BRL")
                .containsEntry("parcels", "4,868")
                // Of 4,757 that were delivered, one has no date; these compare the two dates of the files, as they
                // stand there.
                .containsEntry("parcels on time, by calendar day", "4,478")
                .containsEntry("parcels late, by calendar day", "278");
        assertThat(orders.stream()
                        .map(ExpectedOrder::expected)
                        .filter(order -> order.stage() == OrderStage.CANCELLED)
                        .filter(order -> order.payments().values().stream()
                                .anyMatch(payment -> payment.refunded().isPositive())))
                .hasSize(5);
    }

    private static BookedOrder expected(FileOrder order) {
        return ExpectedOrder.of(order, Clocks.OF_DESTINATION).expected();
    }

    private static BookedPayment booked(Method method, long authorised, long captured, long refunded, long released) {
        return new BookedPayment(method, brl(authorised), brl(captured), brl(refunded), brl(released));
    }

    private static FileOrder with(List<FileOrder.Item> items, List<FileOrder.Payment> payments) {
        return Mugs.order(
                FileStatus.DELIVERED,
                ORDERED,
                Optional.of(HANDED_OVER),
                Optional.of(HANDED_OVER.plusDays(3)),
                Optional.of(PROMISED),
                items,
                payments,
                Map.of());
    }

    private static FileOrder twoTenders(
            FileStatus status, Optional<Mishap> mishapOfCard, Map<String, Mishap> parcelMishaps) {
        return Mugs.order(
                status,
                ORDERED,
                Optional.of(HANDED_OVER),
                Optional.of(HANDED_OVER.plusDays(3)),
                Optional.of(PROMISED),
                List.of(
                        Mugs.mug(1, brl(1290), brl(410)),
                        new FileOrder.Item(2, "tea-green", "tea", brl(1000), brl(300))),
                List.of(
                        new FileOrder.Payment(1, PaymentType.CREDIT_CARD, 3, brl(2000), mishapOfCard),
                        new FileOrder.Payment(2, PaymentType.BOLETO, 1, brl(1000), Optional.empty())),
                parcelMishaps);
    }

    private static Money brl(long cents) {
        return Money.of(cents, "BRL");
    }
}
