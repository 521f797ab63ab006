package shop.verification.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.verification.simulation.Orders.ORDER;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import shop.kernel.Money;
import shop.kernel.PersonalData;
import shop.kernel.Recipient;
import shop.order.api.CancelOrder;
import shop.order.api.CancelReturn;
import shop.order.api.CancellationReason;
import shop.order.api.ClaimUnits;
import shop.order.api.ClaimWish;
import shop.order.api.ConfirmPurchase;
import shop.order.api.DeliveryFault;
import shop.order.api.GrantClaim;
import shop.order.api.IfDeclined;
import shop.order.api.IfShort;
import shop.order.api.LineUnits;
import shop.order.api.MakingGoodReason;
import shop.order.api.OrderLine;
import shop.order.api.OrderStatus;
import shop.order.api.PlaceOrder;
import shop.order.api.RefundUnits;
import shop.order.api.ReplaceParcel;
import shop.order.api.ReplaceTender;
import shop.order.api.ReplaceUnits;
import shop.order.api.ReturnReason;
import shop.order.api.ReturnState;
import shop.order.api.ReturnUnits;
import shop.order.api.ReturnWish;
import shop.order.api.ReturnedUnits;
import shop.order.api.Tender;
import shop.order.api.TenderMethod;
import shop.payment.api.PaymentId;
import shop.shipping.api.HandOverShipment;
import shop.shipping.api.ReceivedItem;
import shop.shipping.api.ReturnShipmentId;
import shop.shipping.api.ShipmentId;
import shop.shipping.dispatching.ReceiveReturnShipment;
import shop.shipping.dispatching.RecordReturnScan;
import shop.shipping.dispatching.RecordScan;
import shop.shipping.dispatching.ReportShortPick;
import shop.shipping.dispatching.ScanStatus;
import shop.specification.JourneySpecification;
import shop.verification.simulation.ParcelBooks.Place;

/** Real aggregates and policies of all three services, without anything around them. */
@DisplayName("An order's whole way")
class OrdersWholeWaySpecification {

    private static final String POTTERY = "icheon-pottery";
    private static final String TEA_GARDEN = "boseong-tea";
    private static final PaymentId FIRST = PaymentId.of(ORDER, 1);
    private static final PaymentId SECOND = PaymentId.of(ORDER, 2);
    private static final PersonalData JIWON = new PersonalData(
            "customer-jiwon",
            new Recipient("Kim Jiwon", "Sejong-daero 110", "Seoul", "04524", "", "KR", "jiwon@example.com"));

    @RegisterExtension
    final JourneySpecification journey = new JourneySpecification();

    private ScriptedOrder order;
    private int scans;

    @BeforeEach
    void anotherOrder() {
        order = new ScriptedOrder(journey);
    }

    private static Money won(long amount) {
        return Money.of(amount, "KRW");
    }

    private static OrderLine twoMugs() {
        return new OrderLine("MUG-BLUE", "Blue mug", 2, won(12_900), won(0), won(2_791), POTTERY, won(4_900));
    }

    private static OrderLine tea() {
        return new OrderLine("TEA-GREEN", "Green tea", 1, won(8_500), won(0), won(1_127), TEA_GARDEN, won(3_900));
    }

    private static Tender tender(TenderMethod method, long amount, String token) {
        return new Tender(method, won(amount), token, 1, Optional.empty());
    }

    private void isPlaced(List<OrderLine> lines, Tender... tenders) {
        isPlaced(IfDeclined.REJECT, lines, tenders);
    }

    private void isPlaced(IfDeclined ifDeclined, List<OrderLine> lines, Tender... tenders) {
        order.asks(new PlaceOrder(
                ORDER,
                "customer-jiwon",
                JIWON,
                lines,
                List.of(tenders),
                Optional.empty(),
                ifDeclined,
                IfShort.SHIP_REST,
                Optional.empty()));
    }

    private void isPlacedByCard() {
        isPlaced(List.of(twoMugs()), tender(TenderMethod.CARD, 30_700, "tok_fine"));
    }

    private void isHandedOver(String parcel) {
        ShipmentId shipment = ShipmentId.of(ORDER, parcel);
        order.passes(Duration.ofHours(6));
        order.labelOf(shipment).isNow(Place.UNDER_WAY);
        order.asks(new HandOverShipment(shipment, order.now()));
    }

    private void isReported(String parcel, ScanStatus status) {
        ShipmentId shipment = ShipmentId.of(ORDER, parcel);
        order.asks(new RecordScan(
                shipment,
                "scan-" + ++scans,
                order.labelOf(shipment).code(),
                status,
                status.name(),
                order.now(),
                Optional.empty()));
    }

    private void arrives(String parcel) {
        isHandedOver(parcel);
        order.passes(Duration.ofHours(26));
        isReported(parcel, ScanStatus.DELIVERED);
    }

    private void ends(OrderStatus status, long kept, PaymentId payment) {
        assertThat(order.view().status()).isEqualTo(status);
        assertThat(order.kept(payment)).isEqualTo(won(kept));
    }

