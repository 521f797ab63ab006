package shop.order.ordering;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.kernel.PersonalData;
import shop.kernel.Recipient;
import shop.order.api.AgreeOnParcel;
import shop.order.api.CancelOrder;
import shop.order.api.CancelUnits;
import shop.order.api.CancellationReason;
import shop.order.api.ChangeShippingAddress;
import shop.order.api.ClaimUnits;
import shop.order.api.ClaimWish;
import shop.order.api.ConfirmPurchase;
import shop.order.api.DeclineClaim;
import shop.order.api.DeliveryFault;
import shop.order.api.FulfilmentStalled;
import shop.order.api.GiveGoodwill;
import shop.order.api.GoodwillReason;
import shop.order.api.GrantClaim;
import shop.order.api.HoldOrder;
import shop.order.api.IfDeclined;
import shop.order.api.IfShort;
import shop.order.api.LineUnits;
import shop.order.api.LocateParcel;
import shop.order.api.MakingGoodReason;
import shop.order.api.OrderCancelled;
import shop.order.api.OrderClosed;
import shop.order.api.OrderConfirmed;
import shop.order.api.OrderHoldReason;
import shop.order.api.OrderLine;
import shop.order.api.OrderPlaced;
import shop.order.api.OrderRejected;
import shop.order.api.ParcelAgreement;
import shop.order.api.ParcelContents;
import shop.order.api.PlaceOrder;
import shop.order.api.PurchaseConfirmed;
import shop.order.api.PurchaseConfirmedBy;
import shop.order.api.RefundParcel;
import shop.order.api.RefundUnits;
import shop.order.api.RefusalReason;
import shop.order.api.RejectionReason;
import shop.order.api.ReleaseOrder;
import shop.order.api.ReplaceParcel;
import shop.order.api.ReplaceTender;
import shop.order.api.ReplaceUnits;
import shop.order.api.RequestKind;
import shop.order.api.SettleTender;
import shop.order.api.SettlementKind;
import shop.order.api.SettlementReason;
import shop.order.api.Tender;
import shop.order.api.TenderMethod;
import shop.order.api.Whereabouts;
import shop.order.api.WhereaboutsReason;
import shop.order.api.WithdrawalExclusion;
import shop.order.market.BusinessCalendar;
import shop.order.market.Market;
import shop.payment.api.PaymentId;
import shop.platform.messaging.Trial;
import shop.platform.messaging.Trials;
import shop.platform.time.TimeScale;
import shop.rehearsal.AggregatesInMemory;

/**
 * Jiwon in Seoul orders two blue mugs, which a potter in Icheon sends, and green tea, which a tea garden in Boseong sends: 30,700
 * and 12,400 won, shipping and value added tax included. She pays with a card (tender 1, 33,100) and a voucher (tender 2,
 * 10,000). The voucher pays at once and so pays first: a part of the mugs. The card pays 20,700 of the potter's parcel and all of
 * the tea garden's.
 */
public final class MugsAndTea {

    public static final OrderId ORDER = OrderId.of("order-mugs-and-tea");
    public static final String POTTER = "icheon-pottery";
    public static final String TEA_GARDEN = "boseong-tea";
    public static final String BUSAN = "warehouse-busan";
    public static final int CARD = 1;
    public static final int VOUCHER = 2;

    /** The card's shares of the two parcels, and the whole of it. */
    public static final Money CARD_FOR_MUGS = won(20_700);

    public static final Money CARD_FOR_TEA = won(12_400);
    public static final Money WHOLE_CARD = won(33_100);
    public static final Money WHOLE_VOUCHER = won(10_000);

    public static final PersonalData JIWON = new PersonalData(
            "customer-jiwon",
            new Recipient("Kim Jiwon", "Sejong-daero 110", "Seoul", "04524", "", "KR", "jiwon@example.com"));
    public static final PersonalData JIWON_AT_WORK = new PersonalData(
            "customer-jiwon",
            new Recipient("Kim Jiwon", "Teheran-ro 152", "Seoul", "06236", "", "KR", "jiwon@example.com"));
    public static final LocalDate PROMISED = LocalDate.parse("2026-01-09");
    public static final Instant TUESDAY = Instant.parse("2026-01-06T10:00:00+09:00");
    public static final Instant THURSDAY = Instant.parse("2026-01-08T10:00:00+09:00");
    /** Half an hour after she orders. */
    public static final Instant PAY_UNTIL = Instant.parse("2026-01-05T09:30:00+09:00");

    /** By when she has to confirm that it is she who pays, if her bank asks. */
    public static final Instant CONFIRM_UNTIL = Instant.parse("2026-01-05T09:15:00+09:00");

    /** The market is Korea, and its days take as long as they do. */
    public static final PaymentWindow PAYMENT_WINDOW = new PaymentWindow(
            new BusinessCalendar(new Market("KR", ZoneId.of("Asia/Seoul"), Set.of())),
            new TimeScale(Duration.ofDays(1), Duration.ofSeconds(15), true));

    /** A person decides what becomes of them. */
    public static final LostParcels LOST_PARCELS = new LostParcels(LostParcels.Remedy.ASK);

