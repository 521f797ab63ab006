package shop.order.ordering;

import static shop.order.ordering.MugsAndTea.CARD;
import static shop.order.ordering.MugsAndTea.CARD_FOR_MUGS;
import static shop.order.ordering.MugsAndTea.CARD_FOR_TEA;
import static shop.order.ordering.MugsAndTea.ORDER;
import static shop.order.ordering.MugsAndTea.POTTER;
import static shop.order.ordering.MugsAndTea.TEA_GARDEN;
import static shop.order.ordering.MugsAndTea.VOUCHER;
import static shop.order.ordering.MugsAndTea.WHOLE_VOUCHER;
import static shop.order.ordering.MugsAndTea.agree;
import static shop.order.ordering.MugsAndTea.agreedUpon;
import static shop.order.ordering.MugsAndTea.cancelledScanned;
import static shop.order.ordering.MugsAndTea.captureRequested;
import static shop.order.ordering.MugsAndTea.captured;
import static shop.order.ordering.MugsAndTea.cardAuthorised;
import static shop.order.ordering.MugsAndTea.closed;
import static shop.order.ordering.MugsAndTea.confirmed;
import static shop.order.ordering.MugsAndTea.delivered;
import static shop.order.ordering.MugsAndTea.foundAgain;
import static shop.order.ordering.MugsAndTea.handedOver;
import static shop.order.ordering.MugsAndTea.locate;
import static shop.order.ordering.MugsAndTea.located;
import static shop.order.ordering.MugsAndTea.mishap;
import static shop.order.ordering.MugsAndTea.parcelCancelled;
import static shop.order.ordering.MugsAndTea.parcelRefunded;
import static shop.order.ordering.MugsAndTea.placed;
import static shop.order.ordering.MugsAndTea.recordCancelledScanned;
import static shop.order.ordering.MugsAndTea.recordDelivery;
import static shop.order.ordering.MugsAndTea.recordFoundAgain;
import static shop.order.ordering.MugsAndTea.recordMishap;
import static shop.order.ordering.MugsAndTea.refundRequested;
import static shop.order.ordering.MugsAndTea.turnedUp;
import static shop.order.ordering.MugsAndTea.voucherPaid;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import shop.order.api.AgreeOnParcel;
import shop.order.api.MakingGoodReason;
import shop.order.api.ParcelAgreement;
import shop.order.api.ReturnReason;
import shop.order.api.Whereabouts;
import shop.specification.AggregateSpecification;

@DisplayName("An order with a parcel that a person has looked for (ORD-10, SHP-14)")
class ParcelsLookedForSpecification {

    @RegisterExtension
    final AggregateSpecification<Order> order = MugsThatComeBack.orders();

    @RegisterExtension
    final AggregateSpecification<Order> orderOfAShopThatRefunds = AggregateSpecification.of(Order.class)
            .withResource(MugsAndTea.PAYMENT_WINDOW)
            .withResource(new LostParcels(LostParcels.Remedy.REFUND), "order.lost-parcels=refund")
            .withResource(MugsThatComeBack.RETURN_TERMS);

    private static Object[] sent() {
        return new Object[] {
            placed(),
            cardAuthorised(),
            voucherPaid(),
            confirmed(),
            handedOver(POTTER),
            captureRequested(POTTER, CARD_FOR_MUGS),
            captured(POTTER, CARD_FOR_MUGS),
            handedOver(TEA_GARDEN),
            captureRequested(TEA_GARDEN, CARD_FOR_TEA),
            captured(TEA_GARDEN, CARD_FOR_TEA),
            delivered(TEA_GARDEN)
        };
    }

    @Nested
    @DisplayName("that is on its way")
    class OnItsWay {

        @BeforeEach
        void past() {
            order.given(sent());
        }

        @Test
        @DisplayName("is closed when the customer has it, and takes it back as if the carrier had said so (ORD-11)")
        void isWithTheCustomer() {
            order.when(locate(POTTER, Whereabouts.WITH_CUSTOMER))
                    .then(located(POTTER, Whereabouts.WITH_CUSTOMER), closed())
                    .when(locate(POTTER, Whereabouts.WITH_CUSTOMER))
                    .thenNothing()
                    .when(recordDelivery(POTTER))
                    .thenNothing()
                    .when(MugsThatComeBack.giveBackMugs(2, ReturnReason.DEFECT))
                    .then(MugsThatComeBack.askedFor(1, 2, ReturnReason.DEFECT));
        }

        @Test
        @DisplayName("knows better than the carrier's silence, and hears what the carrier sees (SHP-07)")
        void knowsBetter() {
            order.given(located(POTTER, Whereabouts.WITH_CUSTOMER), closed())
                    .when(recordMishap(POTTER, ParcelMishap.PRESUMED_LOST, 10))
                    .thenNothing()
                    .when(recordMishap(POTTER, ParcelMishap.DAMAGED, 11))
                    .then(mishap(POTTER, ParcelMishap.DAMAGED, 11))
                    .when(recordFoundAgain(POTTER, 12))
                    .then(foundAgain(POTTER, 12))
                    .when(recordMishap(POTTER, ParcelMishap.PRESUMED_LOST, 13))
                    .then(mishap(POTTER, ParcelMishap.PRESUMED_LOST, 13));
        }

