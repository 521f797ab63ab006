package shop.order.ordering;

import static shop.order.ordering.MugsAndTea.CARD;
import static shop.order.ordering.MugsAndTea.CARD_FOR_MUGS;
import static shop.order.ordering.MugsAndTea.CARD_FOR_TEA;
import static shop.order.ordering.MugsAndTea.ORDER;
import static shop.order.ordering.MugsAndTea.POTTER;
import static shop.order.ordering.MugsAndTea.TEA_HOUSE;
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
import static shop.order.ordering.MugsThatComeBack.askedFor;
import static shop.order.ordering.MugsThatComeBack.askedForUnder;
import static shop.order.ordering.MugsThatComeBack.askedToExchange;
import static shop.order.ordering.MugsThatComeBack.contents;
import static shop.order.ordering.MugsThatComeBack.exchangeMugs;
import static shop.order.ordering.MugsThatComeBack.giveBackMugs;
import static shop.order.ordering.MugsThatComeBack.moved;
import static shop.order.ordering.MugsThatComeBack.mugsExchanged;
import static shop.order.ordering.MugsThatComeBack.mugsIn;
import static shop.order.ordering.MugsThatComeBack.settle;
import static shop.order.ordering.MugsThatComeBack.settledInExchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import shop.order.api.CancellationReason;
import shop.order.api.ReturnReason;
import shop.order.api.ReturnState;
import shop.order.api.ReturnUnits;
import shop.order.api.ReturnWish;
import shop.order.api.ReturnedUnits;
import shop.specification.AggregateSpecification;

@DisplayName("An order of which something is exchanged (ORD-16)")
class ExchangeSpecification {

    private static final String SECOND = POTTER + ".2";

    @RegisterExtension
    final AggregateSpecification<Order> order = AggregateSpecification.of(Order.class)
            .withResource(MugsAndTea.PAYMENT_WINDOW)
            .withResource(MugsAndTea.LOST_PARCELS)
            .withResource(MugsThatComeBack.RETURN_TERMS);

    private static Object[] allArrived(Object... more) {
        List<Object> all = new ArrayList<>(List.of(
                placed(),
                cardAuthorised(),
                voucherPaid(),
                confirmed(),
                handedOver(POTTER),
                captureRequested(POTTER, CARD_FOR_MUGS),
                captured(POTTER, CARD_FOR_MUGS),
                handedOver(TEA_HOUSE),
                captureRequested(TEA_HOUSE, CARD_FOR_TEA),
                captured(TEA_HOUSE, CARD_FOR_TEA),
                delivered(POTTER),
                delivered(TEA_HOUSE),
                closed()));
        all.addAll(Arrays.asList(more));
        return all.toArray();
    }

    private static Object[] bothAreBack(ReturnReason reason) {
        return allArrived(askedToExchange(1, 2, reason), moved(ReturnState.RECEIVED));
    }

    private static Object[] exchanged(Object... more) {
        List<Object> all = new ArrayList<>(List.of(bothAreBack(ReturnReason.DEFECT)));
        all.addAll(List.of(settledInExchange(2, 0), mugsExchanged(SECOND, 2)));
        all.addAll(Arrays.asList(more));
        return all.toArray();
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
                        ReturnWish.EXCHANGE))
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
                .then(settledInExchange(2, 0), mugsExchanged(SECOND, 2));
    }

    @Test
    @DisplayName("sends again what is accepted, and nothing for what is refused")
    void isSentAgainInPart() {
        Verdict refused = new Verdict(1, 1, false, Optional.empty(), Optional.of("used"));
        order.given(bothAreBack(ReturnReason.DEFECT))
                .when(settle(Verdict.refund(1, 1), refused))
                .then(settledInExchange(1, 1), mugsExchanged(SECOND, 1));
        order.given(allArrived(askedToExchange(1, 1, ReturnReason.DEFECT), moved(ReturnState.RECEIVED)))
                .when(settle(refused))
                .then(settledInExchange(0, 1));
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

    @Test
    @DisplayName("takes back what was sent once more, as anything else")
    void comesBackAgain() {
        order.given(exchanged(handedOver(SECOND), delivered(SECOND), closed()))
                .when(giveBackMugs(2, ReturnReason.DEFECT))
                .then(new ReturnAskedFor(
                        ORDER,
                        2,
                        List.of(mugsIn(SECOND, 2)),
                        contents(2),
                        MugsAndTea.MARIA,
                        ReturnReason.DEFECT,
                        Optional.empty()));
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
                        MugsAndTea.orderHeld(List.of(TEA_HOUSE)),
                        askedToExchange(1, 2, ReturnReason.DEFECT),
                        moved(ReturnState.RECEIVED))
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
                        refundRequested(CARD, MugsAndTea.eur("7.90"), "returned"),
                        refundRequested(VOUCHER, MugsAndTea.eur("5.00"), "returned"));
    }
}