    public static final CancellationReason CHANGED_HER_MIND = CancellationReason.NOT_WANTED_ANY_MORE;
    public static final String ONE_FEWER = "one-fewer";
    public static final String PICK = "pick-4711";
    public static final String TRACKING_CODE = "SIM0001";

    private MugsAndTea() {}

    /**
     * Orders without anything around them, which handle what is sent over this bus.
     *
     * @param listener hears every event when it was stored
     */
    public static AggregatesInMemory ordersOn(CommandBus bus, Consumer<EventMessage<?>> listener) {
        return ordersOn(bus, listener, MugsThatComeBack.RETURN_TERMS);
    }

    /** The same where goods come back by these terms. */
    public static AggregatesInMemory ordersOn(CommandBus bus, Consumer<EventMessage<?>> listener, ReturnTerms terms) {
        return AggregatesInMemory.on(bus, Order.class, listener, PAYMENT_WINDOW, LOST_PARCELS, terms);
    }

    /** What such orders would do. */
    public static DryRun dryRunOf(EventStore events) {
        return dryRun(order -> events.readEvents(order).asStream().toList());
    }

    /** What the order would do that has recorded this. */
    public static DryRun dryRunOf(Supplier<List<Object>> story) {
        return dryRun(order -> {
            List<DomainEventMessage<?>> events = new ArrayList<>();
            story.get()
                    .forEach(
                            event -> events.add(new GenericDomainEventMessage<>("Order", order, events.size(), event)));
            return events;
        });
    }

    private static DryRun dryRun(Function<String, List<? extends DomainEventMessage<?>>> histories) {
        return new DryRun(new Trials(
                histories,
                () -> Trial.asking(Order.class, List.of(PAYMENT_WINDOW, LOST_PARCELS, MugsThatComeBack.RETURN_TERMS))));
    }

    public static Money won(long amount) {
        return Money.of(amount, "KRW");
    }

    public static OrderLine twoBlueMugs() {
        return new OrderLine("MUG-BLUE", "Blue mug", 2, won(12_900), won(0), won(2_791), POTTER, won(4_900));
    }

    /** The same, painted for her. */
    public static OrderLine twoMugsExcluded(WithdrawalExclusion why) {
        return new OrderLine(
                "MUG-BLUE", "Blue mug", 2, won(12_900), won(0), won(2_791), POTTER, won(4_900), Optional.of(why));
    }

    public static OrderLine greenTea() {
        return new OrderLine("TEA-GREEN", "Green tea", 1, won(8_500), won(0), won(1_127), TEA_GARDEN, won(3_900));
    }

    public static Tender card(long amount) {
        return new Tender(TenderMethod.CARD, won(amount), "tok_approve", 1, Optional.empty());
    }

    public static Tender voucher(long amount) {
        return new Tender(TenderMethod.VOUCHER, won(amount), "tok_approve", 1, Optional.empty());
    }

    public static Tender slip(long amount, Optional<LocalDate> due) {
        return new Tender(TenderMethod.BANK_SLIP, won(amount), "tok_slip_paid", 1, due);
    }

    public static PlaceOrder place() {
        return place(List.of(twoBlueMugs(), greenTea()), List.of(card(33_100), voucher(10_000)));
    }

    public static PlaceOrder place(List<OrderLine> lines, List<Tender> tenders) {
        return place(lines, tenders, IfDeclined.REJECT);
    }

    public static PlaceOrder place(List<OrderLine> lines, List<Tender> tenders, IfDeclined ifDeclined) {
        return place(lines, tenders, ifDeclined, IfShort.SHIP_REST);
    }

    public static PlaceOrder place(
            List<OrderLine> lines, List<Tender> tenders, IfDeclined ifDeclined, IfShort ifShort) {
        return new Basket()
                .of(lines)
                .paidBy(tenders)
                .ifDeclined(ifDeclined)
                .ifShort(ifShort)
                .place();
    }

    /** What the shop calls it is said with it. */
    public static PlaceOrder placeAs(String reference) {
        return new Basket().called(reference).place();
    }

    /** The same. */
    public static OrderPlaced placedAs(String reference) {
        return new Basket().called(reference).placed();
    }

    /** The mugs cannot be given back for a change of mind (ORD-24). */
    public static OrderPlaced placedExcluding(WithdrawalExclusion why) {
        return new Basket().of(twoMugsExcluded(why), greenTea()).placed();
    }

    /** It waits for another means of payment when one is declined. */
    public static OrderPlaced placedWaiting() {
        return new Basket().ifDeclined(IfDeclined.WAIT).placed();
    }

    public static OrderPlaced placed() {
        return new Basket().placed();
    }

    // --- Paying

    public static RecordTenderAuthorised recordCardAuthorised() {
        return new RecordTenderAuthorised(ORDER, CARD, WHOLE_CARD, true);
    }

    public static TenderAuthorised cardAuthorised() {
        return new TenderAuthorised(ORDER, CARD, WHOLE_CARD, true);
    }

