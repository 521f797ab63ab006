package shop.order.ordering;

import static shop.order.ordering.MugsAndTea.CARD;
import static shop.order.ordering.MugsAndTea.CARD_FOR_MUGS;
import static shop.order.ordering.MugsAndTea.CARD_FOR_TEA;
import static shop.order.ordering.MugsAndTea.ORDER;
import static shop.order.ordering.MugsAndTea.POTTER;
import static shop.order.ordering.MugsAndTea.TEA_GARDEN;
import static shop.order.ordering.MugsAndTea.VOUCHER;
import static shop.order.ordering.MugsAndTea.WHOLE_CARD;
import static shop.order.ordering.MugsAndTea.WHOLE_VOUCHER;
import static shop.order.ordering.MugsAndTea.cancel;
import static shop.order.ordering.MugsAndTea.cancellationRequested;
import static shop.order.ordering.MugsAndTea.cancelled;
import static shop.order.ordering.MugsAndTea.cancelledScanned;
import static shop.order.ordering.MugsAndTea.captureFailed;
import static shop.order.ordering.MugsAndTea.captureRequested;
import static shop.order.ordering.MugsAndTea.captured;
import static shop.order.ordering.MugsAndTea.card;
import static shop.order.ordering.MugsAndTea.cardAuthorised;
import static shop.order.ordering.MugsAndTea.cardAuthorisedForOneCapture;
import static shop.order.ordering.MugsAndTea.closed;
import static shop.order.ordering.MugsAndTea.confirmed;
import static shop.order.ordering.MugsAndTea.delivered;
import static shop.order.ordering.MugsAndTea.foundAgain;
import static shop.order.ordering.MugsAndTea.greenTea;
import static shop.order.ordering.MugsAndTea.handedOver;
import static shop.order.ordering.MugsAndTea.held;
import static shop.order.ordering.MugsAndTea.holdBack;
import static shop.order.ordering.MugsAndTea.labelled;
import static shop.order.ordering.MugsAndTea.mishap;
import static shop.order.ordering.MugsAndTea.notBroughtBack;
import static shop.order.ordering.MugsAndTea.notHeldBack;
import static shop.order.ordering.MugsAndTea.parcelCancelled;
import static shop.order.ordering.MugsAndTea.parcelReleased;
import static shop.order.ordering.MugsAndTea.place;
import static shop.order.ordering.MugsAndTea.placed;
import static shop.order.ordering.MugsAndTea.recordCancelledScanned;
import static shop.order.ordering.MugsAndTea.recordCaptureFailed;
import static shop.order.ordering.MugsAndTea.recordCaptured;
import static shop.order.ordering.MugsAndTea.recordDelivery;
import static shop.order.ordering.MugsAndTea.recordFoundAgain;
import static shop.order.ordering.MugsAndTea.recordHandOver;
import static shop.order.ordering.MugsAndTea.recordHeld;
import static shop.order.ordering.MugsAndTea.recordLabelled;
import static shop.order.ordering.MugsAndTea.recordMishap;
import static shop.order.ordering.MugsAndTea.recordNotBroughtBack;
import static shop.order.ordering.MugsAndTea.recordNotHeldBack;
import static shop.order.ordering.MugsAndTea.recordParcelCancelled;
import static shop.order.ordering.MugsAndTea.recordParcelReleased;
import static shop.order.ordering.MugsAndTea.recordRefunded;
import static shop.order.ordering.MugsAndTea.recordReleased;
import static shop.order.ordering.MugsAndTea.refundRequested;
import static shop.order.ordering.MugsAndTea.refunded;
import static shop.order.ordering.MugsAndTea.releaseRequested;
import static shop.order.ordering.MugsAndTea.released;
import static shop.order.ordering.MugsAndTea.twoBlueMugs;
import static shop.order.ordering.MugsAndTea.voucherPaid;
import static shop.order.ordering.MugsAndTea.wantedBack;
import static shop.order.ordering.MugsAndTea.won;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shop.order.api.CancellationReason;
import shop.order.api.OrderCancelled;
import shop.order.api.OrderLine;
import shop.specification.AggregateSpecification;

@DisplayName("An order that is confirmed")
class ConfirmedOrderSpecification {

    private static final String WHOLE = "whole";

    @RegisterExtension
    final AggregateSpecification<Order> order = MugsThatComeBack.orders();

    @Nested
    @DisplayName("while its parcels are being prepared")
    class Preparing {

        @BeforeEach
        void past() {
            order.given(placed(), cardAuthorised(), voucherPaid(), confirmed());
        }

        @Test
        @DisplayName("is not rejected when its payment window ends (ORD-05)")
        void isPaidInTime() {
            order.when(new RejectUnpaidOrder(ORDER)).thenNothing();
        }

