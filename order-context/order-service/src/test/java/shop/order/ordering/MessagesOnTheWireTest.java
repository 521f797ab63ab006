package shop.order.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.order.ordering.MugsAndTea.CARD;
import static shop.order.ordering.MugsAndTea.CARD_FOR_MUGS;
import static shop.order.ordering.MugsAndTea.ORDER;
import static shop.order.ordering.MugsAndTea.POTTER;
import static shop.order.ordering.MugsAndTea.VOUCHER;
import static shop.order.ordering.MugsAndTea.WHOLE_CARD;
import static shop.order.ordering.MugsAndTea.WHOLE_VOUCHER;
import static shop.order.ordering.MugsAndTea.won;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shop.kernel.CashReceipt;
import shop.kernel.PersonalData;
import shop.kernel.Recipient;
import shop.order.api.AmendOrder;
import shop.order.api.Awaited;
import shop.order.api.Awaited.Whom;
import shop.order.api.ChangeShippingAddress;
import shop.order.api.ClaimWish;
import shop.order.api.FindOrder;
import shop.order.api.FindOrders;
import shop.order.api.HoldOrder;
import shop.order.api.LineUnits;
import shop.order.api.OrderHoldReason;
import shop.order.api.OrderPage;
import shop.order.api.OrderStatus;
import shop.order.api.OrderView;
import shop.order.api.PayRefundInterest;
import shop.order.api.PaymentMeans;
import shop.order.api.ReleaseOrder;
import shop.order.api.RepeatRequests;
import shop.order.api.ReplaceTender;
import shop.order.api.RequestKind;
import shop.order.api.ReturnReason;
import shop.order.api.ReturnState;
import shop.order.api.SettleTender;
import shop.order.api.SettlementKind;
import shop.order.api.SettlementReason;
import shop.order.api.Tender;
import shop.order.api.TenderMethod;
import shop.order.api.Whereabouts;
import shop.order.api.WithdrawClaim;
import shop.order.api.WithdrawalExclusion;

@DisplayName("What the order context is asked, and what it answers,")
class MessagesOnTheWireTest {

    private static final CashReceipt RECEIPT = new CashReceipt(CashReceipt.Purpose.INCOME_DEDUCTION, "010-****-5678");

    private static final Serializer SERIALIZER = ProductionSerializer.create();

    static Stream<Object> commands() {
        return Stream.of(changes(), ofReturns(), allOthers(), ofParcels(), ofTenders(), withLess(), withMore())
                .flatMap(all -> all);
    }

    private static Stream<Object> ofReturns() {
        return Stream.of(
                MugsThatComeBack.giveBackMugsUnder("back-1", 2, ReturnReason.DOES_NOT_FIT),
                MugsThatComeBack.giveBackMugsKnownSince("2026-01-20", 2, ReturnReason.DEFECT),
                MugsThatComeBack.exchangeMugsForRed(2, ReturnReason.DOES_NOT_FIT),
                MugsThatComeBack.cancelReturn(),
                MugsAndTea.claimMugs("leaking", 1, ClaimWish.REPLACEMENT),
                MugsAndTea.grantClaim(Optional.of(ClaimWish.REFUND)),
                MugsAndTea.grantClaim(Optional.empty()),
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
                new AmendOrder(
                        ORDER,
                        "another-mug",
                        List.of(new LineUnits(1, 1)),
                        List.of(),
                        List.of(),
                        Optional.of(new PaymentMeans(TenderMethod.VOUCHER, "tok_approve", 1, Optional.of(RECEIPT)))),
                AmendedMugs.withdraw(),
                new LapseAmendment(ORDER, 1));
    }

    private static Stream<Object> allOthers() {
        Tender slip = new Tender(
                TenderMethod.BANK_SLIP,
                won(30_700),
                "tok",
                3,
                Optional.of(LocalDate.parse("2026-01-12")),
                Optional.of(RECEIPT));
        return Stream.of(
                MugsAndTea.place(),
                MugsAndTea.placeAs("WEB-20417"),
                new Basket()
                        .of(MugsAndTea.twoMugsExcluded(WithdrawalExclusion.PERISHABLE))
                        .paidBy(List.of(slip))
                        .promised(Optional.empty())
                        .place(),
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
                MugsAndTea.confirmPurchase());
    }