    /** The same card from a bank that lets money be taken once only. */
    public static TenderAuthorised cardAuthorisedForOneCapture() {
        return new TenderAuthorised(ORDER, CARD, WHOLE_CARD, false);
    }

    public static RecordTenderPaid recordVoucherPaid() {
        return new RecordTenderPaid(ORDER, VOUCHER, WHOLE_VOUCHER);
    }

    public static TenderPaid voucherPaid() {
        return new TenderPaid(ORDER, VOUCHER, WHOLE_VOUCHER);
    }

    public static RecordTenderAwaitsPayer recordAwaitsPayer(int tender) {
        return new RecordTenderAwaitsPayer(ORDER, tender, Optional.of(CONFIRM_UNTIL));
    }

    public static TenderAwaitsPayer awaitsPayer(int tender) {
        return new TenderAwaitsPayer(ORDER, tender, Optional.of(CONFIRM_UNTIL));
    }

    public static RecordTenderDeclined recordDeclined(int tender) {
        return new RecordTenderDeclined(ORDER, tender, "INSUFFICIENT_FUNDS");
    }

    public static TenderDeclined declined(int tender) {
        return new TenderDeclined(ORDER, tender, "INSUFFICIENT_FUNDS");
    }

    public static ReplaceTender replaceCard() {
        return new ReplaceTender(ORDER, CARD, TenderMethod.DEBIT, "tok_another", 1);
    }

    /** The third tender pays what the card was to pay. */
    public static TenderReplaced cardReplaced() {
        return new TenderReplaced(
                ORDER, CARD, 3, new Tender(TenderMethod.DEBIT, WHOLE_CARD, "tok_another", 1, Optional.empty()));
    }

    public static OrderRejected rejected(RejectionReason reason) {
        return new OrderRejected(ORDER, reason);
    }

    public static OrderConfirmed confirmed() {
        return new OrderConfirmed(
                ORDER,
                JIWON,
                List.of(
                        new ParcelContents(POTTER, List.of(new ParcelContents.Item(1, "MUG-BLUE", "Blue mug", 2))),
                        new ParcelContents(
                                TEA_GARDEN, List.of(new ParcelContents.Item(2, "TEA-GREEN", "Green tea", 1)))),
                Optional.of(PROMISED));
    }

    // --- Cancelling

    public static CancelOrder cancel() {
        return new CancelOrder(ORDER, CHANGED_HER_MIND);
    }

    public static CancellationRequested cancellationRequested() {
        return new CancellationRequested(ORDER, CHANGED_HER_MIND);
    }

    public static ParcelCancellationRequested holdBack(String shipFrom) {
        return new ParcelCancellationRequested(ORDER, shipFrom, CHANGED_HER_MIND);
    }

    public static RecordParcelCancelled recordParcelCancelled(String shipFrom) {
        return new RecordParcelCancelled(ORDER, shipFrom);
    }

    public static ParcelCancelled parcelCancelled(String shipFrom) {
        return new ParcelCancelled(ORDER, shipFrom);
    }

    public static RecordParcelCancellationRefused recordNotHeldBack(String shipFrom) {
        return new RecordParcelCancellationRefused(ORDER, shipFrom);
    }

    public static ParcelInterceptRequested wantedBack(String shipFrom) {
        return new ParcelInterceptRequested(ORDER, shipFrom);
    }

    public static RecordParcelInterceptAccepted recordBroughtBack(String shipFrom) {
        return new RecordParcelInterceptAccepted(ORDER, shipFrom);
    }

    public static ParcelInterceptAccepted broughtBack(String shipFrom) {
        return new ParcelInterceptAccepted(ORDER, shipFrom);
    }

    public static RecordParcelInterceptRefused recordNotBroughtBack(String shipFrom) {
        return new RecordParcelInterceptRefused(ORDER, shipFrom);
    }

    public static ParcelInterceptRefused notBroughtBack(String shipFrom) {
        return new ParcelInterceptRefused(ORDER, shipFrom);
    }

    public static RecordCancelledParcelScanned recordCancelledScanned(String shipFrom, String reported) {
        return new RecordCancelledParcelScanned(ORDER, shipFrom, reported);
    }

    public static CancelledParcelScanned cancelledScanned(String shipFrom, String reported) {
        return new CancelledParcelScanned(ORDER, shipFrom, reported);
    }

    public static ParcelCancellationRefused notHeldBack(String shipFrom) {
        return new ParcelCancellationRefused(ORDER, shipFrom);
    }

    public static OrderCancelled cancelled() {
        return new OrderCancelled(ORDER, CHANGED_HER_MIND);
    }

    // --- Sending it elsewhere

    public static ChangeShippingAddress sendElsewhere() {
        return new ChangeShippingAddress(ORDER, JIWON_AT_WORK);
    }

    public static ShippingAddressChanged sentElsewhere(List<String> asks, List<String> tooLate) {
        return new ShippingAddressChanged(ORDER, JIWON_AT_WORK, asks, tooLate);
    }

    // --- Holding

    public static HoldOrder holdAll() {
        return new HoldOrder(ORDER, Optional.empty(), OrderHoldReason.FRAUD_SUSPECTED, Optional.of("third today"));
    }