        @Test
        @DisplayName("makes good what is lost, long before the carrier says so")
        void isLost() {
            order.when(locate(POTTER, Whereabouts.LOST))
                    .then(located(POTTER, Whereabouts.LOST))
                    .when(locate(POTTER, Whereabouts.LOST))
                    .thenNothing()
                    .when(MugsAndTea.refund(POTTER))
                    .then(
                            parcelRefunded(POTTER),
                            refundRequested(CARD, CARD_FOR_MUGS, "not sent"),
                            refundRequested(VOUCHER, WHOLE_VOUCHER, "not sent"),
                            closed());
        }

        @Test
        @DisplayName("makes good what is back")
        void isBack() {
            order.when(locate(POTTER, Whereabouts.BACK))
                    .then(located(POTTER, Whereabouts.BACK))
                    .when(MugsAndTea.replace(POTTER))
                    .then(MugsAndTea.mugsReplaced(POTTER, POTTER + ".2"))
                    .when(locate(POTTER, Whereabouts.BACK))
                    .thenNothing();
        }

        @Test
        @DisplayName("gives the money back for what was wanted back, and is back (ORD-07)")
        void isBackAsWanted() {
            order.given(new ParcelInterceptRequested(ORDER, POTTER))
                    .when(locate(POTTER, Whereabouts.BACK))
                    .then(
                            located(POTTER, Whereabouts.BACK),
                            parcelRefunded(POTTER),
                            refundRequested(CARD, CARD_FOR_MUGS, "not sent"),
                            refundRequested(VOUCHER, WHOLE_VOUCHER, "not sent"),
                            closed())
                    .when(locate(POTTER, Whereabouts.BACK))
                    .thenNothing()
                    .when(locate(POTTER, Whereabouts.LOST))
                    .thenRejected("ORD-10", "parcel-made-good");
        }

        @Test
        @DisplayName("believes the carrier after that: it is found again, and arrives")
        void isFoundAgain() {
            order.given(located(POTTER, Whereabouts.LOST))
                    .when(recordFoundAgain(POTTER, 11))
                    .then(foundAgain(POTTER, 11))
                    .when(recordDelivery(POTTER))
                    .then(delivered(POTTER), closed());
        }

        @Test
        @DisplayName("has nothing to agree on as long as it did not turn up")
        void nothingToAgreeOn() {
            order.when(agree(POTTER)).thenRejected("ORD-10", "parcel-not-turned-up");
        }

        @Test
        @DisplayName("has nobody look for what has arrived")
        void hasArrived() {
            order.when(locate(TEA_GARDEN, Whereabouts.LOST)).thenRejected("ORD-10", "parcel-arrived");
        }
    }

    @Test
    @DisplayName("is refunded at once where the shop's rule says so, if it is lost or back (ORD-10)")
    void byTheShopsRule() {
        orderOfAShopThatRefunds
                .given(sent())
                .when(locate(POTTER, Whereabouts.LOST))
                .then(
                        located(POTTER, Whereabouts.LOST),
                        new ParcelRefunded(ORDER, POTTER, MakingGoodReason.SHOPS_RULE),
                        refundRequested(CARD, CARD_FOR_MUGS, "not sent"),
                        refundRequested(VOUCHER, WHOLE_VOUCHER, "not sent"),
                        closed())
                .when(locate(POTTER, Whereabouts.LOST))
                .thenNothing();
    }

    @Nested
    @DisplayName("that does not reach the customer, as far as the carrier knows")
    class Astray {

        @BeforeEach
        void past() {
            order.given(sent()).given(mishap(POTTER, ParcelMishap.PRESUMED_LOST, 9));
        }

        @Test
        @DisplayName("is known to be elsewhere, once, and is nothing to agree on")
        void isElsewhere() {
            order.when(locate(POTTER, Whereabouts.LOST))
                    .thenNothing()
                    .when(locate(POTTER, Whereabouts.BACK))
                    .then(located(POTTER, Whereabouts.BACK))
                    .when(agree(POTTER))
                    .thenRejected("ORD-10", "parcel-not-turned-up");
        }

        @Test
        @DisplayName("that the customer had before, and has still, can be given back no longer than before (ORD-11)")
        void arrivedBefore() {
            Instant longAfter = MugsAndTea.THURSDAY.plus(Duration.ofDays(60));
            order.given(foundAgain(POTTER, 10), delivered(POTTER), closed(), mishap(POTTER, ParcelMishap.DAMAGED, 11))
                    .at(longAfter)
                    .when(locate(POTTER, Whereabouts.WITH_CUSTOMER))
                    .then(located(POTTER, Whereabouts.WITH_CUSTOMER))
                    .when(MugsThatComeBack.giveBackMugs(1, ReturnReason.CHANGE_OF_MIND))
                    .thenRejected("ORD-11", "return-window-over");
        }

