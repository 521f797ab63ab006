package shop.order.ordering;

import static shop.order.ordering.MugsAndTea.CARD;
import static shop.order.ordering.MugsAndTea.CARD_FOR_MUGS;
import static shop.order.ordering.MugsAndTea.ORDER;
import static shop.order.ordering.MugsAndTea.POTTER;
import static shop.order.ordering.MugsAndTea.THURSDAY;
import static shop.order.ordering.MugsAndTea.VOUCHER;
import static shop.order.ordering.MugsAndTea.WHOLE_VOUCHER;
import static shop.order.ordering.MugsAndTea.closed;
import static shop.order.ordering.MugsAndTea.delivered;
import static shop.order.ordering.MugsAndTea.handedOver;
import static shop.order.ordering.MugsAndTea.mishap;
import static shop.order.ordering.MugsAndTea.recordDelivery;
import static shop.order.ordering.MugsAndTea.refundRequested;
import static shop.order.ordering.MugsAndTea.won;
import static shop.order.ordering.MugsThatComeBack.allArrived;
import static shop.order.ordering.MugsThatComeBack.and;
import static shop.order.ordering.MugsThatComeBack.askedFor;
import static shop.order.ordering.MugsThatComeBack.contents;
import static shop.order.ordering.MugsThatComeBack.giveBackMugs;
import static shop.order.ordering.MugsThatComeBack.sentAndPaid;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import shop.order.api.DeliveryFault;
import shop.order.api.MakingGoodReason;
import shop.order.api.OrderHoldReason;
import shop.order.api.ParcelAgreement;
import shop.order.api.ParcelContents;
import shop.order.api.PurchaseConfirmedBy;
import shop.order.api.ReturnReason;
import shop.order.api.ReturnUnits;
import shop.order.api.ReturnWish;
import shop.order.api.ReturnedUnits;
import shop.order.ordering.ParcelTurnedUp.Sighting;
import shop.specification.AggregateSpecification;

@DisplayName("An order of which units arrived damaged, wrong or not at all (ORD-23)")
class UnitsMadeGoodSpecification {

    private static final String SECOND = POTTER + ".2";
    private static final String THIRD = POTTER + ".3";

    @RegisterExtension
    final AggregateSpecification<Order> order = MugsThatComeBack.orders();

    private static Object[] oneRefunded(Object... more) {
        Object[] refunded = allArrived(
                MugsAndTea.mugsRefunded(1),
                refundRequested(CARD, won(7_900), "made good"),
                refundRequested(VOUCHER, won(5_000), "made good"));
        return and(refunded, more);
    }