    /** @param keeps the parcels that are prepared */
    public static OrderHeld orderHeld(List<String> keeps) {
        return new OrderHeld(
                ORDER, Optional.empty(), OrderHoldReason.FRAUD_SUSPECTED, Optional.of("third today"), keeps);
    }

    public static ReleaseOrder releaseAll() {
        return new ReleaseOrder(ORDER, Optional.empty());
    }

    public static OrderReleased orderReleased(List<String> goOn) {
        return new OrderReleased(ORDER, Optional.empty(), goOn);
    }

    public static RecordParcelHoldCarriedOut recordHoldCarriedOut(String parcel, long asked) {
        return new RecordParcelHoldCarriedOut(ORDER, parcel, asked);
    }

    public static ParcelHoldCarriedOut holdCarriedOut(String parcel, long asked) {
        return new ParcelHoldCarriedOut(ORDER, parcel, asked);
    }

    public static HoldOrder hold(String parcel) {
        return new HoldOrder(ORDER, Optional.of(parcel), OrderHoldReason.CUSTOMERS_WISH, Optional.empty());
    }

    public static OrderHeld parcelKept(String parcel) {
        return new OrderHeld(
                ORDER, Optional.of(parcel), OrderHoldReason.CUSTOMERS_WISH, Optional.empty(), List.of(parcel));
    }

    public static ReleaseOrder release(String parcel) {
        return new ReleaseOrder(ORDER, Optional.of(parcel));
    }

    public static OrderReleased parcelLetGo(String parcel, List<String> goOn) {
        return new OrderReleased(ORDER, Optional.of(parcel), goOn);
    }

    // --- Sending less

    public static ParcelContents.Item mugs(int quantity) {
        return new ParcelContents.Item(1, "MUG-BLUE", "Blue mug", quantity);
    }

    public static ParcelContents.Item tea() {
        return new ParcelContents.Item(2, "TEA-GREEN", "Green tea", 1);
    }

    public static CancelUnits cancelUnits(String request, int line, int quantity) {
        return new CancelUnits(ORDER, request, line, Optional.of(quantity), CHANGED_HER_MIND);
    }

    /** All that are left of it. */
    public static CancelUnits cancelLine(String request, int line) {
        return new CancelUnits(ORDER, request, line, Optional.empty(), CHANGED_HER_MIND);
    }

    public static CancelUnits cancelAMug() {
        return cancelUnits(ONE_FEWER, 1, 1);
    }

    public static UnitsCancellationRequested mugToBeTakenOut() {
        return toBeTakenOut(ONE_FEWER, List.of(mugs(1)), List.of(mugs(1)));
    }

    /** The same of the mug that is sent apart: what may remain was said of both together. */
    public static UnitsCancellationRequested mugApartToBeTakenOut() {
        return new UnitsCancellationRequested(
                ORDER, POTTER + ".2", "split-box-2", List.of(mugs(1)), List.of(), CHANGED_HER_MIND);
    }

    public static UnitsCancellationRequested toBeTakenOut(
            String request, List<ParcelContents.Item> items, List<ParcelContents.Item> remaining) {
        return new UnitsCancellationRequested(ORDER, POTTER, request, items, remaining, CHANGED_HER_MIND);
    }

    public static RecordUnitsTakenOut recordTakenOut(ParcelContents.Item... items) {
        return new RecordUnitsTakenOut(ORDER, POTTER, ONE_FEWER, List.of(items));
    }

    public static UnitsCancelled mugCancelled() {
        return mugsCancelled(mugs(1));
    }

    public static UnitsCancelled mugsCancelled(ParcelContents.Item... items) {
        return new UnitsCancelled(ORDER, POTTER, ONE_FEWER, List.of(items), CHANGED_HER_MIND);
    }

    public static RecordUnitsNotTakenOut recordNotTakenOut() {
        return new RecordUnitsNotTakenOut(ORDER, POTTER, ONE_FEWER);
    }

    public static UnitsCancellationRefused mugNotTakenOut() {
        return new UnitsCancellationRefused(ORDER, POTTER, ONE_FEWER, List.of(mugs(1)));
    }

    public static RecordParcelSplit recordSplit(ParcelContents.Item... items) {
        return new RecordParcelSplit(ORDER, POTTER, "box-2", List.of(items));
    }

    public static ParcelSplit mugApart() {
        return new ParcelSplit(
                ORDER,
                POTTER,
                "box-2",
                POTTER + ".2",
                new ParcelContents(POTTER, List.of(mugs(1))),
                JIWON,
                placed().promisedDelivery());
    }

    public static RecordShortPick recordShortPick(String shipFrom, ParcelContents.Item... items) {
        return new RecordShortPick(ORDER, shipFrom, PICK, List.of(items), Optional.empty());
    }

    /** What is missing, another ship-from is to send. */
    public static RecordShortPick recordMissing(String parcel, String moveTo, ParcelContents.Item... items) {
        return new RecordShortPick(ORDER, parcel, PICK, List.of(items), Optional.of(moveTo));
    }

