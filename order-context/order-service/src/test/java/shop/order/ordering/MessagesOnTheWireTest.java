package shop.order.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.order.ordering.MugsAndTea.CARD;
import static shop.order.ordering.MugsAndTea.CARD_FOR_MUGS;
import static shop.order.ordering.MugsAndTea.JIWON;
import static shop.order.ordering.MugsAndTea.ORDER;
import static shop.order.ordering.MugsAndTea.POTTER;
import static shop.order.ordering.MugsAndTea.VOUCHER;
import static shop.order.ordering.MugsAndTea.WHOLE_CARD;
import static shop.order.ordering.MugsAndTea.WHOLE_VOUCHER;
import static shop.order.ordering.MugsAndTea.won;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shop.kernel.Money;
import shop.order.api.AmendmentState;
import shop.order.api.AmendmentWithdrawalReason;
import shop.order.api.Awaited;
import shop.order.api.Awaited.Whom;
import shop.order.api.ClaimState;
import shop.order.api.ClaimWish;
import shop.order.api.DeliveryFault;
import shop.order.api.FindOrder;
import shop.order.api.FindOrders;
import shop.order.api.FulfilmentAxis;
import shop.order.api.LineUnits;
import shop.order.api.OrderMoney;
import shop.order.api.OrderPage;
import shop.order.api.OrderStatus;
import shop.order.api.OrderView;
import shop.order.api.OrderView.Entry;
import shop.order.api.OrderView.ParcelState;
import shop.order.api.OrderView.ParcelView;
import shop.order.api.OrderView.TenderState;
import shop.order.api.OrderView.TenderView;
import shop.order.api.PayRefundInterest;
import shop.order.api.PaymentAxis;
import shop.order.api.PlaceOrder;
import shop.order.api.RepeatRequests;
import shop.order.api.RequestKind;
import shop.order.api.ReturnReason;
import shop.order.api.ReturnState;
import shop.order.api.ReturnsAxis;
import shop.order.api.SettlementKind;
import shop.order.api.SettlementReason;
import shop.order.api.Tender;
import shop.order.api.TenderMethod;
import shop.order.api.Whereabouts;
import shop.order.api.WithdrawClaim;
import shop.order.api.WithdrawalExclusion;

@DisplayName("What the order context is asked, and what it answers,")
class MessagesOnTheWireTest {

    private static final Serializer SERIALIZER = ProductionSerializer.create();

    static Stream<Object> commands() {
        return Stream.of(changes(), ofReturns(), allOthers(), ofTenders()).flatMap(all -> all);
    }

    private static Stream<Object> ofReturns() {
        return Stream.of(
                MugsThatComeBack.giveBackMugsUnder("back-1", 2, ReturnReason.DOES_NOT_FIT),
                MugsThatComeBack.giveBackMugsKnownSince("2026-01-20", 2, ReturnReason.DEFECT),
                MugsThatComeBack.exchangeMugsForRed(2, ReturnReason.DOES_NOT_FIT),
                MugsThatComeBack.cancelReturn(),
                MugsAndTea.claimMugs("leaking", 1, ClaimWish.REPLACEMENT),
                MugsAndTea.grantClaim(Optional.of(ClaimWish.REFUND)),
                MugsAndTea.declineClaim(),
                new WithdrawClaim(ORDER, 1),
                MugsThatComeBack.recordMoved(ReturnState.ON_ITS_WAY),
                new RecordReturnEnded(ORDER, 1, ReturnState.ABANDONED),
                MugsThatComeBack.settle(
                        new Verdict(1, 1, true, Optional.of(won(3_000)), Optional.of("used")), Verdict.refund(1, 1)),
                new PayRefundInterest(ORDER, 1, SettlementReason.BANK_TRANSFER));
    }

    private static Stream<Object> changes() {
        return Stream.of(
                AmendedMugs.orderAnotherMug(),
                AmendedMugs.orderABowlForTheTea(),
                AmendedMugs.withdraw(),
                new LapseAmendment(ORDER, 1));
    }

