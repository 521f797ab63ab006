package shop.order.ordering;

import static shop.order.ordering.MugsAndTea.CARD;
import static shop.order.ordering.MugsAndTea.CARD_FOR_MUGS;
import static shop.order.ordering.MugsAndTea.CARD_FOR_TEA;
import static shop.order.ordering.MugsAndTea.JIWON;
import static shop.order.ordering.MugsAndTea.ORDER;
import static shop.order.ordering.MugsAndTea.POTTER;
import static shop.order.ordering.MugsAndTea.TEA_GARDEN;
import static shop.order.ordering.MugsAndTea.VOUCHER;
import static shop.order.ordering.MugsAndTea.won;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import shop.kernel.Money;
import shop.order.api.CancelReturn;
import shop.order.api.ParcelContents;
import shop.order.api.ReturnReason;
import shop.order.api.ReturnState;
import shop.order.api.ReturnUnits;
import shop.order.api.ReturnWish;
import shop.order.api.ReturnedUnits;
import shop.order.api.Variant;
import shop.order.api.WithdrawalExclusion;
import shop.order.market.BusinessCalendar;
import shop.order.market.Market;
import shop.order.ordering.ReturnSettled.Withheld;
import shop.platform.time.TimeScale;
import shop.specification.AggregateSpecification;

/** Jiwon gives blue mugs back: what is said of that between her, the order and the return. */
public final class MugsThatComeBack {

    public static final TimeScale REAL_TIME = new TimeScale(Duration.ofDays(1), Duration.ofSeconds(15), true);

    /** In Korea: 30 days; the way back costs 4,900 won; and a purchase is confirmed by the customer alone. */
    public static final ReturnTerms RETURN_TERMS = termsIn("KR", REAL_TIME, "never", Choice.SUPPORT);

    public static final Variant RED = new Variant(1, "MUG-RED", "Red mug");

    /** The end of the third business day after the Monday on which what comes back is here (ORD-26). */
    public static final Instant REFUND_DUE = Instant.parse("2026-01-09T00:00:00+09:00");

    private MugsThatComeBack() {}

    /** Orders of the shop of the book. */
    static AggregateSpecification<Order> orders() {
        return decidingBy(RETURN_TERMS);
    }

    /** Orders of a shop that has all as is usual in this market. */
    static AggregateSpecification<Order> ordersIn(String country) {
        return decidingBy(
                termsIn(country, REAL_TIME), "order.market.country=" + country, "order.returns.confirmed-after=market");
    }

    /** Orders of a shop that makes good what its customers claim, and looks at nothing (ORD-23). */
    static AggregateSpecification<Order> ordersThatBelieve() {
        return decidingBy(termsIn("KR", REAL_TIME, "never", Choice.AUTOMATIC), "order.returns.claims=automatic");
    }

    private static AggregateSpecification<Order> decidingBy(ReturnTerms terms, String... settings) {
        return AggregateSpecification.of(Order.class)
                .withResource(MugsAndTea.PAYMENT_WINDOW)
                .withResource(MugsAndTea.LOST_PARCELS)
                .withResource(terms, settings);
    }

    static Object[] and(Object[] past, Object... more) {
        return Stream.concat(Stream.of(past), Stream.of(more)).toArray();
    }

    /** All parcels are on their way, and what they cost is taken. */
    static Object[] sentAndPaid(Object... more) {
        Object[] sent = {
            MugsAndTea.placed(),
            MugsAndTea.cardAuthorised(),
            MugsAndTea.voucherPaid(),
            MugsAndTea.confirmed(),
            MugsAndTea.handedOver(POTTER),
            MugsAndTea.captureRequested(POTTER, CARD_FOR_MUGS),
            MugsAndTea.captured(POTTER, CARD_FOR_MUGS),
            MugsAndTea.handedOver(TEA_GARDEN),
            MugsAndTea.captureRequested(TEA_GARDEN, CARD_FOR_TEA),
            MugsAndTea.captured(TEA_GARDEN, CARD_FOR_TEA)
        };
        return and(sent, more);
    }

    /** The same, and they have arrived. */
    static Object[] allArrived(Object... more) {
        return and(
                sentAndPaid(MugsAndTea.delivered(POTTER), MugsAndTea.delivered(TEA_GARDEN), MugsAndTea.closed()), more);
    }