        @Test
        @DisplayName("knows a parcel's label, once however often it is told")
        void knowsTheLabel() {
            order.when(recordLabelled(POTTER))
                    .then(labelled(POTTER))
                    .when(recordLabelled(POTTER))
                    .thenNothing();
        }

        @Test
        @DisplayName("knows the new label of a parcel that was labelled again")
        void knowsTheNewLabel() {
            order.given(labelled(POTTER))
                    .when(new RecordParcelLabelled(ORDER, POTTER, "simulated", "SIM0002"))
                    .then(new ParcelLabelled(ORDER, POTTER, "simulated", "SIM0002"));
        }

        @Test
        @DisplayName("knows the label of a parcel that is to be held back, because that may fail")
        void knowsTheLabelOfAParcelToBeHeldBack() {
            order.given(cancellationRequested(), holdBack(POTTER), holdBack(TEA_GARDEN))
                    .when(recordLabelled(POTTER))
                    .then(labelled(POTTER));
        }

        @Test
        @DisplayName("asks for every parcel to be held back when the customer cancels it (ORD-06)")
        void isToBeCancelled() {
            order.when(cancel()).then(cancellationRequested(), holdBack(POTTER), holdBack(TEA_GARDEN));
        }

        @Test
        @DisplayName("asks for the parcels to be held back once, however often the customer asks (ORD-06)")
        void isToBeCancelledOnce() {
            order.given(cancellationRequested(), holdBack(POTTER), holdBack(TEA_GARDEN))
                    .when(cancel())
                    .thenNothing();
        }

        @Test
        @DisplayName("does not ask for a parcel to be held back that a ship-from has given up itself (ORD-06)")
        void asksOnlyForParcelsThatAreHere() {
            order.given(parcelCancelled(TEA_GARDEN)).when(cancel()).then(cancellationRequested(), holdBack(POTTER));
        }

        @Test
        @DisplayName("asks for the whole order's money to go back once every parcel is held back (ORD-06)")
        void isCancelled() {
            order.given(cancellationRequested(), holdBack(POTTER), holdBack(TEA_GARDEN))
                    .when(recordParcelCancelled(POTTER))
                    .then(parcelCancelled(POTTER), refundRequested(VOUCHER, WHOLE_VOUCHER, "not sent"))
                    .when(recordParcelCancelled(TEA_GARDEN))
                    .then(parcelCancelled(TEA_GARDEN), cancelled(), releaseRequested(CARD, "order cancelled"));
        }

        @Test
        @DisplayName("hears once that a parcel is held back")
        void heldBackOnce() {
            order.given(parcelCancelled(POTTER), refundRequested(VOUCHER, WHOLE_VOUCHER, "not sent"))
                    .when(recordParcelCancelled(POTTER))
                    .thenNothing();
        }

        @Test
        @DisplayName("is cancelled when no ship-from can send its parcel, although the customer did not ask for it")
        void isCancelledWithoutTheCustomer() {
            order.given(parcelCancelled(TEA_GARDEN))
                    .when(recordParcelCancelled(POTTER))
                    .then(
                            parcelCancelled(POTTER),
                            new OrderCancelled(ORDER, CancellationReason.NOTHING_COULD_BE_SENT),
                            releaseRequested(CARD, "order cancelled"),
                            refundRequested(VOUCHER, WHOLE_VOUCHER, "order cancelled"));
        }

        @Test
        @DisplayName("goes on with a parcel that could not be held back; only the other's money goes back (ORD-06)")
        void oneParcelIsUnderWay() {
            order.given(cancellationRequested(), holdBack(POTTER), holdBack(TEA_GARDEN))
                    .when(recordNotHeldBack(TEA_GARDEN))
                    .then(notHeldBack(TEA_GARDEN))
                    .when(recordNotHeldBack(TEA_GARDEN))
                    .thenNothing()
                    .when(recordParcelCancelled(POTTER))
                    .then(parcelCancelled(POTTER), refundRequested(VOUCHER, WHOLE_VOUCHER, "not sent"))
                    .when(recordHandOver(TEA_GARDEN))
                    .then(
                            handedOver(TEA_GARDEN),
                            captureRequested(TEA_GARDEN, CARD_FOR_TEA),
                            MugsAndTea.wantedBack(TEA_GARDEN))
                    .when(recordCaptured(TEA_GARDEN, CARD_FOR_TEA))
                    .then(captured(TEA_GARDEN, CARD_FOR_TEA), releaseRequested(CARD, "not sent"))
                    .when(recordDelivery(TEA_GARDEN))
                    .then(delivered(TEA_GARDEN), closed());
        }