    private static Stream<Object> allOthers() {
        Tender slip =
                new Tender(TenderMethod.BANK_SLIP, won(30_700), "tok", 3, Optional.of(LocalDate.parse("2026-01-12")));
        return Stream.of(
                MugsAndTea.place(),
                MugsAndTea.placeAs("WEB-20417"),
                new PlaceOrder(
                        ORDER,
                        "customer-jiwon",
                        JIWON,
                        List.of(MugsAndTea.twoMugsExcluded(WithdrawalExclusion.PERISHABLE)),
                        List.of(slip),
                        Optional.empty()),
                MugsAndTea.cancel(),
                MugsAndTea.sendElsewhere(),
                new RecordParcelMoved(ORDER, POTTER, "warehouse-busan", 5),
                new RecordParcelRedirected(ORDER, POTTER, 5),
                new RecordParcelRedirectionRefused(ORDER, POTTER, 5),
                MugsAndTea.recordBroughtBack(POTTER),
                MugsAndTea.recordNotBroughtBack(POTTER),
                MugsAndTea.holdAll(),
                MugsAndTea.recordHoldCarriedOut(POTTER, 5),
                MugsAndTea.giveGoodwill(5_000),
                MugsAndTea.release(POTTER),
                MugsAndTea.recordCardAuthorised(),
                MugsAndTea.recordVoucherPaid(),
                MugsAndTea.recordDeclined(CARD),
                MugsAndTea.recordExpired(CARD, WHOLE_CARD),
                MugsAndTea.recordAwaitsPayer(CARD),
                new RejectUnpaidOrder(ORDER),
                MugsAndTea.cancelAMug(),
                MugsAndTea.cancelLine(MugsAndTea.ONE_FEWER, 1),
                MugsAndTea.recordTakenOut(MugsAndTea.mugs(1)),
                MugsAndTea.recordNotTakenOut(),
                MugsAndTea.recordShortPick(POTTER, MugsAndTea.mugs(1)),
                MugsAndTea.recordMissing(POTTER, MugsAndTea.BUSAN, MugsAndTea.mugs(1)),
                MugsAndTea.recordSplit(MugsAndTea.mugs(1)),
                MugsAndTea.recordLabelled(POTTER),
                MugsAndTea.recordHandOver(POTTER),
                MugsAndTea.recordDelivery(POTTER),
                MugsAndTea.recordParcelCancelled(POTTER),
                MugsAndTea.recordNotHeldBack(POTTER),
                MugsAndTea.recordCancelledScanned(POTTER, "DELIVERED"),
                MugsAndTea.recordHeld(POTTER, 3),
                MugsAndTea.recordParcelReleased(POTTER, 4),
                MugsAndTea.recordMishap(POTTER, ParcelMishap.PRESUMED_LOST, 9),
                MugsAndTea.recordFoundAgain(POTTER, 11),
                MugsAndTea.refund(POTTER),
                MugsAndTea.replaceCard(),
                MugsAndTea.replace(POTTER),
                MugsAndTea.replaceOneMug(POTTER),
                MugsAndTea.refundMugs("leaking", POTTER, 1),
                MugsAndTea.sendMugsAgain("leaking", POTTER, 1),
                MugsAndTea.settleAll(CARD, SettlementKind.WRITTEN_OFF),
                MugsAndTea.settle(CARD, SettlementKind.COLLECTED, 5_000),
                MugsAndTea.agree(POTTER),
                MugsAndTea.locate(POTTER, Whereabouts.LOST),
                MugsAndTea.confirmPurchase());
    }

    private static Stream<Object> ofTenders() {
        return Stream.of(
                MugsAndTea.recordCaptured(POTTER, CARD_FOR_MUGS),
                MugsAndTea.recordCaptureFailed(POTTER, CARD_FOR_MUGS),
                MugsAndTea.recordReleased(CARD, WHOLE_CARD),
                MugsAndTea.recordRefunded(VOUCHER, WHOLE_VOUCHER),
                MugsAndTea.recordRefundFailed(VOUCHER, WHOLE_VOUCHER),
                MugsAndTea.recordRefundOvertaken(VOUCHER, "refund-1", WHOLE_VOUCHER),
                MugsAndTea.recordTurnedBack(VOUCHER, WHOLE_VOUCHER),
                MugsAndTea.recordDisputed(VOUCHER, WHOLE_VOUCHER),
                new RecordTenderDisputeAnswered(ORDER, VOUCHER, MugsAndTea.DISPUTE),
                MugsAndTea.recordDisputeDecided(VOUCHER, WHOLE_VOUCHER),
                MugsAndTea.recordOutcomeUnknown(CARD, RequestKind.CAPTURE, POTTER, 2),
                MugsAndTea.recordNeedsAttention(CARD, RequestKind.CAPTURE, POTTER, 2),
                MugsAndTea.repeatUnanswered(),
                new RepeatRequests(ORDER));
    }

