package shop.order.ordering;

import static shop.order.ordering.MugsAndTea.CARD_FOR_MUGS;
import static shop.order.ordering.MugsAndTea.CARD_FOR_TEA;
import static shop.order.ordering.MugsAndTea.ORDER;
import static shop.order.ordering.MugsAndTea.POTTER;
import static shop.order.ordering.MugsAndTea.TEA_GARDEN;
import static shop.order.ordering.MugsAndTea.VOUCHER;
import static shop.order.ordering.MugsAndTea.WHOLE_VOUCHER;
import static shop.order.ordering.MugsAndTea.cancel;
import static shop.order.ordering.MugsAndTea.cancellationRequested;
import static shop.order.ordering.MugsAndTea.cancelled;
import static shop.order.ordering.MugsAndTea.captureRequested;
import static shop.order.ordering.MugsAndTea.captured;
import static shop.order.ordering.MugsAndTea.cardAuthorised;
import static shop.order.ordering.MugsAndTea.closed;
import static shop.order.ordering.MugsAndTea.confirmed;
import static shop.order.ordering.MugsAndTea.delivered;
import static shop.order.ordering.MugsAndTea.handedOver;
import static shop.order.ordering.MugsAndTea.held;
import static shop.order.ordering.MugsAndTea.hold;
import static shop.order.ordering.MugsAndTea.holdAll;
import static shop.order.ordering.MugsAndTea.holdBack;
import static shop.order.ordering.MugsAndTea.labelled;
import static shop.order.ordering.MugsAndTea.mishap;
import static shop.order.ordering.MugsAndTea.mugsReplaced;
import static shop.order.ordering.MugsAndTea.notHeldBack;
import static shop.order.ordering.MugsAndTea.orderHeld;
import static shop.order.ordering.MugsAndTea.orderReleased;
import static shop.order.ordering.MugsAndTea.parcelCancelled;
import static shop.order.ordering.MugsAndTea.parcelKept;
import static shop.order.ordering.MugsAndTea.parcelLetGo;
import static shop.order.ordering.MugsAndTea.placed;
import static shop.order.ordering.MugsAndTea.recordCardAuthorised;
import static shop.order.ordering.MugsAndTea.recordHandOver;
import static shop.order.ordering.MugsAndTea.recordNotHeldBack;
import static shop.order.ordering.MugsAndTea.recordVoucherPaid;
import static shop.order.ordering.MugsAndTea.refundRequested;
import static shop.order.ordering.MugsAndTea.rejected;
import static shop.order.ordering.MugsAndTea.release;
import static shop.order.ordering.MugsAndTea.releaseAll;
import static shop.order.ordering.MugsAndTea.releaseRequested;
import static shop.order.ordering.MugsAndTea.replace;
import static shop.order.ordering.MugsAndTea.voucherPaid;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import shop.order.api.HoldOrder;
import shop.order.api.OrderHoldReason;
import shop.order.api.RejectionReason;
import shop.specification.AggregateSpecification;

@DisplayName("An order that a person holds")
class OrderOnHoldSpecification {

    private static final List<String> BOTH = List.of(POTTER, TEA_GARDEN);

    @RegisterExtension
    final AggregateSpecification<Order> order = MugsThatComeBack.orders();

    @Nested
    @DisplayName("before its payment is complete")
    class AwaitingPayment {

        @Test
        @DisplayName("is not confirmed, and prepares no parcel, until it is released (ORD-03, ORD-21)")
        void waits() {
            order.given(placed(), voucherPaid())
                    .when(holdAll())
                    .then(orderHeld(List.of()))
                    .when(recordCardAuthorised())
                    .then(cardAuthorised())
                    .when(releaseAll())
                    .then(orderReleased(List.of()), confirmed());
        }

        @Test
        @DisplayName("is not rejected for want of money when all of it came in time (ORD-05)")
        void isPaid() {
            order.given(placed(), voucherPaid(), cardAuthorised(), orderHeld(List.of()))
                    .when(new RejectUnpaidOrder(ORDER))
                    .thenNothing();
        }

        @Test
        @DisplayName("is rejected when its payment window ends before the money came: it keeps running (ORD-05)")
        void windowKeepsRunning() {
            order.given(placed(), cardAuthorised(), orderHeld(List.of()))
                    .when(new RejectUnpaidOrder(ORDER))
                    .then(
                            rejected(RejectionReason.NOT_PAID_IN_TIME),
                            releaseRequested(MugsAndTea.CARD, "order rejected"),
                            releaseRequested(VOUCHER, "order rejected"))
                    .when(releaseAll())
                    .thenNothing();
        }

        @Test
        @DisplayName("goes on waiting for its money when it is released before that came")
        void goesOnWaiting() {
            order.given(placed(), orderHeld(List.of()))
                    .when(releaseAll())
                    .then(orderReleased(List.of()))
                    .when(recordVoucherPaid())
                    .then(voucherPaid());
        }

