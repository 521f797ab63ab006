package shop.order.ordering;

import static shop.order.ordering.MugsAndTea.CARD;
import static shop.order.ordering.MugsAndTea.CARD_FOR_MUGS;
import static shop.order.ordering.MugsAndTea.ORDER;
import static shop.order.ordering.MugsAndTea.POTTER;
import static shop.order.ordering.MugsAndTea.TEA_GARDEN;
import static shop.order.ordering.MugsAndTea.THURSDAY;
import static shop.order.ordering.MugsAndTea.VOUCHER;
import static shop.order.ordering.MugsAndTea.WHOLE_VOUCHER;
import static shop.order.ordering.MugsAndTea.captureRequested;
import static shop.order.ordering.MugsAndTea.captured;
import static shop.order.ordering.MugsAndTea.cardAuthorised;
import static shop.order.ordering.MugsAndTea.closed;
import static shop.order.ordering.MugsAndTea.confirmed;
import static shop.order.ordering.MugsAndTea.delivered;
import static shop.order.ordering.MugsAndTea.handedOver;
import static shop.order.ordering.MugsAndTea.placed;
import static shop.order.ordering.MugsAndTea.recordDelivery;
import static shop.order.ordering.MugsAndTea.refundRequested;
import static shop.order.ordering.MugsAndTea.voucherPaid;
import static shop.order.ordering.MugsThatComeBack.allArrived;
import static shop.order.ordering.MugsThatComeBack.and;
import static shop.order.ordering.MugsThatComeBack.askedFor;
import static shop.order.ordering.MugsThatComeBack.askedForUnder;
import static shop.order.ordering.MugsThatComeBack.askedToExchange;
import static shop.order.ordering.MugsThatComeBack.contents;
import static shop.order.ordering.MugsThatComeBack.exchangeMugs;
import static shop.order.ordering.MugsThatComeBack.giveBackMugs;
import static shop.order.ordering.MugsThatComeBack.moved;
import static shop.order.ordering.MugsThatComeBack.movedOn;
import static shop.order.ordering.MugsThatComeBack.mugs;
import static shop.order.ordering.MugsThatComeBack.mugsExchanged;
import static shop.order.ordering.MugsThatComeBack.refundForReturn;
import static shop.order.ordering.MugsThatComeBack.settle;
import static shop.order.ordering.MugsThatComeBack.settledInExchange;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import shop.order.api.CancellationReason;
import shop.order.api.MakingGoodReason;
import shop.order.api.OrderHoldReason;
import shop.order.api.ParcelContents;
import shop.order.api.ReturnReason;
import shop.order.api.ReturnState;
import shop.order.api.ReturnUnits;
import shop.order.api.ReturnWish;
import shop.order.api.ReturnedUnits;
import shop.order.api.Variant;
import shop.specification.AggregateSpecification;

@DisplayName("An order of which something is exchanged (ORD-16)")
class ExchangeSpecification {

    private static final String SECOND = POTTER + ".2";

    @RegisterExtension
    final AggregateSpecification<Order> order = MugsThatComeBack.orders();

    private static Object[] bothAreBack(ReturnReason reason) {
        return allArrived(askedToExchange(1, 2, reason), movedOn(ReturnState.RECEIVED));
    }

    private static Object[] exchanged(Object... more) {
        return and(and(bothAreBack(ReturnReason.DEFECT), settledInExchange(2, 0), mugsExchanged(SECOND, 2)), more);
    }

    @Test
    @DisplayName("takes that down with the return, under whose key nothing else is asked for")
    void isAskedFor() {
        order.given(allArrived())
                .when(exchangeMugs(2, ReturnReason.DEFECT))
                .then(askedToExchange(1, 2, ReturnReason.DEFECT));
        order.given(allArrived(askedForUnder("back-1", 1, ReturnReason.DEFECT)))
                .when(new ReturnUnits(
                        ORDER,
                        List.of(new ReturnedUnits(1, 1)),
                        ReturnReason.DEFECT,
                        Optional.of("back-1"),
                        ReturnWish.EXCHANGE,
                        Optional.empty(),
                        Optional.empty()))
                .thenRejected("ORD-11", "key-used-for-another-return");
    }