    @Test
    @DisplayName(
            "the usual way: paid by card and voucher, sent from two places, arrived, and confirmed (ORD-03, ORD-09,"
                    + " ORD-25)")
    void usual() {
        order.play(() -> {
            isPlaced(
                    List.of(twoMugs(), tea()),
                    tender(TenderMethod.CARD, 33_100, "tok_fine"),
                    tender(TenderMethod.VOUCHER, 10_000, "tok_fine"));
            isHandedOver(POTTERY);
            isHandedOver(TEA_GARDEN);
            order.passes(Duration.ofHours(20));
            isReported(POTTERY, ScanStatus.DELIVERED);
            order.passes(Duration.ofHours(5));
            isReported(TEA_GARDEN, ScanStatus.DELIVERED);
            order.passes(Duration.ofDays(2));
            order.asks(new ConfirmPurchase(ORDER));
        });
        ends(OrderStatus.CLOSED, 33_100, FIRST);
        ends(OrderStatus.CLOSED, 10_000, SECOND);
    }

    @Test
    @DisplayName("a card is declined, and another takes its place (ORD-04)")
    void anotherCard() {
        order.play(() -> {
            isPlaced(IfDeclined.WAIT, List.of(twoMugs()), tender(TenderMethod.CARD, 30_700, "tok_declined"));
            order.passes(Duration.ofMinutes(7));
            order.asks(new ReplaceTender(ORDER, 1, TenderMethod.CARD, "tok_fine", 1));
            arrives(POTTERY);
        });
        ends(OrderStatus.CLOSED, 30_700, SECOND);
        assertThat(order.kept(FIRST)).isEqualTo(won(0));
    }

    @Test
    @DisplayName("what was declined is paid nevertheless, after another card took its place: it goes back (PAY-21)")
    void paidTooLate() {
        order.play(() -> {
            isPlaced(IfDeclined.WAIT, List.of(twoMugs()), tender(TenderMethod.DEBIT, 30_700, "tok_declined"));
            order.passes(Duration.ofMinutes(7));
            order.asks(new ReplaceTender(ORDER, 1, TenderMethod.CARD, "tok_fine", 1));
            order.passes(Duration.ofMinutes(5));
            order.paysTooLate(FIRST);
            arrives(POTTERY);
        });
        ends(OrderStatus.CLOSED, 30_700, SECOND);
        assertThat(order.kept(FIRST)).isEqualTo(won(0));
    }

    @Test
    @DisplayName("a mug is missing when the parcel is packed: the other is sent, and only that is paid for (ORD-14)")
    void pickedShort() {
        order.play(() -> {
            isPlacedByCard();
            order.passes(Duration.ofHours(2));
            order.asks(new ReportShortPick(
                    ShipmentId.of(ORDER, POTTERY),
                    "pick-1",
                    List.of(new ReportShortPick.Missing(1, Optional.of("MUG-BLUE"), 1))));
            arrives(POTTERY);
        });
        ends(OrderStatus.CLOSED, 17_800, FIRST);
    }

    @Test
    @DisplayName(
            "a mug is missing when the parcel is packed, and another ship-from sends it: all arrives, all is paid for"
                    + " (ORD-14)")
    void sentFromElsewhere() {
        order.play(() -> {
            isPlacedByCard();
            order.passes(Duration.ofHours(2));
            order.asks(new ReportShortPick(
                    ShipmentId.of(ORDER, POTTERY),
                    "pick-1",
                    List.of(new ReportShortPick.Missing(1, Optional.of("MUG-BLUE"), 1)),
                    Optional.of("warehouse-busan")));
            arrives(POTTERY);
            arrives(POTTERY + ".2");
        });
        ends(OrderStatus.CLOSED, 30_700, FIRST);
    }

    @Test
    @DisplayName("the parcel is lost after it was paid for, and sent again at no charge (ORD-23)")
    void lostAndReplaced() {
        order.play(() -> {
            isPlacedByCard();
            isHandedOver(POTTERY);
            order.passes(Duration.ofDays(4));
            isReported(POTTERY, ScanStatus.LOST);
            order.passes(Duration.ofHours(3));
            order.asks(new ReplaceParcel(ORDER, POTTERY, MakingGoodReason.IN_STOCK));
            arrives(POTTERY + ".2");
        });
        ends(OrderStatus.CLOSED, 30_700, FIRST);
    }

    @Test
    @DisplayName(
            "one mug arrives broken, and is sent again at no charge; the other is missing, and is paid back (ORD-23)")
    void brokenAndMissing() {
        order.play(() -> {
            isPlacedByCard();
            arrives(POTTERY);
            order.passes(Duration.ofHours(9));
            order.asks(new ReplaceUnits(ORDER, "broken", POTTERY, List.of(new LineUnits(1, 1)), DeliveryFault.DAMAGED));
            order.passes(Duration.ofHours(1));
            order.asks(new RefundUnits(ORDER, "missing", POTTERY, List.of(new LineUnits(1, 1)), DeliveryFault.MISSING));
            arrives(POTTERY + ".2");
        });
        ends(OrderStatus.CLOSED, 17_800, FIRST);
    }