        @Test
        @DisplayName("is closed when the customer has it")
        void isClosed() {
            order.when(locate(POTTER, Whereabouts.WITH_CUSTOMER))
                    .then(located(POTTER, Whereabouts.WITH_CUSTOMER), closed());
        }
    }

    @Nested
    @DisplayName("that is not handed over")
    class Here {

        @Test
        @DisplayName("has nobody look for it")
        void isHere() {
            order.given(placed(), cardAuthorised(), voucherPaid(), confirmed())
                    .when(locate(POTTER, Whereabouts.LOST))
                    .thenRejected("ORD-10", "parcel-not-handed-over");
        }
    }

    @Nested
    @DisplayName("that could not be held back, and of which no carrier has reported")
    class NotHeldBack {

        @Test
        @DisplayName("has nobody look for it before its hand-over is known")
        void isNotKnownToBeSent() {
            order.given(
                            placed(),
                            cardAuthorised(),
                            voucherPaid(),
                            confirmed(),
                            MugsAndTea.cancellationRequested(),
                            MugsAndTea.holdBack(POTTER),
                            MugsAndTea.notHeldBack(POTTER))
                    .when(locate(POTTER, Whereabouts.LOST))
                    .thenRejected("ORD-10", "parcel-not-handed-over");
        }
    }

    @Nested
    @DisplayName("that was cancelled")
    class Cancelled {

        @BeforeEach
        void past() {
            order.given(placed(), cardAuthorised(), voucherPaid(), confirmed(), parcelCancelled(POTTER));
        }

        @Test
        @DisplayName("has nobody look for it as long as no carrier reports of it")
        void isHere() {
            order.when(locate(POTTER, Whereabouts.LOST)).thenRejected("ORD-10", "parcel-not-out-of-sight");
        }

        @Test
        @DisplayName(
                "says once where it is, another place in place of it, and is asked again when the carrier reports again")
        void isLocated() {
            order.given(cancelledScanned(POTTER, "IN_TRANSIT"))
                    .when(locate(POTTER, Whereabouts.BACK))
                    .then(located(POTTER, Whereabouts.BACK))
                    .when(locate(POTTER, Whereabouts.BACK))
                    .thenNothing()
                    .when(locate(POTTER, Whereabouts.WITH_CUSTOMER))
                    .then(located(POTTER, Whereabouts.WITH_CUSTOMER))
                    .when(recordCancelledScanned(POTTER, "DELIVERED"))
                    .then(cancelledScanned(POTTER, "DELIVERED"))
                    .when(locate(POTTER, Whereabouts.WITH_CUSTOMER))
                    .then(located(POTTER, Whereabouts.WITH_CUSTOMER));
        }
    }

    @Nested
    @DisplayName("that was refunded")
    class Refunded {

        @BeforeEach
        void past() {
            order.given(sent())
                    .given(
                            mishap(POTTER, ParcelMishap.PRESUMED_LOST, 9),
                            parcelRefunded(POTTER),
                            refundRequested(CARD, CARD_FOR_MUGS, "not sent"),
                            refundRequested(VOUCHER, WHOLE_VOUCHER, "not sent"),
                            closed());
        }

        @Test
        @DisplayName("has nothing more to be found out about it")
        void isDoneWith() {
            order.when(locate(POTTER, Whereabouts.LOST)).thenRejected("ORD-10", "parcel-made-good");
        }

        @Test
        @DisplayName(
                "turns up: what becomes of it is said once, something else in place of it, and anew when it is seen anew")
        void isAgreedUpon() {
            order.given(turnedUp(POTTER, ParcelTurnedUp.Sighting.FOUND_AGAIN))
                    .when(agree(POTTER))
                    .then(agreedUpon(POTTER))
                    .when(agree(POTTER))
                    .thenNothing()
                    .when(new AgreeOnParcel(ORDER, POTTER, ParcelAgreement.GIVEN_BACK))
                    .then(new ParcelAgreedUpon(ORDER, POTTER, ParcelAgreement.GIVEN_BACK))
                    .when(recordDelivery(POTTER))
                    .then(turnedUp(POTTER, ParcelTurnedUp.Sighting.DELIVERED))
                    .when(new AgreeOnParcel(ORDER, POTTER, ParcelAgreement.GIVEN_BACK))
                    .then(new ParcelAgreedUpon(ORDER, POTTER, ParcelAgreement.GIVEN_BACK));
        }

        @Test
        @DisplayName("turns up, and is not looked for: it is to be agreed on")
        void isToBeAgreedUpon() {
            order.given(turnedUp(POTTER, ParcelTurnedUp.Sighting.DELIVERED))
                    .when(locate(POTTER, Whereabouts.WITH_CUSTOMER))
                    .thenRejected("ORD-10", "parcel-made-good");
        }
    }
}