    @Test
    @DisplayName("sends the same once more when it is back, at no charge, whatever the reason was; no money moves")
    void isSentAgain() {
        order.given(bothAreBack(ReturnReason.DEFECT))
                .when(settle(Verdict.refund(1, 2)))
                .then(settledInExchange(2, 0), mugsExchanged(SECOND, 2));
        order.given(bothAreBack(ReturnReason.CHANGE_OF_MIND))
                .when(settle(Verdict.refund(1, 2)))
                .then(settledInExchange(2, 0), mugsExchangedForAChangeOfMind());
    }

    @Test
    @DisplayName("sends it from where it was sent before, if that had moved (SHP-13)")
    void isSentAgainFromElsewhere() {
        UnitsExchanged unmoved = mugsExchanged(SECOND, 2);
        order.given(MugsAndTea.placed(), MugsAndTea.cardAuthorised(), MugsAndTea.voucherPaid(), MugsAndTea.confirmed())
                .given(new ParcelMoved(ORDER, POTTER, "warehouse-busan", 3))
                .given(MugsAndTea.handedOver(POTTER), MugsAndTea.captureRequested(POTTER, MugsAndTea.CARD_FOR_MUGS))
                .given(MugsAndTea.captured(POTTER, MugsAndTea.CARD_FOR_MUGS), MugsAndTea.handedOver(TEA_GARDEN))
                .given(MugsAndTea.captureRequested(TEA_GARDEN, MugsAndTea.CARD_FOR_TEA))
                .given(MugsAndTea.captured(TEA_GARDEN, MugsAndTea.CARD_FOR_TEA))
                .given(MugsAndTea.delivered(POTTER), MugsAndTea.delivered(TEA_GARDEN), MugsAndTea.closed())
                .given(askedToExchange(1, 2, ReturnReason.DEFECT), movedOn(ReturnState.RECEIVED))
                .when(settle(Verdict.refund(1, 2)))
                .then(
                        settledInExchange(2, 0),
                        new UnitsExchanged(
                                ORDER,
                                POTTER,
                                SECOND,
                                1,
                                unmoved.units(),
                                new ParcelContents(
                                        "warehouse-busan", unmoved.contents().items()),
                                unmoved.shipTo()));
    }

    @Test
    @DisplayName("sends again what is accepted, and nothing for what is refused")
    void isSentAgainInPart() {
        Verdict refused = new Verdict(1, 1, false, Optional.empty(), Optional.of("used"));
        order.given(bothAreBack(ReturnReason.DEFECT))
                .when(settle(Verdict.refund(1, 1), refused))
                .then(settledInExchange(1, 1), mugsExchanged(SECOND, 1));
        order.given(allArrived(askedToExchange(1, 1, ReturnReason.DEFECT), movedOn(ReturnState.RECEIVED)))
                .when(settle(refused))
                .then(settledInExchange(0, 1));
    }