    private static Stream<Object> ofParcels() {
        return Stream.of(
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
                new ReplaceTender(ORDER, CARD, TenderMethod.VOUCHER, "tok_another", 1, Optional.of(RECEIPT)),
                MugsAndTea.replace(POTTER),
                MugsAndTea.replaceOneMug(POTTER),
                MugsAndTea.refundMugs("leaking", POTTER, 1),
                MugsAndTea.sendMugsAgain("leaking", POTTER, 1),
                MugsAndTea.settleAll(CARD, SettlementKind.WRITTEN_OFF),
                MugsAndTea.settle(CARD, SettlementKind.COLLECTED, 5_000),
                new SettleTender(
                        ORDER,
                        CARD,
                        "settlement-3",
                        SettlementKind.COLLECTED,
                        Optional.of(won(5_000)),
                        SettlementReason.BANK_TRANSFER,
                        Optional.of(RECEIPT)),
                MugsAndTea.agree(POTTER),
                MugsAndTea.locate(POTTER, Whereabouts.LOST));
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

    /** What others were not told, or nobody has said. */
    private static Stream<Object> withLess() {
        return Stream.of(
                new AmendOrder(ORDER, "fewer", List.of(), List.of(new LineUnits(1, 1)), List.of(), Optional.empty()),
                new HoldOrder(ORDER, Optional.of(POTTER), OrderHoldReason.OTHER, Optional.empty()),
                new ReleaseOrder(ORDER, Optional.empty()),
                new RecordTenderAwaitsPayer(ORDER, CARD, Optional.empty()),
                new RecordTenderCaptureFailed(
                        ORDER, CARD, POTTER, CARD_FOR_MUGS, 2, Optional.empty(), Optional.empty()),
                new RecordTenderRefundFailed(ORDER, VOUCHER, "refund-1", WHOLE_VOUCHER, Optional.empty()));
    }

    /** What others say more of. */
    private static Stream<Object> withMore() {
        return Stream.of(
                new ChangeShippingAddress(
                        ORDER,
                        new PersonalData(
                                "customer-jiwon",
                                new Recipient(
                                        "Kim Jiwon",
                                        "Teheran-ro 152",
                                        "Seoul",
                                        "06236",
                                        "",
                                        "KR",
                                        "jiwon@example.com",
                                        Optional.of("12F"),
                                        Optional.of("010-1234-5678")))),
                new PayRefundInterest(ORDER, 1, Optional.of(won(97)), SettlementReason.BANK_TRANSFER),
                new RecordReturnMoved(ORDER, 1, ReturnState.LABELLED, Optional.of("SIM0002")),
                new RecordTenderDisputed(
                        ORDER,
                        VOUCHER,
                        MugsAndTea.DISPUTE,
                        true,
                        WHOLE_VOUCHER,
                        "NOT_RECEIVED",
                        Optional.of(MugsAndTea.THURSDAY)),
                new SettleReturn(ORDER, 1, List.of(Verdict.refund(1, 1)), Optional.of(4L)));
    }

    static Stream<Object> queriesAndAnswers() {
        return Stream.of(
                new FindOrder(ORDER),
                new FindOrders(
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        Optional.empty(),
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
                        Set.of(Awaited.What.APPROVAL),
                        Optional.of("customer-jiwon"),
                        Optional.of("web-204"),
                        Optional.of(true),
                        Optional.of(Instant.EPOCH),
                        Optional.of(Instant.EPOCH.plusSeconds(60)),
                        true,
                        Optional.of(new FindOrders.Place(Instant.EPOCH, "order-1")),
                        50),
                ViewsOnTheWire.withNothing(),
                ViewsOnTheWire.withEverything(),
                new OrderPage(List.of(), Optional.empty(), 0),
                new OrderPage(
                        List.of(ViewsOnTheWire.withEverything()),
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

    @Test
    @DisplayName("is proven with and without all that may be missing in it")
    void everyForm() {
        Map<String, Set<Boolean>> seen = new TreeMap<>();
        Stream.concat(commands(), queriesAndAnswers()).forEach(message -> look(message, seen));

        assertThat(seen)
                .isNotEmpty()
                .allSatisfy((part, forms) -> assertThat(forms)
                        .as(part + " is there, and is missing")
                        .containsExactlyInAnyOrder(true, false));
    }

    /** Notes of each part that may be missing, or of which there may be none, whether it is there. */
    private static void look(Object value, Map<String, Set<Boolean>> seen) {
        if (value instanceof Optional<?> part) {
            part.ifPresent(it -> look(it, seen));
        } else if (value instanceof Collection<?> parts) {
            parts.forEach(it -> look(it, seen));
        } else if (value instanceof Record whole) {
            for (RecordComponent component : whole.getClass().getRecordComponents()) {
                Object part = valueOf(component, whole);
                String name = whole.getClass().getSimpleName() + "." + component.getName();
                if (part instanceof Optional<?> optional) {
                    seen.computeIfAbsent(name, first -> new TreeSet<>()).add(optional.isPresent());
                } else if (part instanceof Collection<?> several && whole instanceof OrderView) {
                    seen.computeIfAbsent(name, first -> new TreeSet<>()).add(!several.isEmpty());
                }
                look(part, seen);
            }
        }
    }

    private static Object valueOf(RecordComponent component, Record whole) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(whole);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