        @Test
        @DisplayName("is cancelled like any other, paid or not (ORD-06)")
        void isCancelled() {
            order.given(placed(), voucherPaid(), cardAuthorised(), orderHeld(List.of()))
                    .when(cancel())
                    .then(
                            cancelled(),
                            releaseRequested(MugsAndTea.CARD, "order cancelled"),
                            refundRequested(VOUCHER, WHOLE_VOUCHER, "order cancelled"));
        }

        @Test
        @DisplayName("is not held parcel by parcel: none is prepared yet (ORD-21)")
        void noParcel() {
            order.given(placed()).when(hold(POTTER)).thenRejected("ORD-21", "order-not-confirmed");
        }

        @Test
        @DisplayName("is held with a note where none of the reasons is the one, and without a card number (ORD-21)")
        void otherReasons() {
            order.given(placed())
                    .when(new HoldOrder(ORDER, Optional.empty(), OrderHoldReason.OTHER, Optional.empty()))
                    .thenRejected("ORD-21", "note-missing");
            order.given(placed())
                    .when(new HoldOrder(
                            ORDER, Optional.empty(), OrderHoldReason.OTHER, Optional.of("has 4111 1111 1111 1111")))
                    .thenRejected("PAY-09", "card-number");
            order.given(placed())
                    .when(new HoldOrder(ORDER, Optional.empty(), OrderHoldReason.OTHER, Optional.of("odd hours")))
                    .then(new OrderHeld(
                            ORDER, Optional.empty(), OrderHoldReason.OTHER, Optional.of("odd hours"), List.of()));
        }
    }

    @Nested
    @DisplayName("that is confirmed")
    class Confirmed {

        @BeforeEach
        void past() {
            order.given(placed(), cardAuthorised(), voucherPaid(), confirmed());
        }

        @Test
        @DisplayName("keeps all its parcels here until it is released (ORD-21)")
        void keepsAll() {
            order.when(holdAll())
                    .then(orderHeld(BOTH))
                    .when(holdAll())
                    .thenNothing()
                    .when(releaseAll())
                    .then(orderReleased(BOTH))
                    .when(releaseAll())
                    .thenNothing();
        }

        @Test
        @DisplayName("is held for another reason in place of the one before")
        void anotherReason() {
            HoldOrder wish = new HoldOrder(ORDER, Optional.empty(), OrderHoldReason.CUSTOMERS_WISH, Optional.empty());
            order.given(orderHeld(BOTH))
                    .when(wish)
                    .then(new OrderHeld(
                            ORDER, Optional.empty(), OrderHoldReason.CUSTOMERS_WISH, Optional.empty(), BOTH))
                    .when(wish)
                    .thenNothing();
        }

        @Test
        @DisplayName("keeps one parcel here, and lets it go for itself (ORD-21)")
        void keepsOne() {
            order.when(hold(POTTER))
                    .then(parcelKept(POTTER))
                    .when(hold(POTTER))
                    .thenNothing()
                    .when(release(POTTER))
                    .then(parcelLetGo(POTTER, List.of(POTTER)))
                    .when(release(POTTER))
                    .thenNothing();
        }

        @Test
        @DisplayName("keeps what is held for itself when it is released as a whole, and the other way round")
        void heldTwice() {
            order.given(parcelKept(POTTER), orderHeld(BOTH))
                    .when(releaseAll())
                    .then(orderReleased(List.of(TEA_GARDEN)));
            order.given(placed(), cardAuthorised(), voucherPaid(), confirmed(), parcelKept(POTTER), orderHeld(BOTH))
                    .when(release(POTTER))
                    .then(parcelLetGo(POTTER, List.of()));
        }

        @Test
        @DisplayName("is released as it is held, which is what somebody is told who tries otherwise (ORD-21)")
        void isReleasedAsHeld() {
            order.given(parcelKept(POTTER)).when(releaseAll()).thenRejected("ORD-21", "parcel-on-hold");
            order.given(placed(), cardAuthorised(), voucherPaid(), confirmed(), orderHeld(BOTH))
                    .when(release(POTTER))
                    .thenRejected("ORD-21", "order-on-hold");
        }

        @Test
        @DisplayName("does not lift the carrier's hold, and says how that ends (ORD-21, SHP-03)")
        void carriersHold() {
            order.given(held(POTTER, 3)).when(releaseAll()).thenRejected("ORD-21", "held-by-carrier");
            order.given(placed(), cardAuthorised(), voucherPaid(), confirmed(), held(POTTER, 3))
                    .when(release(POTTER))
                    .thenRejected("ORD-21", "held-by-carrier");
            order.given(placed(), cardAuthorised(), voucherPaid(), confirmed(), held(POTTER, 3))
                    .when(release(TEA_GARDEN))
                    .thenNothing();
        }

        @Test
        @DisplayName("can be held although the carrier holds a parcel, and each hold ends for itself")
        void bothHolds() {
            order.given(held(POTTER, 3))
                    .when(hold(POTTER))
                    .then(parcelKept(POTTER))
                    .when(release(POTTER))
                    .then(parcelLetGo(POTTER, List.of(POTTER)));
        }