    /** What was missing at the potter's a warehouse in Busan sends, as it was promised. */
    public static UnitsMoved mugMoved() {
        return unitsMoved(POTTER, POTTER + ".2", BUSAN, mugs(1));
    }

    public static UnitsMoved unitsMoved(String parcel, String apart, String sentBy, ParcelContents.Item... items) {
        return new UnitsMoved(
                ORDER,
                parcel,
                PICK,
                apart,
                new ParcelContents(sentBy, List.of(items)),
                JIWON,
                placed().promisedDelivery());
    }

    public static UnitsCancelled pickedShort(String shipFrom, ParcelContents.Item... items) {
        return new UnitsCancelled(ORDER, shipFrom, PICK, List.of(items), CancellationReason.PICKED_SHORT);
    }

    /** The customer wants all of it or nothing. */
    public static OrderPlaced placedAllOrNothing() {
        return new Basket().ifShort(IfShort.ALL_OR_NOTHING).placed();
    }

    // --- Sending

    public static RecordParcelLabelled recordLabelled(String shipFrom) {
        return new RecordParcelLabelled(ORDER, shipFrom, "simulated", TRACKING_CODE);
    }

    public static ParcelLabelled labelled(String shipFrom) {
        return new ParcelLabelled(ORDER, shipFrom, "simulated", TRACKING_CODE);
    }

    public static RecordHandOver recordHandOver(String shipFrom) {
        return new RecordHandOver(ORDER, shipFrom, TUESDAY);
    }

    public static ParcelHandedOver handedOver(String shipFrom) {
        return new ParcelHandedOver(ORDER, shipFrom, TUESDAY);
    }

    public static RecordDelivery recordDelivery(String shipFrom) {
        return new RecordDelivery(ORDER, shipFrom, THURSDAY);
    }

    public static ParcelDelivered delivered(String shipFrom) {
        return new ParcelDelivered(ORDER, shipFrom, THURSDAY);
    }

    /** The last to arrive, where a purchase confirms itself. */
    public static ParcelDelivered deliveredConfirmingItself(String shipFrom, Instant then) {
        return new ParcelDelivered(ORDER, shipFrom, THURSDAY, Optional.of(then));
    }

    /** By a person's word, the last that the customer has. */
    public static ParcelLocated locatedConfirmingItself(String parcel, Instant then) {
        return new ParcelLocated(
                ORDER, parcel, Whereabouts.WITH_CUSTOMER, WhereaboutsReason.CARRIER_ASKED, Optional.of(then));
    }

    public static ConfirmPurchase confirmPurchase() {
        return new ConfirmPurchase(ORDER);
    }

    /** She keeps all of it. */
    public static PurchaseConfirmed purchaseConfirmed(PurchaseConfirmedBy by) {
        return new PurchaseConfirmed(
                ORDER,
                "customer-jiwon",
                by,
                List.of(
                        new PurchaseConfirmed.Item(1, "MUG-BLUE", POTTER, 2, won(30_700)),
                        new PurchaseConfirmed.Item(2, "TEA-GREEN", TEA_GARDEN, 1, won(12_400))),
                won(43_100));
    }

    // --- What keeps a parcel

    public static RecordParcelHeld recordHeld(String shipFrom, long report) {
        return new RecordParcelHeld(ORDER, shipFrom, "ADDRESS_UNDELIVERABLE", report);
    }

    public static ParcelHeld held(String shipFrom, long report) {
        return new ParcelHeld(ORDER, shipFrom, "ADDRESS_UNDELIVERABLE", report);
    }

    public static RecordParcelReleased recordParcelReleased(String shipFrom, long report) {
        return new RecordParcelReleased(ORDER, shipFrom, report);
    }

    public static ParcelReleased parcelReleased(String shipFrom, long report) {
        return new ParcelReleased(ORDER, shipFrom, report);
    }

    public static RecordParcelMishap recordMishap(String shipFrom, ParcelMishap mishap, long report) {
        return new RecordParcelMishap(ORDER, shipFrom, mishap, report, THURSDAY);
    }

    public static ParcelMishapReported mishap(String shipFrom, ParcelMishap mishap, long report) {
        return new ParcelMishapReported(ORDER, shipFrom, mishap, report, THURSDAY);
    }

    public static RecordParcelFoundAgain recordFoundAgain(String shipFrom, long report) {
        return new RecordParcelFoundAgain(ORDER, shipFrom, report, THURSDAY);
    }

    public static ParcelFoundAgain foundAgain(String shipFrom, long report) {
        return new ParcelFoundAgain(ORDER, shipFrom, report, THURSDAY);
    }

    public static RefundParcel refund(String parcel) {
        return new RefundParcel(ORDER, parcel, MakingGoodReason.CUSTOMERS_WISH);
    }

    public static ParcelRefunded parcelRefunded(String parcel) {
        return new ParcelRefunded(ORDER, parcel, MakingGoodReason.CUSTOMERS_WISH);
    }

    public static ReplaceParcel replace(String parcel) {
        return new ReplaceParcel(ORDER, parcel, MakingGoodReason.IN_STOCK);
    }