        @Test
        @DisplayName(
                "takes the hand-over of a parcel that was to be held back as it is, says that it could not be, and has the carrier asked"
                        + " to bring it back (ORD-06, ORD-07, ORD-09)")
        void handedOverNevertheless() {
            order.given(cancellationRequested(), holdBack(POTTER), holdBack(TEA_GARDEN))
                    .when(recordHandOver(POTTER))
                    .then(
                            notHeldBack(POTTER),
                            handedOver(POTTER),
                            captureRequested(POTTER, CARD_FOR_MUGS),
                            MugsAndTea.wantedBack(POTTER))
                    .when(recordNotHeldBack(POTTER))
                    .thenNothing()
                    .when(recordHandOver(POTTER))
                    .thenNothing();
            order.given(
                            placed(),
                            cardAuthorised(),
                            voucherPaid(),
                            confirmed(),
                            cancellationRequested(),
                            holdBack(POTTER),
                            holdBack(TEA_GARDEN))
                    .when(recordDelivery(POTTER))
                    .then(
                            notHeldBack(POTTER),
                            new ParcelHandedOver(ORDER, POTTER, MugsAndTea.THURSDAY),
                            captureRequested(POTTER, CARD_FOR_MUGS),
                            delivered(POTTER));
            past();
            order.given(cancellationRequested(), holdBack(POTTER), holdBack(TEA_GARDEN))
                    .when(recordMishap(POTTER, ParcelMishap.PRESUMED_LOST, 9))
                    .then(
                            notHeldBack(POTTER),
                            new ParcelHandedOver(ORDER, POTTER, MugsAndTea.THURSDAY),
                            captureRequested(POTTER, CARD_FOR_MUGS),
                            mishap(POTTER, ParcelMishap.PRESUMED_LOST, 9));
        }

        @Test
        @DisplayName("keeps no more than it sends of what is taken for a parcel that is not sent any more (ORD-09)")
        void isTakenNevertheless() {
            order.given(parcelCancelled(POTTER))
                    .when(recordCaptured(POTTER, CARD_FOR_MUGS))
                    .then(
                            captured(POTTER, CARD_FOR_MUGS),
                            refundRequested(CARD, CARD_FOR_MUGS.minus(CARD_FOR_TEA), "not sent"),
                            releaseRequested(CARD, "not sent"),
                            refundRequested(VOUCHER, WHOLE_VOUCHER, "not sent"));
        }

        @Test
        @DisplayName("hears, once for each thing that is new, what the carrier reports of a parcel that stays (SHP-14)")
        void isScannedNevertheless() {
            order.given(parcelCancelled(POTTER))
                    .when(recordCancelledScanned(POTTER, "DISPATCHED"))
                    .then(cancelledScanned(POTTER, "DISPATCHED"))
                    .when(recordCancelledScanned(POTTER, "DISPATCHED"))
                    .thenNothing()
                    .when(recordCancelledScanned(POTTER, "DELIVERED"))
                    .then(cancelledScanned(POTTER, "DELIVERED"));
        }

        @Test
        @DisplayName("cannot be cancelled again after a parcel could not be held back (ORD-06)")
        void cannotBeCancelledAgain() {
            order.given(
                            cancellationRequested(),
                            holdBack(POTTER),
                            holdBack(TEA_GARDEN),
                            notHeldBack(POTTER),
                            parcelCancelled(TEA_GARDEN))
                    .when(cancel())
                    .thenRejected("ORD-06", "parcel-handed-over");
        }
    }

    @Nested
    @DisplayName("with a parcel that is on hold")
    class Held {

        @BeforeEach
        void past() {
            order.given(placed(), cardAuthorised(), voucherPaid(), confirmed());
        }

        @Test
        @DisplayName("knows it, and knows when it goes on, once however often it is told (SHP-03)")
        void knowsIt() {
            order.when(recordHeld(POTTER, 3))
                    .then(held(POTTER, 3))
                    .when(recordHeld(POTTER, 3))
                    .thenNothing()
                    .when(recordParcelReleased(POTTER, 4))
                    .then(parcelReleased(POTTER, 4))
                    .when(recordParcelReleased(POTTER, 4))
                    .thenNothing();
        }

        @Test
        @DisplayName("hears once that another ship-from sends it, and takes for it what was agreed (SHP-13)")
        void isMoved() {
            order.given(held(POTTER, 3))
                    .when(new RecordParcelMoved(ORDER, POTTER, "warehouse-busan", 4))
                    .then(new ParcelMoved(ORDER, POTTER, "warehouse-busan", 4))
                    .when(new RecordParcelMoved(ORDER, POTTER, "warehouse-busan", 4))
                    .thenNothing()
                    .when(recordParcelReleased(POTTER, 5))
                    .then(parcelReleased(POTTER, 5))
                    .when(recordHandOver(POTTER))
                    .then(MugsAndTea.handedOver(POTTER), captureRequested(POTTER, CARD_FOR_MUGS));
        }