        @Test
        @DisplayName("holds what is left when a parcel has gone; the carrier was quicker (ORD-21)")
        void theRest() {
            order.given(handedOver(POTTER), captureRequested(POTTER, CARD_FOR_MUGS))
                    .when(hold(POTTER))
                    .thenRejected("ORD-21", "parcel-not-here");
            order.given(
                            placed(),
                            cardAuthorised(),
                            voucherPaid(),
                            confirmed(),
                            handedOver(POTTER),
                            captureRequested(POTTER, CARD_FOR_MUGS))
                    .when(holdAll())
                    .then(orderHeld(List.of(TEA_GARDEN)));
        }

        @Test
        @DisplayName("is not held any more once all has gone, whatever kept it (ORD-21)")
        void allHasGone() {
            order.given(parcelKept(TEA_GARDEN), orderHeld(BOTH), handedOver(POTTER))
                    .when(recordHandOver(TEA_GARDEN))
                    .then(handedOver(TEA_GARDEN), captureRequested(TEA_GARDEN, MugsAndTea.WHOLE_CARD))
                    .when(releaseAll())
                    .thenNothing()
                    .when(release(TEA_GARDEN))
                    .thenNothing();
        }

        @Test
        @DisplayName("has a parcel that has gone no longer held for itself, while another is (ORD-21)")
        void oneHasGone() {
            order.given(parcelKept(POTTER), parcelKept(TEA_GARDEN), handedOver(POTTER))
                    .when(release(POTTER))
                    .thenNothing()
                    .when(release(TEA_GARDEN))
                    .then(parcelLetGo(TEA_GARDEN, List.of(TEA_GARDEN)));
        }

        @Test
        @DisplayName("has nothing to be held when nothing is here any more (ORD-21)")
        void nothingHere() {
            order.given(handedOver(POTTER), handedOver(TEA_GARDEN))
                    .when(holdAll())
                    .thenRejected("ORD-21", "nothing-here");
        }

        @Test
        @DisplayName("stays held where its cancellation comes too late, and can be held then, too (ORD-06, ORD-21)")
        void outlivesItsCancellation() {
            order.given(orderHeld(BOTH), labelled(POTTER))
                    .when(cancel())
                    .then(cancellationRequested(), holdBack(POTTER), holdBack(TEA_GARDEN))
                    .when(recordNotHeldBack(POTTER))
                    .then(notHeldBack(POTTER))
                    .when(releaseAll())
                    .then(orderReleased(BOTH))
                    .when(hold(POTTER))
                    .then(parcelKept(POTTER));
        }

        @Test
        @DisplayName("keeps what is sent in place of what is lost here, until it is released (ORD-21, ORD-23)")
        void replacedWhileHeld() {
            order.given(
                            handedOver(POTTER),
                            captureRequested(POTTER, CARD_FOR_MUGS),
                            captured(POTTER, CARD_FOR_MUGS),
                            mishap(POTTER, ParcelMishap.PRESUMED_LOST, 7),
                            orderHeld(List.of(TEA_GARDEN)))
                    .when(replace(POTTER))
                    .then(mugsReplaced(POTTER, POTTER + ".2"), orderHeld(List.of(POTTER + ".2")))
                    .when(releaseAll())
                    .then(orderReleased(List.of(TEA_GARDEN, POTTER + ".2")));
        }

        @Test
        @DisplayName("keeps the parcel that is sent in place of another here, too (ORD-21)")
        void replacement() {
            order.given(
                            handedOver(POTTER),
                            captureRequested(POTTER, CARD_FOR_MUGS),
                            captured(POTTER, CARD_FOR_MUGS),
                            mishap(POTTER, ParcelMishap.PRESUMED_LOST, 7),
                            mugsReplaced(POTTER, POTTER + ".2"))
                    .when(holdAll())
                    .then(orderHeld(List.of(TEA_GARDEN, POTTER + ".2")));
        }
    }

    @Nested
    @DisplayName("that has ended")
    class Ended {

        @Test
        @DisplayName("has nothing to be held (ORD-21)")
        void isNotHeld() {
            order.given(
                            placed(),
                            cardAuthorised(),
                            voucherPaid(),
                            confirmed(),
                            handedOver(POTTER),
                            delivered(POTTER),
                            captureRequested(POTTER, CARD_FOR_MUGS),
                            captured(POTTER, CARD_FOR_MUGS),
                            handedOver(TEA_GARDEN),
                            captureRequested(TEA_GARDEN, CARD_FOR_TEA),
                            captured(TEA_GARDEN, CARD_FOR_TEA),
                            delivered(TEA_GARDEN),
                            closed())
                    .when(holdAll())
                    .thenRejected("ORD-21", "order-ended");
        }

        @Test
        @DisplayName("is not held any more when it was cancelled")
        void isNotHeldAnyMore() {
            order.given(
                            placed(),
                            cardAuthorised(),
                            voucherPaid(),
                            confirmed(),
                            orderHeld(BOTH),
                            cancellationRequested(),
                            parcelCancelled(POTTER),
                            parcelCancelled(TEA_GARDEN),
                            cancelled())
                    .when(releaseAll())
                    .thenNothing();
        }
    }
}