    /** The mugs are sent once more. */
    public static ParcelReplaced mugsReplaced(String parcel, String replacement) {
        return new ParcelReplaced(
                ORDER, parcel, replacement, confirmed().parcels().get(0), JIWON, MakingGoodReason.IN_STOCK);
    }

    /** One mug is sent again, and the other paid back. */
    public static ReplaceParcel replaceOneMug(String parcel) {
        return new ReplaceParcel(ORDER, parcel, MakingGoodReason.IN_STOCK, Optional.of(List.of(new LineUnits(1, 1))));
    }

    public static ParcelReplaced oneMugReplaced(String parcel, String replacement) {
        return new ParcelReplaced(
                ORDER,
                parcel,
                replacement,
                new ParcelContents(POTTER, List.of(mugs(1))),
                JIWON,
                MakingGoodReason.IN_STOCK,
                Optional.of(List.of(mugs(1))));
    }

    /** One leaks, say, and need not come back. */
    public static RefundUnits refundMugs(String request, String parcel, int quantity, DeliveryFault fault) {
        return new RefundUnits(ORDER, request, parcel, List.of(new LineUnits(1, quantity)), fault);
    }

    public static RefundUnits refundMugs(String request, String parcel, int quantity) {
        return refundMugs(request, parcel, quantity, DeliveryFault.DAMAGED);
    }

    public static UnitsRefunded mugsRefunded(String request, int quantity, DeliveryFault fault) {
        return new UnitsRefunded(ORDER, POTTER, request, List.of(mugs(quantity)), fault);
    }

    public static UnitsRefunded mugsRefunded(int quantity) {
        return mugsRefunded("leaking", quantity, DeliveryFault.DAMAGED);
    }

    public static ReplaceUnits sendMugsAgain(String request, String parcel, int quantity) {
        return new ReplaceUnits(ORDER, request, parcel, List.of(new LineUnits(1, quantity)), DeliveryFault.DAMAGED);
    }

    public static UnitsReplaced mugsSentAgain(String replacement, int quantity) {
        return mugsSentAgain("leaking", replacement, quantity);
    }

    public static UnitsReplaced mugsSentAgain(String request, String replacement, int quantity) {
        return new UnitsReplaced(
                ORDER,
                POTTER,
                replacement,
                request,
                new ParcelContents(POTTER, List.of(mugs(quantity))),
                JIWON,
                DeliveryFault.DAMAGED);
    }

    /** She says that so many of them leak. */
    public static ClaimUnits claimMugs(String request, int quantity, ClaimWish wants) {
        return new ClaimUnits(
                ORDER, request, POTTER, List.of(new LineUnits(1, quantity)), DeliveryFault.DAMAGED, wants);
    }

    public static UnitsClaimed mugsClaimed(int number, String request, int quantity, ClaimWish wants) {
        return new UnitsClaimed(ORDER, number, POTTER, request, List.of(mugs(quantity)), DeliveryFault.DAMAGED, wants);
    }

    public static GrantClaim grantClaim(Optional<ClaimWish> by) {
        return new GrantClaim(ORDER, 1, by);
    }

    public static ClaimGranted claimGranted(ClaimWish by) {
        return new ClaimGranted(ORDER, 1, by);
    }

    public static DeclineClaim declineClaim() {
        return new DeclineClaim(ORDER, 1, "please send it back");
    }

    public static ParcelTurnedUp turnedUp(String parcel, ParcelTurnedUp.Sighting how) {
        return new ParcelTurnedUp(ORDER, parcel, how, THURSDAY, Optional.empty());
    }

    /** The customer has it by now, and where it counts and is the last to arrive, the purchase confirms itself. */
    public static ParcelTurnedUp turnedUpConfirmingItself(String parcel, Instant moment) {
        return new ParcelTurnedUp(ORDER, parcel, ParcelTurnedUp.Sighting.DELIVERED, THURSDAY, Optional.of(moment));
    }

    /** By somebody who may give all of it. */
    public static GiveGoodwill giveGoodwill(long amount) {
        return new GiveGoodwill(ORDER, "goodwill-1", won(amount), GoodwillReason.LATE_DELIVERY, won(43_100));
    }

    public static GoodwillGiven goodwillGiven(long amount, GoodwillPart... parts) {
        return new GoodwillGiven(ORDER, "goodwill-1", won(amount), GoodwillReason.LATE_DELIVERY, List.of(parts));
    }

    // --- What a person settles

    public static SettleTender settleAll(int tender, SettlementKind how) {
        return settle("settlement-1", tender, how, Optional.empty());
    }

    public static SettleTender settle(int tender, SettlementKind how, long amount) {
        return settle("settlement-1", tender, how, Optional.of(won(amount)));
    }

    public static SettleTender settle(String settlementId, int tender, SettlementKind how, Optional<Money> amount) {
        return new SettleTender(ORDER, tender, settlementId, how, amount, SettlementReason.BANK_TRANSFER);
    }

    public static TenderSettled settled(int tender, SettlementKind how, long amount) {
        return settled("settlement-1", tender, how, amount);
    }