        @Test
        @DisplayName("is not held again by a hold that is told once more after its release (SHP-03)")
        void holdToldAgain() {
            order.given(held(POTTER, 3), parcelReleased(POTTER, 4))
                    .when(recordHeld(POTTER, 3))
                    .thenNothing()
                    .when(recordHeld(POTTER, 6))
                    .then(held(POTTER, 6))
                    .when(recordParcelReleased(POTTER, 4))
                    .thenNothing();
        }

        @Test
        @DisplayName("asks for it to be held back, too, when the customer cancels (ORD-06)")
        void isCancelled() {
            order.given(held(POTTER, 3))
                    .when(cancel())
                    .then(cancellationRequested(), holdBack(POTTER), holdBack(TEA_GARDEN));
        }

        @Test
        @DisplayName("does not hear of a hold of what is to be held back already (SHP-03)")
        void heldWhileBeingCancelled() {
            order.given(cancellationRequested(), holdBack(POTTER), holdBack(TEA_GARDEN))
                    .when(recordHeld(POTTER, 3))
                    .thenNothing()
                    .when(recordParcelReleased(POTTER, 4))
                    .thenNothing();
        }

        @Test
        @DisplayName("takes its hand-over for its release (ORD-09)")
        void handedOver() {
            order.given(held(POTTER, 3))
                    .when(recordHandOver(POTTER))
                    .then(MugsAndTea.handedOver(POTTER), captureRequested(POTTER, CARD_FOR_MUGS));
        }
    }

    @Nested
    @DisplayName("with a parcel that does not reach the customer")
    class Astray {

        @BeforeEach
        void past() {
            order.given(
                    placed(),
                    cardAuthorised(),
                    voucherPaid(),
                    confirmed(),
                    handedOver(POTTER),
                    captureRequested(POTTER, CARD_FOR_MUGS));
        }

        @ParameterizedTest
        @EnumSource(ParcelMishap.class)
        @DisplayName("knows it, once however often it is told (SHP-07)")
        void knowsIt(ParcelMishap mishap) {
            order.when(recordMishap(POTTER, mishap, 7))
                    .then(mishap(POTTER, mishap, 7))
                    .when(recordMishap(POTTER, mishap, 7))
                    .thenNothing()
                    .when(recordMishap(POTTER, mishap, 8))
                    .thenNothing();
        }

        @Test
        @DisplayName("takes a mishap for a hand-over that nobody has told yet (ORD-09)")
        void beforeTheHandOverIsKnown() {
            order.when(recordMishap(TEA_GARDEN, ParcelMishap.DAMAGED, 7))
                    .then(
                            new ParcelHandedOver(ORDER, TEA_GARDEN, MugsAndTea.THURSDAY),
                            captureRequested(TEA_GARDEN, CARD_FOR_TEA),
                            mishap(TEA_GARDEN, ParcelMishap.DAMAGED, 7));
        }

        @Test
        @DisplayName("follows it from one mishap to another: expected back, and back (SHP-07)")
        void comesBack() {
            order.given(mishap(POTTER, ParcelMishap.EXPECTED_BACK, 7))
                    .when(recordMishap(POTTER, ParcelMishap.RETURNED_TO_SENDER, 9))
                    .then(mishap(POTTER, ParcelMishap.RETURNED_TO_SENDER, 9))
                    .when(recordMishap(POTTER, ParcelMishap.EXPECTED_BACK, 7))
                    .thenNothing();
        }

        @Test
        @DisplayName("knows that it was found again, and does not lose it by what is told once more (SHP-07)")
        void isFoundAgain() {
            order.given(mishap(POTTER, ParcelMishap.PRESUMED_LOST, 7))
                    .when(recordFoundAgain(POTTER, 9))
                    .then(foundAgain(POTTER, 9))
                    .when(recordMishap(POTTER, ParcelMishap.PRESUMED_LOST, 7))
                    .thenNothing()
                    .when(recordFoundAgain(POTTER, 9))
                    .thenNothing()
                    .when(recordMishap(POTTER, ParcelMishap.DAMAGED, 10))
                    .then(mishap(POTTER, ParcelMishap.DAMAGED, 10))
                    .when(recordFoundAgain(POTTER, 9))
                    .thenNothing();
        }

        @Test
        @DisplayName("stays open as long as nobody has decided what becomes of it (ORD-10)")
        void staysOpen() {
            order.given(
                            captured(POTTER, CARD_FOR_MUGS),
                            mishap(POTTER, ParcelMishap.PRESUMED_LOST, 7),
                            handedOver(TEA_GARDEN),
                            captureRequested(TEA_GARDEN, CARD_FOR_TEA),
                            captured(TEA_GARDEN, CARD_FOR_TEA))
                    .when(recordDelivery(TEA_GARDEN))
                    .then(delivered(TEA_GARDEN));
        }