    @Test
    @DisplayName("one mug arrives broken: its customer says so, and support sends it again at no charge (ORD-23)")
    void claimed() {
        order.play(() -> {
            isPlacedByCard();
            arrives(POTTERY);
            order.passes(Duration.ofHours(9));
            order.asks(new ClaimUnits(
                    ORDER,
                    "broken",
                    POTTERY,
                    List.of(new LineUnits(1, 1)),
                    DeliveryFault.DAMAGED,
                    ClaimWish.REPLACEMENT));
            order.passes(Duration.ofHours(5));
            order.asks(new GrantClaim(ORDER, 1, Optional.empty()));
            arrives(POTTERY + ".2");
        });
        ends(OrderStatus.CLOSED, 30_700, FIRST);
    }

    @Test
    @DisplayName("one mug comes back, and is paid back (ORD-11, ORD-15, SHP-08)")
    void givenBack() {
        order.play(() -> {
            isPlacedByCard();
            arrives(POTTERY);
            oneMugIsToComeBack();
            comesBack(ScanStatus.PICKED_UP);
            order.passes(Duration.ofDays(2));
            comesBack(ScanStatus.DELIVERED);
            order.passes(Duration.ofHours(4));
            order.asks(new ReceiveReturnShipment(
                    ReturnShipmentId.of(ORDER, 1), List.of(new ReceivedItem(1, 1, ReceivedItem.Condition.AS_NEW))));
        });
        ends(OrderStatus.CLOSED, 17_800, FIRST);
    }

    @Test
    @DisplayName("one mug was to come back, and is kept after all: its label goes back to the carrier (ORD-11, SHP-02)")
    void keptAfterAll() {
        order.play(() -> {
            isPlacedByCard();
            arrives(POTTERY);
            oneMugIsToComeBack();
            order.asks(new CancelReturn(ORDER, 1));
            order.passes(Duration.ofHours(1));
        });
        ends(OrderStatus.CLOSED, 30_700, FIRST);
        assertThat(order.view().returns().get(0).state()).isEqualTo(ReturnState.CANCELLED);
        assertThat(order.labelOf(ReturnShipmentId.of(ORDER, 1)).place()).isEqualTo(Place.VOIDED);
    }

    private void oneMugIsToComeBack() {
        order.passes(Duration.ofDays(2));
        order.asks(new ReturnUnits(
                ORDER,
                List.of(new ReturnedUnits(1, 1)),
                ReturnReason.CHANGE_OF_MIND,
                Optional.empty(),
                ReturnWish.REFUND,
                Optional.empty(),
                Optional.empty()));
        order.passes(Duration.ofDays(1));
    }

    private void comesBack(ScanStatus status) {
        ReturnShipmentId back = ReturnShipmentId.of(ORDER, 1);
        order.asks(new RecordReturnScan(
                back,
                "scan-" + ++scans,
                order.labelOf(back).code(),
                status,
                status.name(),
                order.now(),
                Optional.empty()));
    }

    @Test
    @DisplayName(
            "the customer cancels when one parcel is under way: the other stays, the first is brought back, and all"
                    + " money goes back (ORD-07, ORD-10)")
    void cancelledLate() {
        order.play(() -> {
            isPlaced(List.of(twoMugs(), tea()), tender(TenderMethod.CARD, 43_100, "tok_fine"));
            isHandedOver(POTTERY);
            isReported(POTTERY, ScanStatus.PICKED_UP);
            order.passes(Duration.ofHours(2));
            order.asks(new CancelOrder(ORDER, CancellationReason.NOT_WANTED_ANY_MORE));
            order.passes(Duration.ofDays(2));
            isReported(POTTERY, ScanStatus.RETURNED_TO_SENDER);
            order.passes(Duration.ofHours(1));
        });
        ends(OrderStatus.CLOSED, 0, FIRST);
    }

    @Test
    @DisplayName("nobody pays the bank slip: the order is given up when its time is over (ORD-05, ORD-28)")
    void slipUnpaid() {
        order.play(() -> {
            isPlaced(List.of(twoMugs()), tender(TenderMethod.BANK_SLIP, 30_700, "tok_slip"));
            order.passes(Duration.ofDays(9));
        });
        ends(OrderStatus.REJECTED, 0, FIRST);
    }

    @Test
    @DisplayName(
            "the provider gives no answer, once before it has heard and once after: it is asked again under the same"
                    + " key, and takes the money once (PAY-05, PAY-06)")
    void providerIsSilent() {
        order.play(() -> {
            order.providerNeverHears();
            isPlacedByCard();
            order.passes(Duration.ofMinutes(2));
            order.passes(Duration.ofHours(6));
            order.labelOf(ShipmentId.of(ORDER, POTTERY)).isNow(Place.UNDER_WAY);
            order.providerIsNotHeard();
            order.asks(new HandOverShipment(ShipmentId.of(ORDER, POTTERY), order.now()));
            order.passes(Duration.ofHours(26));
            isReported(POTTERY, ScanStatus.DELIVERED);
        });
        ends(OrderStatus.CLOSED, 30_700, FIRST);
    }
}