    public static TenderSettled settled(
            String settlementId, int tender, SettlementKind how, long amount, TenderSettled.Part... parts) {
        return new TenderSettled(
                ORDER, tender, settlementId, how, won(amount), SettlementReason.BANK_TRANSFER, List.of(parts));
    }

    public static TenderSettled writtenOff(int tender, long amount, TenderSettled.Part... parts) {
        return settled("settlement-1", tender, SettlementKind.WRITTEN_OFF, amount, parts);
    }

    public static TenderOwedBack owedBack(int tender, long amount) {
        return new TenderOwedBack(ORDER, tender, won(amount));
    }

    public static AgreeOnParcel agree(String parcel) {
        return new AgreeOnParcel(ORDER, parcel, ParcelAgreement.KEPT);
    }

    public static ParcelAgreedUpon agreedUpon(String parcel) {
        return new ParcelAgreedUpon(ORDER, parcel, ParcelAgreement.KEPT);
    }

    public static LocateParcel locate(String parcel, Whereabouts where) {
        return new LocateParcel(ORDER, parcel, where, WhereaboutsReason.CARRIER_ASKED);
    }

    public static ParcelLocated located(String parcel, Whereabouts where) {
        return new ParcelLocated(ORDER, parcel, where, WhereaboutsReason.CARRIER_ASKED);
    }

    // --- Asking again

    /** Five minutes, a quarter of an hour, three quarters; then a person is called. Nothing is asked less often than daily. */
    public static final Reminders REMINDERS =
            new Reminders(Duration.ofMinutes(5), Duration.ofDays(1), Duration.ofDays(1), 4);

    public static RepeatUnanswered repeatUnanswered() {
        return new RepeatUnanswered(ORDER, REMINDERS);
    }

    public static RequestRepeated repeatedOf(RequestKind request, int tender, String name, int attempt, Instant next) {
        return new RequestRepeated(
                ORDER, request, Optional.of(tender), Optional.empty(), name, attempt, Optional.of(next));
    }

    public static RequestRepeated repeatedOf(RequestKind request, String parcel, int attempt, Instant next) {
        return new RequestRepeated(
                ORDER, request, Optional.empty(), Optional.of(parcel), "", attempt, Optional.of(next));
    }

    public static RequestRepeated repeatedOfReturn(RequestKind request, int attempt, Instant next) {
        return new RequestRepeated(ORDER, request, Optional.empty(), Optional.empty(), "1", attempt, Optional.of(next));
    }

    public static FulfilmentStalled stalled(RequestKind request, String parcel, Instant since, int attempt) {
        return new FulfilmentStalled(ORDER, request, Optional.empty(), Optional.of(parcel), "", since, attempt);
    }

    // --- Settling

    public static CaptureRequested captureRequested(String captureId, Money amount) {
        return new CaptureRequested(ORDER, CARD, captureId, amount);
    }

    public static CaptureRequested captureRequested(String captureId, Money amount, String inPlaceOf) {
        return new CaptureRequested(ORDER, CARD, captureId, amount, Optional.of(inPlaceOf));
    }

    public static RecordTenderCaptured recordCaptured(String captureId, Money amount) {
        return new RecordTenderCaptured(ORDER, CARD, captureId, amount);
    }

    public static TenderCaptured captured(String captureId, Money amount) {
        return new TenderCaptured(ORDER, CARD, captureId, amount);
    }

    public static RecordTenderCaptureFailed recordCaptureFailed(String captureId, Money amount) {
        return recordCaptureFailed(captureId, amount, 1);
    }

    public static RecordTenderCaptureFailed recordCaptureFailed(String captureId, Money amount, int attempt) {
        return new RecordTenderCaptureFailed(
                ORDER, CARD, captureId, amount, attempt, Optional.of(THURSDAY), Optional.of(RefusalReason.REFUSED));
    }

    public static TenderCaptureFailed captureFailed(String captureId, Money amount) {
        return captureFailed(captureId, amount, 1);
    }

    public static TenderCaptureFailed captureFailed(String captureId, Money amount, int attempt) {
        return new TenderCaptureFailed(
                ORDER, CARD, captureId, amount, attempt, Optional.of(THURSDAY), Optional.of(RefusalReason.REFUSED));
    }

    /** It was tried for the last time. */
    public static TenderCaptureFailed captureGivenToAPerson(String captureId, Money amount, int attempt) {
        return new TenderCaptureFailed(
                ORDER, CARD, captureId, amount, attempt, Optional.empty(), Optional.of(RefusalReason.REFUSED));
    }

    public static CaptureNotNeeded captureNotNeeded(String captureId, Money amount) {
        return new CaptureNotNeeded(ORDER, CARD, captureId, amount);
    }

    public static ReleaseRequested releaseRequested(int tender, String reason) {
        return new ReleaseRequested(ORDER, tender, reason);
    }

    public static RecordTenderReleased recordReleased(int tender, Money amount) {
        return new RecordTenderReleased(ORDER, tender, amount);
    }

    public static TenderReleased released(int tender, Money amount) {
        return new TenderReleased(ORDER, tender, amount);
    }