        @Test
        @DisplayName("is closed when it is delivered after all (SHP-07)")
        void arrivesAfterAll() {
            order.given(
                            captured(POTTER, CARD_FOR_MUGS),
                            mishap(POTTER, ParcelMishap.PRESUMED_LOST, 7),
                            parcelCancelled(TEA_GARDEN),
                            releaseRequested(CARD, "not sent"))
                    .when(recordDelivery(POTTER))
                    .then(delivered(POTTER), closed());
        }

        @Test
        @DisplayName("hears that a parcel which had arrived is brought back, and that it arrived once more (SHP-05)")
        void broughtBackAfterItsDelivery() {
            order.given(delivered(POTTER))
                    .when(recordMishap(POTTER, ParcelMishap.RETURNED_TO_SENDER, 9))
                    .then(mishap(POTTER, ParcelMishap.RETURNED_TO_SENDER, 9))
                    .when(recordDelivery(POTTER))
                    .thenNothing()
                    .when(recordFoundAgain(POTTER, 11))
                    .then(foundAgain(POTTER, 11))
                    .when(recordDelivery(POTTER))
                    .thenNothing();
        }

        @Test
        @DisplayName("hears of no mishap of a parcel that stayed (SHP-14)")
        void mishapOfWhatStayed() {
            order.given(parcelCancelled(TEA_GARDEN))
                    .when(recordMishap(TEA_GARDEN, ParcelMishap.DAMAGED, 7))
                    .thenNothing()
                    .when(recordFoundAgain(TEA_GARDEN, 8))
                    .thenNothing();
        }
    }

    @Nested
    @DisplayName("whose first parcel is handed over")
    class HandedOver {

        @BeforeEach
        void past() {
            order.given(placed(), cardAuthorised(), voucherPaid(), confirmed());
        }

        @Test
        @DisplayName("asks for this parcel's share of the card; the voucher is paid already (ORD-09)")
        void capturesItsShare() {
            order.when(recordHandOver(POTTER)).then(handedOver(POTTER), captureRequested(POTTER, CARD_FOR_MUGS));
        }

        @Test
        @DisplayName("asks for it once, however often the hand-over is told (ORD-09)")
        void capturesItOnce() {
            order.given(handedOver(POTTER), captureRequested(POTTER, CARD_FOR_MUGS))
                    .when(recordHandOver(POTTER))
                    .thenNothing();
        }

        @Test
        @DisplayName("captures exactly the card's amount with both parcels (ORD-09)")
        void capturesExactly() {
            order.given(handedOver(POTTER), captureRequested(POTTER, CARD_FOR_MUGS), captured(POTTER, CARD_FOR_MUGS))
                    .when(recordHandOver(TEA_GARDEN))
                    .then(handedOver(TEA_GARDEN), captureRequested(TEA_GARDEN, CARD_FOR_TEA))
                    .when(recordCaptured(TEA_GARDEN, CARD_FOR_TEA))
                    .then(captured(TEA_GARDEN, CARD_FOR_TEA));
        }

        @Test
        @DisplayName("is cancelled as far as it is still here, and says what goes its way (ORD-07)")
        void isCancelledAsFarAsPossible() {
            order.given(handedOver(POTTER), captureRequested(POTTER, CARD_FOR_MUGS))
                    .when(cancel())
                    .then(cancellationRequested(), holdBack(TEA_GARDEN), wantedBack(POTTER))
                    .when(cancel())
                    .thenNothing()
                    .when(recordParcelCancelled(TEA_GARDEN))
                    .then(parcelCancelled(TEA_GARDEN))
                    .when(recordNotBroughtBack(POTTER))
                    .then(notBroughtBack(POTTER))
                    .when(recordCaptured(POTTER, CARD_FOR_MUGS))
                    .then(captured(POTTER, CARD_FOR_MUGS), releaseRequested(CARD, "not sent"))
                    .when(recordDelivery(POTTER))
                    .then(delivered(POTTER), closed());
        }

        @Test
        @DisplayName("does not say of a parcel that it goes its way when it has arrived (ORD-07)")
        void hasArrived() {
            order.given(handedOver(POTTER), captureRequested(POTTER, CARD_FOR_MUGS), delivered(POTTER))
                    .when(cancel())
                    .then(cancellationRequested(), holdBack(TEA_GARDEN));
        }