    /** The same, of mugs that cannot be given back for a change of mind. */
    static Object[] allArrivedExcluding(WithdrawalExclusion why, Object... more) {
        Object[] past = allArrived(more);
        past[0] = MugsAndTea.placedExcluding(why);
        return past;
    }

    /** What the decision on the first return gives back of a tender, first of all that is given back of it. */
    public static RefundRequested refundForReturn(int tender, Money amount) {
        return refundForReturn(tender, "refund-1", amount);
    }

    static RefundRequested refundForReturn(int tender, String refundId, Money amount) {
        return new RefundRequested(ORDER, tender, refundId, amount, "returned", Optional.of(1));
    }

    public static ReturnTerms termsIn(String country, TimeScale scale) {
        return termsIn(country, scale, "market", Choice.SUPPORT);
    }

    private static ReturnTerms termsIn(String country, TimeScale scale, String confirmedAfter, Choice claims) {
        Market market = new Market(country, ZoneId.of("Asia/Seoul"), Set.of());
        return new ReturnTerms(
                new ReturnTerms.Settings(
                        Duration.ofDays(30),
                        Map.of("KRW", new BigDecimal("4900"), "EUR", new BigDecimal("4.90")),
                        confirmedAfter,
                        claims),
                market,
                new BusinessCalendar(market),
                scale);
    }

    public static ReturnUnits giveBackMugs(int quantity, ReturnReason reason) {
        return new ReturnUnits(
                ORDER,
                List.of(new ReturnedUnits(1, quantity)),
                reason,
                Optional.empty(),
                ReturnWish.REFUND,
                Optional.empty(),
                Optional.empty());
    }

    public static ReturnUnits giveBackMugsUnder(String key, int quantity, ReturnReason reason) {
        return new ReturnUnits(
                ORDER,
                List.of(new ReturnedUnits(1, quantity)),
                reason,
                Optional.of(key),
                ReturnWish.REFUND,
                Optional.empty(),
                Optional.empty());
    }

    static ParcelUnits mugs(int quantity) {
        return mugsIn(POTTER, quantity);
    }

    static ParcelUnits mugsIn(String parcel, int quantity) {
        return new ParcelUnits(parcel, 1, quantity);
    }

    public static ParcelContents contents(int quantity) {
        return new ParcelContents(POTTER, List.of(new ParcelContents.Item(1, "MUG-BLUE", "Blue mug", quantity)));
    }

    public static ReturnAskedFor askedFor(int number, int quantity, ReturnReason reason) {
        return askedForOf(POTTER, number, quantity, reason);
    }