    public static RecordTenderExpired recordExpired(int tender, Money amount) {
        return new RecordTenderExpired(ORDER, tender, amount);
    }

    public static TenderExpired expired(int tender, Money amount) {
        return new TenderExpired(ORDER, tender, amount);
    }

    public static RefundRequested refundRequested(int tender, Money amount, String reason) {
        return new RefundRequested(ORDER, tender, "refund-1", amount, reason);
    }

    public static RecordTenderRefunded recordRefunded(int tender, Money amount) {
        return new RecordTenderRefunded(ORDER, tender, "refund-1", amount);
    }

    public static TenderRefunded refunded(int tender, Money amount) {
        return new TenderRefunded(ORDER, tender, "refund-1", amount);
    }

    public static RecordTenderRefundFailed recordRefundFailed(int tender, Money amount) {
        return new RecordTenderRefundFailed(ORDER, tender, "refund-1", amount, Optional.of(RefusalReason.NO_REFUNDS));
    }

    public static RecordTenderTurnedBack recordTurnedBack(int tender, Money amount) {
        return new RecordTenderTurnedBack(ORDER, tender, amount);
    }

    public static TenderTurnedBack turnedBack(int tender, Money amount) {
        return new TenderTurnedBack(ORDER, tender, amount);
    }

    public static TenderOwed owed(int tender, Money amount) {
        return new TenderOwed(ORDER, tender, amount);
    }

    public static final String DISPUTE = "dispute-mugs-and-tea-1-dp_1";

    public static RecordTenderDisputed recordDisputed(int tender, Money amount) {
        return new RecordTenderDisputed(ORDER, tender, DISPUTE, true, amount, "NOT_RECEIVED", Optional.empty());
    }

    public static TenderDisputed disputed(int tender, Money amount) {
        return new TenderDisputed(ORDER, tender, DISPUTE, true, amount, "NOT_RECEIVED", Optional.empty());
    }

    public static TenderDisputeAnswered disputeAnswered(int tender) {
        return new TenderDisputeAnswered(ORDER, tender, DISPUTE);
    }

    public static RecordTenderDisputeDecided recordDisputeDecided(int tender, Money lost) {
        return new RecordTenderDisputeDecided(ORDER, tender, DISPUTE, lost);
    }

    public static TenderDisputeDecided disputeDecided(int tender, Money lost) {
        return new TenderDisputeDecided(ORDER, tender, DISPUTE, lost);
    }

    public static RecordTenderRefundOvertaken recordRefundOvertaken(int tender, String refundId, Money amount) {
        return new RecordTenderRefundOvertaken(ORDER, tender, refundId, amount);
    }

    public static TenderRefundOvertaken refundOvertaken(int tender, String refundId, Money amount) {
        return new TenderRefundOvertaken(ORDER, tender, refundId, amount);
    }

    public static TenderRefundFailed refundFailed(int tender, Money amount) {
        return new TenderRefundFailed(ORDER, tender, "refund-1", amount, Optional.of(RefusalReason.NO_REFUNDS));
    }

    public static OrderClosed closed() {
        return new OrderClosed(ORDER);
    }

    /** @param name of the capture or refund; empty for other requests */
    public static RecordTenderOutcomeUnknown recordOutcomeUnknown(
            int tender, RequestKind request, String name, int operation) {
        return new RecordTenderOutcomeUnknown(ORDER, tender, request, name, operationKey(tender, operation));
    }

    /** @param name of the capture or refund; empty for other requests */
    public static TenderOutcomeUnknown outcomeUnknown(int tender, RequestKind request, String name, int operation) {
        return new TenderOutcomeUnknown(ORDER, tender, request, name, operationKey(tender, operation));
    }

    /** @param name of the capture or refund; empty for other requests */
    public static RecordTenderNeedsAttention recordNeedsAttention(
            int tender, RequestKind request, String name, int operation) {
        return new RecordTenderNeedsAttention(ORDER, tender, request, name, operationKey(tender, operation));
    }

    /** @param name of the capture or refund; empty for other requests */
    public static TenderNeedsAttention needsAttention(int tender, RequestKind request, String name, int operation) {
        return new TenderNeedsAttention(ORDER, tender, request, name, operationKey(tender, operation));
    }

    private static String operationKey(int tender, int operation) {
        return PaymentId.of(ORDER, tender).value() + "/" + operation;
    }

    /** As it was stored before tries and reasons were. */
    public static TenderCaptureFailed captureFailedWithoutTries(String captureId, Money amount) {
        return new TenderCaptureFailed(ORDER, CARD, captureId, amount, 1, Optional.empty(), Optional.empty());
    }

    /** As it was stored before reasons were. */
    public static TenderCaptureFailed captureFailedWithoutReason(String captureId, Money amount) {
        return new TenderCaptureFailed(ORDER, CARD, captureId, amount, 1, Optional.of(THURSDAY), Optional.empty());
    }

    /** As it was stored before reasons were. */
    public static TenderRefundFailed refundFailedWithoutReason(int tender, Money amount) {
        return new TenderRefundFailed(ORDER, tender, "refund-1", amount, Optional.empty());
    }
}