        @Test
        @DisplayName(
                "cannot be cancelled any more when nothing of it is here, and the carrier brings nothing back (ORD-06, ORD-07)")
        void cannotBeCancelled() {
            order.given(
                            handedOver(POTTER),
                            captureRequested(POTTER, CARD_FOR_MUGS),
                            delivered(POTTER),
                            handedOver(TEA_GARDEN),
                            wantedBack(TEA_GARDEN),
                            notBroughtBack(TEA_GARDEN))
                    .when(cancel())
                    .thenRejected("ORD-06", "parcel-handed-over");
        }

        @Test
        @DisplayName("counts a capture once, however often it is told")
        void countsACaptureOnce() {
            order.given(handedOver(POTTER), captureRequested(POTTER, CARD_FOR_MUGS), captured(POTTER, CARD_FOR_MUGS))
                    .when(recordCaptured(POTTER, CARD_FOR_MUGS))
                    .thenNothing()
                    .when(recordCaptureFailed(POTTER, CARD_FOR_MUGS))
                    .thenNothing();
        }

        @Test
        @DisplayName("lets go of the other parcel's share only after this one's is captured (ORD-10)")
        void otherIsGivenUpWhileCaptureIsOutstanding() {
            order.given(handedOver(POTTER), captureRequested(POTTER, CARD_FOR_MUGS))
                    .when(recordParcelCancelled(TEA_GARDEN))
                    .then(parcelCancelled(TEA_GARDEN))
                    .when(recordCaptured(POTTER, CARD_FOR_MUGS))
                    .then(captured(POTTER, CARD_FOR_MUGS), releaseRequested(CARD, "not sent"))
                    .when(recordReleased(CARD, CARD_FOR_TEA))
                    .then(released(CARD, CARD_FOR_TEA))
                    .when(recordDelivery(POTTER))
                    .then(delivered(POTTER), closed());
        }

        @Test
        @DisplayName("lets go of the other parcel's share at once if this one's is captured already (ORD-10)")
        void otherIsGivenUpAfterCapture() {
            order.given(handedOver(POTTER), captureRequested(POTTER, CARD_FOR_MUGS), captured(POTTER, CARD_FOR_MUGS))
                    .when(recordParcelCancelled(TEA_GARDEN))
                    .then(parcelCancelled(TEA_GARDEN), releaseRequested(CARD, "not sent"));
        }

        @Test
        @DisplayName("takes a delivery for a hand-over that nobody has told yet (ORD-09)")
        void deliveredBeforeTheHandOverIsKnown() {
            order.when(recordDelivery(POTTER))
                    .then(
                            new ParcelHandedOver(ORDER, POTTER, MugsAndTea.THURSDAY),
                            captureRequested(POTTER, CARD_FOR_MUGS),
                            delivered(POTTER))
                    .when(recordHandOver(POTTER))
                    .thenNothing();
        }

        @Test
        @DisplayName("hears once that a parcel was delivered")
        void deliveredOnce() {
            order.given(handedOver(POTTER), captureRequested(POTTER, CARD_FOR_MUGS), delivered(POTTER))
                    .when(recordDelivery(POTTER))
                    .thenNothing();
        }

        @Test
        @DisplayName("is not impressed by a cancellation of a parcel that is with the carrier")
        void cancelledAfterHandOver() {
            order.given(handedOver(POTTER), captureRequested(POTTER, CARD_FOR_MUGS))
                    .when(recordParcelCancelled(POTTER))
                    .thenNothing();
        }
    }

    @Nested
    @DisplayName("whose card was not set aside, but taken at once")
    class TakenAtOnce {

        @BeforeEach
        void past() {
            order.given(placed(), new TenderPaid(ORDER, CARD, WHOLE_CARD), voucherPaid(), confirmed());
        }

        @Test
        @DisplayName("asks for nothing at hand-over (ORD-09)")
        void asksForNothing() {
            order.when(recordHandOver(TEA_GARDEN))
                    .then(handedOver(TEA_GARDEN))
                    .when(recordHandOver(POTTER))
                    .then(handedOver(POTTER));
        }

        @Test
        @DisplayName("gives back the share of a parcel that is not sent (ORD-09)")
        void givesBackWhatIsNotSent() {
            order.when(recordParcelCancelled(POTTER))
                    .then(
                            parcelCancelled(POTTER),
                            refundRequested(CARD, CARD_FOR_MUGS, "not sent"),
                            refundRequested(VOUCHER, WHOLE_VOUCHER, "not sent"));
        }
    }

    @Nested
    @DisplayName("whose card can be captured only once")
    class OneCapture {

        @BeforeEach
        void past() {
            order.given(placed(), cardAuthorisedForOneCapture(), voucherPaid(), confirmed());
        }