    static Stream<Object> queriesAndAnswers() {
        return Stream.of(
                new FindOrder(ORDER),
                new FindOrders(
                        Set.of(),
                        Set.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        20),
                new FindOrders(
                        Set.of(OrderStatus.CLOSED),
                        Set.of(Whom.SUPPORT),
                        Optional.of("customer-jiwon"),
                        Optional.of(true),
                        Optional.of(Instant.EPOCH),
                        Optional.of(Instant.EPOCH.plusSeconds(60)),
                        true,
                        Optional.of(new FindOrders.Place(Instant.EPOCH, "order-1")),
                        50),
                new FindOrders(
                        Set.of(),
                        Set.of(),
                        Set.of(Awaited.What.APPROVAL),
                        Optional.empty(),
                        Optional.of("web-204"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        20),
                view(Optional.empty(), Optional.empty()),
                view(Optional.of("not paid in time"), Optional.of("INSUFFICIENT_FUNDS")),
                new OrderPage(
                        List.of(view(Optional.empty(), Optional.empty())),
                        Optional.of(new FindOrders.Place(Instant.EPOCH, "order-1")),
                        1));
    }

    @ParameterizedTest
    @MethodSource({"commands", "queriesAndAnswers"})
    @DisplayName("arrives as it was sent")
    void arrivesAsSent(Object message) {
        Object arrived = SERIALIZER.deserialize(SERIALIZER.serialize(message, byte[].class));

        assertThat(arrived).isEqualTo(message);
    }

    @Test
    @DisplayName("is proven here for every command that an order handles")
    void everyCommand() {
        List<Class<?>> handled = Arrays.stream(Order.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(CommandHandler.class))
                .<Class<?>>map(method -> method.getParameterTypes()[0])
                .toList();

        assertThat(commands().<Class<?>>map(Object::getClass).distinct().toList())
                .containsExactlyInAnyOrderElementsOf(handled);
    }

    private static OrderView.ClaimView claim() {
        return new OrderView.ClaimView(
                1,
                POTTER,
                List.of(new LineUnits(1, 1)),
                DeliveryFault.MISSING,
                ClaimWish.REPLACEMENT,
                ClaimState.REPLACED,
                Instant.parse("2026-01-05T09:00:00.123+09:00"),
                Optional.of(POTTER + ".2"),
                Optional.empty());
    }

    private static OrderView view(Optional<String> statusReason, Optional<String> declineReason) {
        Money nothing = won(0);
        return new OrderView(
                ORDER,
                OrderStatus.AWAITING_PAYMENT,
                statusReason,
                "customer-jiwon",
                statusReason.map(said -> "WEB-20417"),
                won(43_100),
                Instant.parse("2026-01-05T09:00:00.123+09:00"),
                Optional.of(MugsAndTea.PAY_UNTIL),
                Optional.of(MugsAndTea.PROMISED),
                List.of(MugsAndTea.twoBlueMugs()),
                List.of(new TenderView(
                        1,
                        TenderMethod.CARD,
                        WHOLE_CARD,
                        TenderState.DECLINED,
                        nothing,
                        nothing,
                        nothing,
                        declineReason,
                        Optional.empty())),
                List.of(new ParcelView(
                        POTTER,
                        POTTER,
                        "shipment-x",
                        ParcelState.AWAITING_PAYMENT,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())),
                List.of(new OrderView.UnitsView(1, 2, 1, 0, 0, 0)),
                List.of(new OrderView.AmendmentView(
                        1,
                        AmendmentState.WITHDRAWN,
                        List.of(MugsAndTea.greenTea()),
                        Optional.empty(),
                        List.of(new LineUnits(1, 1)),
                        won(12_400),
                        Optional.of(3),
                        Instant.parse("2026-01-05T09:00:00.123+09:00"),
                        Optional.empty(),
                        Optional.of(AmendmentWithdrawalReason.TOO_LATE))),
                List.of(),
                List.of(claim()),
                PaymentAxis.AWAITED,
                FulfilmentAxis.NOT_STARTED,
                ReturnsAxis.NONE,
                new OrderMoney(won(43_100), nothing, nothing, nothing, nothing, nothing),
                OrderView.CancellationState.NOT_ASKED_FOR,
                OrderView.PurchaseView.OPEN,
                List.of(),
                List.of(),
                List.of(new Awaited(
                        Whom.PROVIDER,
                        Awaited.What.PAYMENT,
                        Optional.of(1),
                        Optional.empty(),
                        Instant.EPOCH,
                        Optional.of(MugsAndTea.PAY_UNTIL),
                        "Tender 1 is to be authorised or paid.")),
                List.of(new Entry(
                        Instant.parse("2026-01-05T09:00:00.123+09:00"), "OrderPlaced", "Placed for 43100 KRW.")),
                0);
    }
}