    /** Of mugs that came in this parcel. */
    static ReturnAskedFor askedForOf(String parcel, int number, int quantity, ReturnReason reason) {
        return new ReturnAskedFor(
                ORDER,
                number,
                List.of(mugsIn(parcel, quantity)),
                contents(quantity),
                JIWON,
                reason,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** What is wrong with them she has known since that day. */
    public static ReturnUnits giveBackMugsKnownSince(String day, int quantity, ReturnReason reason) {
        return new ReturnUnits(
                ORDER,
                List.of(new ReturnedUnits(1, quantity)),
                reason,
                Optional.empty(),
                ReturnWish.REFUND,
                Optional.of(LocalDate.parse(day)),
                Optional.empty());
    }

    public static ReturnAskedFor askedForKnownSince(String day, int quantity, ReturnReason reason) {
        return new ReturnAskedFor(
                ORDER,
                1,
                List.of(mugs(quantity)),
                contents(quantity),
                JIWON,
                reason,
                Optional.empty(),
                Optional.empty(),
                Optional.of(LocalDate.parse(day)),
                Optional.empty());
    }

    public static ReturnAskedFor askedForUnder(String key, int quantity, ReturnReason reason) {
        return new ReturnAskedFor(
                ORDER,
                1,
                List.of(mugs(quantity)),
                contents(quantity),
                JIWON,
                reason,
                Optional.of(key),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public static ReturnUnits exchangeMugs(int quantity, ReturnReason reason) {
        return new ReturnUnits(
                ORDER,
                List.of(new ReturnedUnits(1, quantity)),
                reason,
                Optional.empty(),
                ReturnWish.EXCHANGE,
                Optional.empty(),
                Optional.empty());
    }

    public static ReturnAskedFor askedToExchange(int number, int quantity, ReturnReason reason) {
        return new ReturnAskedFor(
                ORDER,
                number,
                List.of(mugs(quantity)),
                contents(quantity),
                JIWON,
                reason,
                Optional.empty(),
                Optional.of(ReturnWish.EXCHANGE),
                Optional.empty(),
                Optional.empty());
    }

    /** So many are back, and so many are refused; no money moves. */
    public static ReturnSettled settledInExchange(int returned, int refused) {
        return new ReturnSettled(
                ORDER,
                1,
                returned == 0 ? List.of() : List.of(mugs(returned)),
                refused == 0 ? List.of() : List.of(mugs(refused)),
                won(0),
                won(0),
                won(0),
                List.of(),
                refused == 0 ? Optional.empty() : Optional.of("used"),
                Optional.empty(),
                returned == 0 ? Optional.empty() : Optional.of(ReturnWish.EXCHANGE));
    }

    /** She wants red ones instead, which cost the same. */
    public static ReturnUnits exchangeMugsForRed(int quantity, ReturnReason reason) {
        return new ReturnUnits(
                ORDER,
                List.of(new ReturnedUnits(1, quantity)),
                reason,
                Optional.empty(),
                ReturnWish.EXCHANGE,
                Optional.empty(),
                Optional.of(List.of(RED)));
    }

    public static ReturnAskedFor askedToExchangeForRed(int quantity, ReturnReason reason) {
        return new ReturnAskedFor(
                ORDER,
                1,
                List.of(mugs(quantity)),
                contents(quantity),
                JIWON,
                reason,
                Optional.empty(),
                Optional.of(ReturnWish.EXCHANGE),
                Optional.empty(),
                Optional.of(List.of(RED)));
    }

    public static ParcelContents redMugs(int quantity) {
        return new ParcelContents(POTTER, List.of(new ParcelContents.Item(1, RED.sku(), RED.description(), quantity)));
    }

    public static UnitsExchanged mugsExchanged(String replacement, int quantity) {
        return new UnitsExchanged(ORDER, POTTER, replacement, 1, List.of(mugs(quantity)), contents(quantity), JIWON);
    }

    public static RecordReturnMoved recordMoved(ReturnState state) {
        return new RecordReturnMoved(ORDER, 1, state, Optional.empty());
    }

    /** Once it is here, its money is due. */
    public static ReturnMoved moved(ReturnState state) {
        boolean isHere = state == ReturnState.ARRIVED || state == ReturnState.RECEIVED;
        return new ReturnMoved(ORDER, 1, state, Optional.empty(), isHere ? Optional.of(REFUND_DUE) : Optional.empty());
    }

    /** The same where its money is due already, or never. */
    public static ReturnMoved movedOn(ReturnState state) {
        return new ReturnMoved(ORDER, 1, state, Optional.empty());
    }

    public static ReturnMoved labelledForReturn() {
        return new ReturnMoved(ORDER, 1, ReturnState.LABELLED, Optional.of("SIM0002"));
    }

    public static ReturnEnded ended(ReturnState state) {
        return new ReturnEnded(ORDER, 1, state);
    }

    public static CancelReturn cancelReturn() {
        return new CancelReturn(ORDER, 1);
    }

    public static ReturnCancelled returnCancelled(int quantity) {
        return new ReturnCancelled(ORDER, 1, List.of(mugs(quantity)));
    }

    public static SettleReturn settle(Verdict... verdicts) {
        return new SettleReturn(ORDER, 1, List.of(verdicts));
    }

    /** Both mugs are back because she does not want them any more: the way back is hers to pay. */
    public static ReturnSettled bothBackForAChangeOfMind() {
        return new ReturnSettled(
                ORDER,
                1,
                List.of(mugs(2)),
                List.of(),
                won(25_800),
                won(4_900),
                won(0),
                List.of(new Withheld(CARD, won(3_304)), new Withheld(VOUCHER, won(1_596))),
                Optional.empty());
    }

    /** One of them is back because it leaks. */
    public static ReturnSettled oneBackForADefect() {
        return backForADefect(1, 12_900);
    }

    /** Both of them; then nothing was sent, and the shipping goes back as well. */
    public static ReturnSettled bothBackForADefect() {
        return backForADefect(2, 30_700);
    }

    private static ReturnSettled backForADefect(int quantity, long givenBack) {
        return new ReturnSettled(
                ORDER,
                1,
                List.of(mugs(quantity)),
                List.of(),
                won(givenBack),
                won(0),
                won(0),
                List.of(),
                Optional.empty());
    }
}