        @Test
        @DisplayName("asks for the whole card at the first hand-over, and for nothing at the second (ORD-09)")
        void capturesTheWhole() {
            order.when(recordHandOver(TEA_GARDEN))
                    .then(handedOver(TEA_GARDEN), captureRequested(WHOLE, WHOLE_CARD))
                    .when(recordHandOver(POTTER))
                    .then(handedOver(POTTER));
        }

        @Test
        @DisplayName("refunds the share of a parcel that is given up after the capture (ORD-09, ORD-10)")
        void refundsWhatIsGivenUpLater() {
            order.given(handedOver(TEA_GARDEN), captureRequested(WHOLE, WHOLE_CARD), captured(WHOLE, WHOLE_CARD))
                    .when(recordParcelCancelled(POTTER))
                    .then(
                            parcelCancelled(POTTER),
                            refundRequested(CARD, CARD_FOR_MUGS, "not sent"),
                            refundRequested(VOUCHER, WHOLE_VOUCHER, "not sent"));
        }

        @Test
        @DisplayName(
                "refunds the share of a parcel that is given up while the capture is outstanding, as soon as it is "
                        + "captured (ORD-09, ORD-10)")
        void refundsWhatIsGivenUpMeanwhile() {
            order.given(handedOver(TEA_GARDEN), captureRequested(WHOLE, WHOLE_CARD))
                    .when(recordParcelCancelled(POTTER))
                    .then(parcelCancelled(POTTER), refundRequested(VOUCHER, WHOLE_VOUCHER, "not sent"))
                    .when(recordDelivery(TEA_GARDEN))
                    .then(delivered(TEA_GARDEN))
                    .when(recordCaptured(WHOLE, WHOLE_CARD))
                    .then(captured(WHOLE, WHOLE_CARD), refundRequested(CARD, CARD_FOR_MUGS, "not sent"), closed());
        }

        @Test
        @DisplayName("asks only for what is still to be sent if a parcel was given up before, and lets go of the rest "
                + "(ORD-09, ORD-10)")
        void capturesWhatIsLeft() {
            order.given(parcelCancelled(POTTER), refundRequested(VOUCHER, WHOLE_VOUCHER, "not sent"))
                    .when(recordHandOver(TEA_GARDEN))
                    .then(handedOver(TEA_GARDEN), captureRequested(WHOLE, CARD_FOR_TEA))
                    .when(recordCaptured(WHOLE, CARD_FOR_TEA))
                    .then(captured(WHOLE, CARD_FOR_TEA), releaseRequested(CARD, "not sent"));
        }
    }

    @Nested
    @DisplayName("with a card for each parcel, each to be captured once")
    class OneCardPerParcel {

        @Test
        @DisplayName("captures a card only when a parcel goes that it pays for (ORD-09)")
        void capturesOnlyWhatPaysForIt() {
            order.givenCommands(place(List.of(twoBlueMugs(), greenTea()), List.of(card(30_700), card(12_400))))
                    .given(
                            new TenderAuthorised(ORDER, 1, won(30_700), false),
                            new TenderAuthorised(ORDER, 2, won(12_400), false),
                            confirmed())
                    .when(recordHandOver(TEA_GARDEN))
                    .then(handedOver(TEA_GARDEN), new CaptureRequested(ORDER, 2, WHOLE, won(12_400)))
                    .when(recordHandOver(POTTER))
                    .then(handedOver(POTTER), new CaptureRequested(ORDER, 1, WHOLE, won(30_700)));
        }
    }

    @Nested
    @DisplayName("whose parcels are all with the carrier")
    class UnderWay {

        @BeforeEach
        void past() {
            order.given(
                    placed(),
                    cardAuthorised(),
                    voucherPaid(),
                    confirmed(),
                    handedOver(POTTER),
                    captureRequested(POTTER, CARD_FOR_MUGS),
                    handedOver(TEA_GARDEN),
                    captureRequested(TEA_GARDEN, CARD_FOR_TEA));
        }

        @Test
        @DisplayName("is closed when all have arrived and the money is there")
        void closesWithTheLastDelivery() {
            order.given(captured(POTTER, CARD_FOR_MUGS), captured(TEA_GARDEN, CARD_FOR_TEA), delivered(POTTER))
                    .when(recordDelivery(TEA_GARDEN))
                    .then(delivered(TEA_GARDEN), closed());
        }

        @Test
        @DisplayName("is closed when the last money comes after the last parcel")
        void closesWithTheLastCapture() {
            order.given(delivered(POTTER), delivered(TEA_GARDEN), captured(POTTER, CARD_FOR_MUGS))
                    .when(recordCaptured(TEA_GARDEN, CARD_FOR_TEA))
                    .then(captured(TEA_GARDEN, CARD_FOR_TEA), closed());
        }