    @Test
    @DisplayName(
            "sends another size or colour that costs the same, where the shop says so, and calls it so from then on")
    void isExchangedForAnother() {
        UnitsExchanged blue = mugsExchanged(SECOND, 2);
        UnitsExchanged red =
                new UnitsExchanged(ORDER, POTTER, SECOND, 1, blue.units(), MugsThatComeBack.redMugs(2), blue.shipTo());
        Object[] back = allArrived(
                MugsThatComeBack.askedToExchangeForRed(2, ReturnReason.DEFECT), movedOn(ReturnState.RECEIVED));
        order.given(allArrived())
                .when(MugsThatComeBack.exchangeMugsForRed(2, ReturnReason.DEFECT))
                .then(MugsThatComeBack.askedToExchangeForRed(2, ReturnReason.DEFECT));
        order.given(back).when(settle(Verdict.refund(1, 2))).then(settledInExchange(2, 0), red);
        order.given(and(back, settledInExchange(2, 0), red, handedOver(SECOND)))
                .given(MugsAndTea.mishap(SECOND, ParcelMishap.PRESUMED_LOST, 9))
                .when(MugsAndTea.replace(SECOND))
                .then(new ParcelReplaced(
                        ORDER,
                        SECOND,
                        POTTER + ".3",
                        MugsThatComeBack.redMugs(2),
                        MugsAndTea.JIWON,
                        MakingGoodReason.IN_STOCK));
        order.given(and(back, settledInExchange(2, 0), red, handedOver(SECOND), delivered(SECOND), closed()))
                .when(MugsThatComeBack.giveBackMugs(1, ReturnReason.DEFECT))
                .then(new ReturnAskedFor(
                        ORDER,
                        2,
                        List.of(MugsThatComeBack.mugsIn(SECOND, 1)),
                        MugsThatComeBack.redMugs(1),
                        MugsAndTea.JIWON,
                        ReturnReason.DEFECT,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    @DisplayName("exchanges each kind for its own, and not two of a line at once, unless it is said for what")
    void severalKinds() {
        Object[] oneRedOneBlue = allArrived(
                MugsThatComeBack.askedToExchangeForRed(1, ReturnReason.DEFECT),
                movedOn(ReturnState.RECEIVED),
                settledInExchange(1, 0),
                new UnitsExchanged(
                        ORDER,
                        POTTER,
                        SECOND,
                        1,
                        List.of(MugsThatComeBack.mugs(1)),
                        MugsThatComeBack.redMugs(1),
                        MugsAndTea.JIWON),
                handedOver(SECOND),
                delivered(SECOND),
                closed());
        order.given(oneRedOneBlue).when(exchangeMugs(2, ReturnReason.DEFECT)).thenRejected("ORD-16", "several-kinds");
        order.given(oneRedOneBlue)
                .when(MugsThatComeBack.exchangeMugsForRed(2, ReturnReason.DEFECT))
                .then(new ReturnAskedFor(
                        ORDER,
                        2,
                        List.of(MugsThatComeBack.mugsIn(SECOND, 1), MugsThatComeBack.mugs(1)),
                        new ParcelContents(
                                POTTER,
                                List.of(
                                        MugsThatComeBack.redMugs(1).items().get(0),
                                        MugsThatComeBack.contents(1).items().get(0))),
                        MugsAndTea.JIWON,
                        ReturnReason.DEFECT,
                        Optional.empty(),
                        Optional.of(ReturnWish.EXCHANGE),
                        Optional.empty(),
                        Optional.of(List.of(MugsThatComeBack.RED))));
    }

    @Test
    @DisplayName("sends something else for what comes back in exchange alone, and for each line once")
    void whatForWhat() {
        ReturnUnits wanted = MugsThatComeBack.exchangeMugsForRed(1, ReturnReason.DEFECT);
        order.given(allArrived())
                .when(new ReturnUnits(
                        ORDER,
                        wanted.units(),
                        wanted.reason(),
                        Optional.empty(),
                        ReturnWish.REFUND,
                        Optional.empty(),
                        wanted.exchangeFor()))
                .thenRejected("ORD-16", "exchange-for-without-exchange");
        for (List<Variant> variants : List.of(
                List.of(new Variant(2, "TEA-BLACK", "Black tea")),
                List.of(MugsThatComeBack.RED, new Variant(1, "MUG-GREEN", "Green mug")))) {
            order.given(allArrived())
                    .when(new ReturnUnits(
                            ORDER,
                            wanted.units(),
                            wanted.reason(),
                            Optional.empty(),
                            ReturnWish.EXCHANGE,
                            Optional.empty(),
                            Optional.of(variants)))
                    .thenRejected("ORD-16", "exchange-for-other-lines");
        }
    }

    @Test
    @DisplayName("is open again until that has arrived, and nothing is taken for it")
    void arrives() {
        order.given(exchanged())
                .when(recordDelivery(SECOND))
                .then(new ParcelHandedOver(ORDER, SECOND, THURSDAY), delivered(SECOND), closed());
    }

    @Test
    @DisplayName("gives the money back after all where it cannot be sent once more, or is not wanted")
    void isNotSent() {
        order.given(exchanged())
                .when(MugsAndTea.refund(SECOND))
                .then(new ParcelCancellationRequested(ORDER, SECOND, CancellationReason.NOT_WANTED_ANY_MORE))
                .when(MugsAndTea.recordParcelCancelled(SECOND))
                .then(
                        new ParcelCancelled(ORDER, SECOND),
                        refundRequested(CARD, CARD_FOR_MUGS, "not sent"),
                        refundRequested(VOUCHER, WHOLE_VOUCHER, "not sent"),
                        closed());
    }

    private static UnitsExchanged mugsExchangedForAChangeOfMind() {
        return new UnitsExchanged(
                ORDER,
                POTTER,
                SECOND,
                1,
                List.of(mugs(2)),
                contents(2),
                MugsAndTea.JIWON,
                Optional.of(MugsAndTea.won(4_900)));
    }

    private static Object[] exchangedForAChangeOfMind() {
        return and(bothAreBack(ReturnReason.CHANGE_OF_MIND), settledInExchange(2, 0), mugsExchangedForAChangeOfMind());
    }

    @Test
    @DisplayName("withholds what a refund had cost where the customer does not want it any more after all (ORD-15)")
    void isNotWanted() {
        Optional<List<ReturnSettled.Withheld>> wayBack = Optional.of(List.of(
                new ReturnSettled.Withheld(CARD, MugsAndTea.won(3_304)),
                new ReturnSettled.Withheld(VOUCHER, MugsAndTea.won(1_596))));
        order.given(exchangedForAChangeOfMind())
                .given(new ParcelCancellationRequested(ORDER, SECOND, CancellationReason.NOT_WANTED_ANY_MORE))
                .when(MugsAndTea.recordParcelCancelled(SECOND))
                .then(
                        new ParcelCancelled(ORDER, SECOND, wayBack),
                        refundRequested(CARD, MugsAndTea.won(17_396), "not sent"),
                        refundRequested(VOUCHER, MugsAndTea.won(8_404), "not sent"),
                        closed());
    }

    @Test
    @DisplayName("withholds it of what another ship-from sends because all was missing, and not twice (ORD-14, ORD-15)")
    void isNotWantedOfWhatIsMoved() {
        UnitsMoved moved = new UnitsMoved(
                ORDER,
                SECOND,
                MugsAndTea.PICK,
                POTTER + ".3",
                new ParcelContents(MugsAndTea.BUSAN, contents(2).items()),
                MugsAndTea.JIWON,
                Optional.empty());
        order.given(exchangedForAChangeOfMind())
                .when(MugsAndTea.recordMissing(SECOND, MugsAndTea.BUSAN, MugsAndTea.mugs(2)))
                .then(moved)
                .when(MugsAndTea.refund(POTTER + ".3"))
                .then(new ParcelCancellationRequested(ORDER, POTTER + ".3", CancellationReason.NOT_WANTED_ANY_MORE))
                .when(MugsAndTea.recordParcelCancelled(SECOND))
                .then(new ParcelCancelled(ORDER, SECOND))
                .when(MugsAndTea.recordParcelCancelled(POTTER + ".3"))
                .then(
                        new ParcelCancelled(
                                ORDER,
                                POTTER + ".3",
                                Optional.of(List.of(
                                        new ReturnSettled.Withheld(CARD, MugsAndTea.won(3_304)),
                                        new ReturnSettled.Withheld(VOUCHER, MugsAndTea.won(1_596))))),
                        refundRequested(CARD, MugsAndTea.won(17_396), "not sent"),
                        refundRequested(VOUCHER, MugsAndTea.won(8_404), "not sent"),
                        closed());
    }

    @Test
    @DisplayName("withholds nothing where it is the shop that does not send it")
    void cannotBeSent() {
        order.given(exchangedForAChangeOfMind())
                .when(MugsAndTea.recordParcelCancelled(SECOND))
                .then(
                        new ParcelCancelled(ORDER, SECOND),
                        refundRequested(CARD, CARD_FOR_MUGS, "not sent"),
                        refundRequested(VOUCHER, WHOLE_VOUCHER, "not sent"),
                        closed());
    }

    @Test
    @DisplayName("takes back what was sent once more, as anything else")
    void comesBackAgain() {
        order.given(exchanged(handedOver(SECOND), delivered(SECOND), closed()))
                .when(giveBackMugs(2, ReturnReason.DEFECT))
                .then(MugsThatComeBack.askedForOf(SECOND, 2, 2, ReturnReason.DEFECT));
    }

    @Test
    @DisplayName("has a time of its own in which that can be given back; that of all else is over when it was")
    void itsOwnTime() {
        Instant monthLater = Instant.parse("2026-02-04T08:00:00+09:00");
        Object[] arrivedLate = {handedOver(SECOND), delivered(SECOND), closed()};
        order.given(exchanged())
                .at(monthLater)
                .given(arrivedLate)
                .at(monthLater.plus(Duration.ofDays(2)))
                .when(new ReturnUnits(
                        ORDER,
                        List.of(new ReturnedUnits(2, 1)),
                        ReturnReason.CHANGE_OF_MIND,
                        Optional.empty(),
                        ReturnWish.REFUND,
                        Optional.empty(),
                        Optional.empty()))
                .thenRejected("ORD-11", "return-window-over");
        order.given(exchanged())
                .at(monthLater)
                .given(arrivedLate)
                .at(monthLater.plus(Duration.ofDays(2)))
                .when(giveBackMugs(2, ReturnReason.CHANGE_OF_MIND))
                .then(MugsThatComeBack.askedForOf(SECOND, 2, 2, ReturnReason.CHANGE_OF_MIND));
    }

    @Test
    @DisplayName("can have single units of that cancelled, whichever parcel they are in (ORD-18)")
    void unitsAreCancelled() {
        String third = POTTER + ".3";
        Object[] twoExchanged = allArrived(
                askedToExchange(1, 1, ReturnReason.DEFECT),
                settledInExchange(1, 0),
                mugsExchanged(SECOND, 1),
                askedToExchange(2, 1, ReturnReason.DEFECT),
                new ReturnSettled(
                        ORDER,
                        2,
                        List.of(mugs(1)),
                        List.of(),
                        MugsAndTea.won(0),
                        MugsAndTea.won(0),
                        MugsAndTea.won(0),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(ReturnWish.EXCHANGE)),
                new UnitsExchanged(ORDER, POTTER, third, 2, List.of(mugs(1)), contents(1), MugsAndTea.JIWON));
        order.given(twoExchanged)
                .when(MugsAndTea.cancelUnits("pick-1", 1, 1))
                .then(cancelledIn(third, "pick-1"))
                .when(MugsAndTea.cancelUnits("pick-2", 1, 1))
                .then(cancelledIn(SECOND, "pick-2"))
                .when(MugsAndTea.cancelUnits("pick-3", 1, 1))
                .thenRejected("ORD-18", "more-than-is-left");
        order.given(twoExchanged)
                .given(handedOver(third))
                .when(MugsAndTea.cancelLine("pick-1", 1))
                .then(cancelledIn(SECOND, "pick-1"));
    }

    private static UnitsCancellationRequested cancelledIn(String parcel, String request) {
        return new UnitsCancellationRequested(
                ORDER, parcel, request, contents(1).items(), List.of(), CancellationReason.NOT_WANTED_ANY_MORE);
    }

    @Test
    @DisplayName("is held where the money for it has turned back meanwhile, until a person has seen to it (ORD-27)")
    void moneyHasTurnedBack() {
        order.given(allArrived(
                        MugsAndTea.turnedBack(VOUCHER, WHOLE_VOUCHER),
                        MugsAndTea.owed(VOUCHER, WHOLE_VOUCHER),
                        askedToExchange(1, 2, ReturnReason.DEFECT),
                        movedOn(ReturnState.RECEIVED)))
                .when(settle(Verdict.refund(1, 2)))
                .then(
                        settledInExchange(2, 0),
                        mugsExchanged(SECOND, 2),
                        new OrderHeld(
                                ORDER,
                                Optional.empty(),
                                OrderHoldReason.PAYMENT_TURNED_BACK,
                                Optional.empty(),
                                List.of(SECOND)));
    }

    @Test
    @DisplayName("keeps it as long as a person holds the order as a whole (ORD-21)")
    void isHeld() {
        order.given(
                        placed(),
                        cardAuthorised(),
                        voucherPaid(),
                        confirmed(),
                        handedOver(POTTER),
                        captureRequested(POTTER, CARD_FOR_MUGS),
                        captured(POTTER, CARD_FOR_MUGS),
                        delivered(POTTER),
                        MugsAndTea.orderHeld(List.of(TEA_GARDEN)),
                        askedToExchange(1, 2, ReturnReason.DEFECT),
                        movedOn(ReturnState.RECEIVED))
                .when(settle(Verdict.refund(1, 2)))
                .then(settledInExchange(2, 0), mugsExchanged(SECOND, 2), MugsAndTea.orderHeld(List.of(SECOND)));
    }

    @Test
    @DisplayName("sends nothing once more that was asked for as a refund")
    void isRefunded() {
        order.given(allArrived(askedFor(1, 2, ReturnReason.DEFECT), moved(ReturnState.RECEIVED)))
                .when(settle(Verdict.refund(1, 1)))
                .then(
                        MugsThatComeBack.oneBackForADefect(),
                        refundForReturn(CARD, MugsAndTea.won(7_900)),
                        refundForReturn(VOUCHER, MugsAndTea.won(5_000)));
    }
}