    private static Object[] oneReplaced(Object... more) {
        return and(allArrived(MugsAndTea.mugsSentAgain(SECOND, 1)), more);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(DeliveryFault.class)
    @DisplayName("gives back what they cost; nothing need come back, and an order that was closed stays so")
    void isRefunded(DeliveryFault fault) {
        order.given(allArrived())
                .when(MugsAndTea.refundMugs("leaking", POTTER, 1, fault))
                .then(
                        MugsAndTea.mugsRefunded("leaking", 1, fault),
                        refundRequested(CARD, won(7_900), "made good"),
                        refundRequested(VOUCHER, won(5_000), "made good"));
    }

    @Test
    @DisplayName("gives back the shipping fee with the last of a line (ORD-15)")
    void allAreRefunded() {
        order.given(allArrived())
                .when(MugsAndTea.refundMugs("leaking", POTTER, 2))
                .then(
                        MugsAndTea.mugsRefunded(2),
                        refundRequested(CARD, CARD_FOR_MUGS, "made good"),
                        refundRequested(VOUCHER, WHOLE_VOUCHER, "made good"));
    }

    @Test
    @DisplayName("gives back what is being taken only just then, as soon as it is taken, and says for what")
    void onceItIsTaken() {
        order.given(MugsAndTea.placed(), MugsAndTea.cardAuthorised(), MugsAndTea.voucherPaid(), MugsAndTea.confirmed())
                .given(
                        handedOver(MugsAndTea.TEA_GARDEN),
                        MugsAndTea.captureRequested(MugsAndTea.TEA_GARDEN, MugsAndTea.CARD_FOR_TEA))
                .given(
                        MugsAndTea.captured(MugsAndTea.TEA_GARDEN, MugsAndTea.CARD_FOR_TEA),
                        delivered(MugsAndTea.TEA_GARDEN))
                .given(handedOver(POTTER), MugsAndTea.captureRequested(POTTER, CARD_FOR_MUGS), delivered(POTTER))
                .given(MugsAndTea.mugsRefunded(1), refundRequested(VOUCHER, won(5_000), "made good"))
                .when(MugsAndTea.recordCaptured(POTTER, CARD_FOR_MUGS))
                .then(
                        MugsAndTea.captured(POTTER, CARD_FOR_MUGS),
                        refundRequested(CARD, won(7_900), "made good"),
                        closed());
    }

    @Test
    @DisplayName("gives it back beside goodwill, and never more than was taken (ORD-22)")
    void besideGoodwill() {
        order.given(allArrived(
                        MugsAndTea.goodwillGiven(
                                43_100, new GoodwillPart(CARD, won(33_100)), new GoodwillPart(VOUCHER, WHOLE_VOUCHER)),
                        refundRequested(CARD, won(33_100), "goodwill"),
                        refundRequested(VOUCHER, WHOLE_VOUCHER, "goodwill")))
                .when(MugsAndTea.refundMugs("leaking", POTTER, 2))
                .then(MugsAndTea.mugsRefunded(2));
    }

    @Test
    @DisplayName("sends the same once more, at no charge, from where it was sent; no money moves")
    void isSentAgain() {
        order.given(allArrived())
                .when(MugsAndTea.sendMugsAgain("leaking", POTTER, 1))
                .then(MugsAndTea.mugsSentAgain(SECOND, 1));
        UnitsReplaced unmoved = MugsAndTea.mugsSentAgain(SECOND, 2);
        order.given(MugsAndTea.placed(), MugsAndTea.cardAuthorised(), MugsAndTea.voucherPaid(), MugsAndTea.confirmed())
                .given(new ParcelMoved(ORDER, POTTER, "warehouse-busan", 3), handedOver(POTTER))
                .given(MugsAndTea.captureRequested(POTTER, CARD_FOR_MUGS), delivered(POTTER))
                .when(MugsAndTea.sendMugsAgain("leaking", POTTER, 2))
                .then(new UnitsReplaced(
                        ORDER,
                        POTTER,
                        SECOND,
                        "leaking",
                        new ParcelContents("warehouse-busan", unmoved.contents().items()),
                        unmoved.shipTo(),
                        unmoved.fault()));
    }

    @Test
    @DisplayName("is open again until that has arrived, and nothing is taken for it")
    void arrives() {
        order.given(oneReplaced())
                .when(recordDelivery(SECOND))
                .then(new ParcelHandedOver(ORDER, SECOND, THURSDAY), delivered(SECOND), closed());
    }

    @Test
    @DisplayName("gives the money back after all where that cannot be sent")
    void cannotBeSent() {
        order.given(oneReplaced())
                .when(MugsAndTea.recordParcelCancelled(SECOND))
                .then(
                        new ParcelCancelled(ORDER, SECOND),
                        refundRequested(CARD, won(7_900), "not sent"),
                        refundRequested(VOUCHER, won(5_000), "not sent"),
                        closed());
    }

    @Test
    @DisplayName("sends that again, and no more than that, should it be lost (ORD-10)")
    void isLost() {
        order.given(oneReplaced(handedOver(SECOND), mishap(SECOND, ParcelMishap.PRESUMED_LOST, 9)))
                .when(MugsAndTea.replace(SECOND))
                .then(new ParcelReplaced(
                        ORDER, SECOND, THIRD, contents(1), MugsAndTea.JIWON, MakingGoodReason.IN_STOCK));
    }

    @Test
    @DisplayName("makes good what was sent once more, too, should that be no better")
    void isMadeGoodAgain() {
        order.given(oneReplaced(handedOver(SECOND), delivered(SECOND), closed()))
                .when(MugsAndTea.refundMugs("still-leaking", SECOND, 1))
                .then(
                        new UnitsRefunded(
                                ORDER, SECOND, "still-leaking", List.of(MugsAndTea.mugs(1)), DeliveryFault.DAMAGED),
                        refundRequested(CARD, won(7_900), "made good"),
                        refundRequested(VOUCHER, won(5_000), "made good"));
    }

    @Test
    @DisplayName("makes each unit good once, and the same request once")
    void once() {
        order.given(oneRefunded())
                .when(MugsAndTea.refundMugs("leaking", POTTER, 1))
                .thenNothing()
                .when(MugsAndTea.sendMugsAgain("the-other", POTTER, 1))
                .then(MugsAndTea.mugsSentAgain("the-other", SECOND, 1))
                .when(MugsAndTea.sendMugsAgain("the-other", POTTER, 1))
                .thenNothing()
                .when(MugsAndTea.sendMugsAgain("a-third", POTTER, 1))
                .thenRejected("ORD-23", "units-not-in-parcel");
        order.given(oneRefunded())
                .when(MugsAndTea.refundMugs("both", POTTER, 2))
                .thenRejected("ORD-23", "units-not-in-parcel");
    }

    @Test
    @DisplayName("refuses the same request for other units, for another parcel, for another reason, or in another way")
    void sameRequest() {
        order.given(oneRefunded())
                .when(MugsAndTea.refundMugs("leaking", POTTER, 2))
                .thenRejected("ORD-23", "key-used-for-other-units")
                .when(MugsAndTea.refundMugs("leaking", MugsAndTea.TEA_GARDEN, 1))
                .thenRejected("ORD-23", "key-used-for-other-units")
                .when(MugsAndTea.refundMugs("leaking", POTTER, 1, DeliveryFault.MISSING))
                .thenRejected("ORD-23", "key-used-for-other-units")
                .when(MugsAndTea.sendMugsAgain("leaking", POTTER, 1))
                .thenRejected("ORD-23", "key-used-for-other-units");
    }

    @Test
    @DisplayName("makes nothing good that is in a return, was refused in one, or came back (ORD-11)")
    void isInAReturn() {
        order.given(allArrived(askedFor(1, 1, ReturnReason.DEFECT)))
                .when(MugsAndTea.refundMugs("both", POTTER, 2))
                .thenRejected("ORD-23", "units-in-a-return")
                .when(MugsAndTea.sendMugsAgain("both", POTTER, 2))
                .thenRejected("ORD-23", "units-in-a-return");
        order.given(allArrived(askedFor(1, 1, ReturnReason.DEFECT)))
                .when(MugsAndTea.sendMugsAgain("leaking", POTTER, 1))
                .then(MugsAndTea.mugsSentAgain(SECOND, 1));
        order.given(allArrived(askedFor(1, 1, ReturnReason.DEFECT), MugsThatComeBack.oneBackForADefect()))
                .when(MugsAndTea.refundMugs("both", POTTER, 2))
                .thenRejected("ORD-23", "units-not-in-parcel");
    }

    @Test
    @DisplayName("takes nothing back that it has made good (ORD-11)")
    void doesNotComeBack() {
        order.given(oneRefunded())
                .when(giveBackMugs(2, ReturnReason.DEFECT))
                .thenRejected("ORD-11", "units-not-delivered");
        order.given(oneRefunded()).when(giveBackMugs(1, ReturnReason.DEFECT)).then(askedFor(1, 1, ReturnReason.DEFECT));
    }

    @Test
    @DisplayName(
            "has a time of its own in which what is sent once more can be given back; that of all else is over when it was")
    void itsOwnTime() {
        Instant monthLater = Instant.parse("2026-02-04T08:00:00+09:00");
        Object[] arrivedLate = {handedOver(SECOND), delivered(SECOND), closed()};
        order.given(oneReplaced())
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
        order.given(oneReplaced())
                .at(monthLater)
                .given(arrivedLate)
                .at(monthLater.plus(Duration.ofDays(2)))
                .when(giveBackMugs(1, ReturnReason.CHANGE_OF_MIND))
                .then(MugsThatComeBack.askedForOf(SECOND, 1, 1, ReturnReason.CHANGE_OF_MIND));
    }

    @Test
    @DisplayName("makes them good after the purchase is confirmed, and when every window is over (ORD-24, ORD-25)")
    void whenever() {
        order.given(allArrived(MugsAndTea.purchaseConfirmed(PurchaseConfirmedBy.CUSTOMER)))
                .at(Instant.parse("2029-01-04T08:00:00+09:00"))
                .when(MugsAndTea.sendMugsAgain("leaking", POTTER, 1))
                .then(MugsAndTea.mugsSentAgain(SECOND, 1))
                .when(recordDelivery(SECOND))
                .then(new ParcelHandedOver(ORDER, SECOND, THURSDAY), delivered(SECOND), closed())
                .when(MugsAndTea.confirmPurchase())
                .thenNothing();
    }

    @Test
    @DisplayName("refunds what is left of a parcel that is reported as damaged after that, and no more (ORD-10)")
    void theRestIsRefunded() {
        order.given(oneReplaced(mishap(POTTER, ParcelMishap.DAMAGED, 9)))
                .when(MugsAndTea.refund(POTTER))
                .then(
                        MugsAndTea.parcelRefunded(POTTER),
                        refundRequested(CARD, won(7_900), "not sent"),
                        refundRequested(VOUCHER, won(5_000), "not sent"));
    }

    static Stream<Arguments> notThere() {
        Object[] confirmed = {
            MugsAndTea.placed(), MugsAndTea.cardAuthorised(), MugsAndTea.voucherPaid(), MugsAndTea.confirmed()
        };
        return Stream.of(
                Arguments.of("is here", confirmed),
                Arguments.of("stays here", and(confirmed, MugsAndTea.parcelCancelled(POTTER))),
                Arguments.of("is under way", sentAndPaid()),
                Arguments.of("is lost", sentAndPaid(mishap(POTTER, ParcelMishap.PRESUMED_LOST, 7))),
                Arguments.of(
                        "is refunded",
                        sentAndPaid(mishap(POTTER, ParcelMishap.PRESUMED_LOST, 7), MugsAndTea.parcelRefunded(POTTER))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notThere")
    @DisplayName(
            "makes no unit good of a parcel that has not arrived: that is made good as a whole, or cancelled (ORD-10, ORD-18)")
    void hasNotArrived(String where, Object[] past) {
        order.given(past)
                .when(MugsAndTea.refundMugs("leaking", POTTER, 1))
                .thenRejected("ORD-23", "parcel-not-delivered")
                .when(MugsAndTea.sendMugsAgain("leaking", POTTER, 1))
                .thenRejected("ORD-23", "parcel-not-delivered");
    }

    @Test
    @DisplayName(
            "makes nothing good of a parcel in whose place the customer has another, unless they do not keep that for nothing")
    void firstHasArrived() {
        Object[] both = sentAndPaid(
                mishap(POTTER, ParcelMishap.PRESUMED_LOST, 7),
                MugsAndTea.mugsReplaced(POTTER, SECOND),
                handedOver(SECOND),
                delivered(SECOND),
                MugsAndTea.turnedUp(POTTER, Sighting.DELIVERED));
        order.given(both)
                .when(MugsAndTea.refundMugs("leaking", SECOND, 1))
                .thenRejected("ORD-23", "first-parcel-arrived");
        order.given(both)
                .given(new ParcelAgreedUpon(ORDER, POTTER, ParcelAgreement.KEPT))
                .when(MugsAndTea.sendMugsAgain("leaking", SECOND, 1))
                .thenRejected("ORD-23", "first-parcel-arrived");
        order.given(both)
                .given(new ParcelAgreedUpon(ORDER, POTTER, ParcelAgreement.GIVEN_BACK))
                .when(MugsAndTea.refundMugs("leaking", SECOND, 1))
                .then(
                        new UnitsRefunded(ORDER, SECOND, "leaking", List.of(MugsAndTea.mugs(1)), DeliveryFault.DAMAGED),
                        refundRequested(CARD, won(7_900), "made good"),
                        refundRequested(VOUCHER, won(5_000), "made good"));
    }

    @Test
    @DisplayName(
            "makes good what was sent in place of a parcel that counts as delivered by now, for units that were missing (ORD-14)")
    void firstCountsAlready() {
        Object[] both = sentAndPaid(
                mishap(POTTER, ParcelMishap.PRESUMED_LOST, 7),
                MugsAndTea.mugsReplaced(POTTER, SECOND),
                MugsAndTea.turnedUp(POTTER, Sighting.DELIVERED),
                MugsAndTea.pickedShort(SECOND, MugsAndTea.mugs(1)),
                handedOver(SECOND),
                delivered(SECOND));
        order.given(both).when(MugsAndTea.agree(POTTER)).thenRejected("ORD-10", "parcel-not-turned-up");
        order.given(both)
                .when(MugsAndTea.refundMugs("leaking", SECOND, 1))
                .then(
                        new UnitsRefunded(ORDER, SECOND, "leaking", List.of(MugsAndTea.mugs(1)), DeliveryFault.DAMAGED),
                        refundRequested(CARD, won(7_900), "made good"),
                        refundRequested(VOUCHER, won(5_000), "made good"));
        order.given(both)
                .when(MugsAndTea.sendMugsAgain("leaking", SECOND, 1))
                .then(new UnitsReplaced(
                        ORDER, SECOND, THIRD, "leaking", contents(1), MugsAndTea.JIWON, DeliveryFault.DAMAGED));
    }

    @Test
    @DisplayName(
            "keeps what is sent once more where the money for it has turned back, until a person has seen to it (ORD-27)")
    void moneyHasTurnedBack() {
        order.given(allArrived(MugsAndTea.turnedBack(VOUCHER, WHOLE_VOUCHER), MugsAndTea.owed(VOUCHER, WHOLE_VOUCHER)))
                .when(MugsAndTea.sendMugsAgain("leaking", POTTER, 1))
                .then(
                        MugsAndTea.mugsSentAgain(SECOND, 1),
                        new OrderHeld(
                                ORDER,
                                Optional.empty(),
                                OrderHoldReason.PAYMENT_TURNED_BACK,
                                Optional.empty(),
                                List.of(SECOND)));
    }
}