        @Test
        @DisplayName("stays open, delivered and unpaid, as long as a capture that failed is owed (PAY-12)")
        void staysOpenWhileMoneyIsOwed() {
            order.given(delivered(POTTER), captured(POTTER, CARD_FOR_MUGS))
                    .when(recordCaptureFailed(TEA_GARDEN, CARD_FOR_TEA))
                    .then(captureFailed(TEA_GARDEN, CARD_FOR_TEA))
                    .when(recordCaptureFailed(TEA_GARDEN, CARD_FOR_TEA))
                    .thenNothing()
                    .when(recordDelivery(TEA_GARDEN))
                    .then(delivered(TEA_GARDEN));
        }

        @Test
        @DisplayName("learns of each try to take what is owed, once, until it succeeds (PAY-12)")
        void learnsOfEachTry() {
            order.given(delivered(POTTER), captured(POTTER, CARD_FOR_MUGS), delivered(TEA_GARDEN))
                    .when(recordCaptureFailed(TEA_GARDEN, CARD_FOR_TEA))
                    .then(captureFailed(TEA_GARDEN, CARD_FOR_TEA))
                    .when(recordCaptureFailed(TEA_GARDEN, CARD_FOR_TEA, 2))
                    .then(captureFailed(TEA_GARDEN, CARD_FOR_TEA, 2))
                    .when(recordCaptureFailed(TEA_GARDEN, CARD_FOR_TEA, 1))
                    .thenNothing()
                    .when(recordCaptured(TEA_GARDEN, CARD_FOR_TEA))
                    .then(captured(TEA_GARDEN, CARD_FOR_TEA), closed())
                    .when(recordCaptureFailed(TEA_GARDEN, CARD_FOR_TEA, 3))
                    .thenNothing();
        }

        @Test
        @DisplayName("is closed when a capture that had failed succeeds after all (PAY-12)")
        void closesWhenWhatWasOwedIsPaid() {
            order.given(
                            delivered(POTTER),
                            captured(POTTER, CARD_FOR_MUGS),
                            captureFailed(TEA_GARDEN, CARD_FOR_TEA),
                            delivered(TEA_GARDEN))
                    .when(recordCaptured(TEA_GARDEN, CARD_FOR_TEA))
                    .then(captured(TEA_GARDEN, CARD_FOR_TEA), closed());
        }

        @Test
        @DisplayName(
                "is not closed if the card's authorisation was let go without our asking, before its money was taken")
        void staysOpenWithoutTheMoney() {
            order.given(delivered(POTTER), released(CARD, WHOLE_CARD))
                    .when(recordDelivery(TEA_GARDEN))
                    .then(delivered(TEA_GARDEN));
        }
    }

    @Nested
    @DisplayName("and was closed")
    class Closed {

        @BeforeEach
        void past() {
            order.given(
                    placed(),
                    cardAuthorised(),
                    voucherPaid(),
                    confirmed(),
                    handedOver(POTTER),
                    captureRequested(POTTER, CARD_FOR_MUGS),
                    handedOver(TEA_GARDEN),
                    captureRequested(TEA_GARDEN, CARD_FOR_TEA),
                    captured(POTTER, CARD_FOR_MUGS),
                    captured(TEA_GARDEN, CARD_FOR_TEA),
                    delivered(POTTER),
                    delivered(TEA_GARDEN),
                    closed());
        }

        @Test
        @DisplayName("cannot be cancelled (ORD-06)")
        void cannotBeCancelled() {
            order.when(cancel()).thenRejected("ORD-06", "order-ended");
        }

        @Test
        @DisplayName("is closed once, whatever is told again")
        void isClosedOnce() {
            order.when(recordDelivery(TEA_GARDEN))
                    .thenNothing()
                    .when(recordCaptured(TEA_GARDEN, CARD_FOR_TEA))
                    .thenNothing()
                    .when(recordHandOver(POTTER))
                    .thenNothing()
                    .when(recordParcelCancelled(POTTER))
                    .thenNothing()
                    .when(new RejectUnpaidOrder(ORDER))
                    .thenNothing();
        }
    }

    @Test
    @DisplayName("keeps captures and refunds apart even if a ship-from is called like a refund")
    void captureNamedLikeARefund() {
        String oddName = "refund-1";
        OrderLine mug = new OrderLine("MUG", "Mug", 1, won(10_000), won(0), won(0), oddName, won(0));
        order.givenCommands(
                        place(List.of(mug, greenTea()), List.of(card(22_400))),
                        new RecordTenderAuthorised(ORDER, 1, won(22_400), true),
                        recordHandOver(oddName),
                        recordCaptured(oddName, won(10_000)))
                .given(refundRequested(1, won(1_000), "goodwill"))
                .when(recordRefunded(1, won(1_000)))
                .then(refunded(1, won(1_000)));
    }
}
