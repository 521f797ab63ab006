package shop.order.ordering;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static shop.order.ordering.MugsAndTea.CARD;
import static shop.order.ordering.MugsAndTea.CARD_FOR_MUGS;
import static shop.order.ordering.MugsAndTea.CARD_FOR_TEA;
import static shop.order.ordering.MugsAndTea.CHANGED_HER_MIND;
import static shop.order.ordering.MugsAndTea.ONE_FEWER;
import static shop.order.ordering.MugsAndTea.ORDER;
import static shop.order.ordering.MugsAndTea.PICK;
import static shop.order.ordering.MugsAndTea.POTTER;
import static shop.order.ordering.MugsAndTea.TEA_GARDEN;
import static shop.order.ordering.MugsAndTea.VOUCHER;
import static shop.order.ordering.MugsAndTea.WHOLE_VOUCHER;
import static shop.order.ordering.MugsAndTea.cancel;
import static shop.order.ordering.MugsAndTea.cancelAMug;
import static shop.order.ordering.MugsAndTea.cancelLine;
import static shop.order.ordering.MugsAndTea.cancelUnits;
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
import static shop.order.ordering.MugsAndTea.holdBack;
import static shop.order.ordering.MugsAndTea.mishap;
import static shop.order.ordering.MugsAndTea.mugCancelled;
import static shop.order.ordering.MugsAndTea.mugNotTakenOut;
import static shop.order.ordering.MugsAndTea.mugToBeTakenOut;
import static shop.order.ordering.MugsAndTea.mugs;
import static shop.order.ordering.MugsAndTea.mugsCancelled;
import static shop.order.ordering.MugsAndTea.notHeldBack;
import static shop.order.ordering.MugsAndTea.parcelCancelled;
import static shop.order.ordering.MugsAndTea.parcelRefunded;
import static shop.order.ordering.MugsAndTea.pickedShort;
import static shop.order.ordering.MugsAndTea.placed;
import static shop.order.ordering.MugsAndTea.placedAllOrNothing;
import static shop.order.ordering.MugsAndTea.recordDelivery;
import static shop.order.ordering.MugsAndTea.recordHandOver;
import static shop.order.ordering.MugsAndTea.recordNotHeldBack;
import static shop.order.ordering.MugsAndTea.recordNotTakenOut;
import static shop.order.ordering.MugsAndTea.recordParcelCancelled;
import static shop.order.ordering.MugsAndTea.recordShortPick;
import static shop.order.ordering.MugsAndTea.recordTakenOut;
import static shop.order.ordering.MugsAndTea.refundRequested;
import static shop.order.ordering.MugsAndTea.rejected;
import static shop.order.ordering.MugsAndTea.releaseRequested;
import static shop.order.ordering.MugsAndTea.replace;
import static shop.order.ordering.MugsAndTea.tea;
import static shop.order.ordering.MugsAndTea.toBeTakenOut;
import static shop.order.ordering.MugsAndTea.voucherPaid;
import static shop.order.ordering.MugsAndTea.won;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shop.kernel.Money;
import shop.order.api.CancelUnits;
import shop.order.api.CancellationReason;
import shop.order.api.MakingGoodReason;
import shop.order.api.OrderCancelled;
import shop.order.api.OrderConfirmed;
import shop.order.api.OrderLine;
import shop.order.api.ParcelContents;
import shop.order.api.RejectionReason;
import shop.order.api.ReturnReason;
import shop.order.api.Share;
import shop.specification.AggregateSpecification;

@DisplayName("An order for two mugs and tea")
class UnitsCancelledSpecification {

    /** What the card pays for one mug, its shipping included. */
    private static final Money CARD_FOR_A_MUG = won(12_800);

    /** What the voucher pays for one mug. */
    private static final Money VOUCHER_FOR_A_MUG = won(5_000);

    private static final String SECOND = POTTER + ".2";

    @RegisterExtension
    final AggregateSpecification<Order> order = MugsThatComeBack.orders();

    private static UnitsCancellationRequested restToBeTakenOut(String request) {
        return toBeTakenOut(request, List.of(mugs(1)), List.of());
    }

    private static RefundRequested voucherGoesBack(Money amount) {
        return refundRequested(VOUCHER, amount, "not sent");
    }

    @Nested
    @DisplayName("that is not confirmed yet")
    class AwaitingPayment {

        @Test
        @DisplayName("can be cancelled as a whole only: its tenders are asked for the whole of it (ORD-18)")
        void isCancelledAsAWhole() {
            order.given(placed()).when(cancelAMug()).thenRejected("ORD-18", "order-not-confirmed");
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
        @DisplayName("asks to send a mug less, and says what is to remain (ORD-18)")
        void asksForOneFewer() {
            order.when(cancelAMug()).then(mugToBeTakenOut());
        }

        @Test
        @DisplayName("asks so while the parcel is on hold, too (ORD-18)")
        void asksWhileOnHold() {
            order.given(held(POTTER, 3)).when(cancelAMug()).then(mugToBeTakenOut());
        }

        @Test
        @DisplayName("asks once, however often the same request comes (ORD-18)")
        void asksOnce() {
            order.given(mugToBeTakenOut()).when(cancelAMug()).thenNothing();
        }

        @Test
        @DisplayName("asks once for all that are left of a line, with their number or without (ORD-18)")
        void asksForALineOnce() {
            order.given(toBeTakenOut(ONE_FEWER, List.of(mugs(2)), List.of()))
                    .when(cancelLine(ONE_FEWER, 1))
                    .thenNothing()
                    .when(cancelUnits(ONE_FEWER, 1, 2))
                    .thenNothing();
        }

        @Test
        @DisplayName("does not take other units for the same request (ORD-18)")
        void sameRequest() {
            order.given(mugToBeTakenOut())
                    .when(cancelUnits(ONE_FEWER, 1, 2))
                    .thenRejected("ORD-18", "key-used-for-other-units")
                    .when(cancelUnits(ONE_FEWER, 2, 1))
                    .thenRejected("ORD-18", "key-used-for-other-units")
                    .when(cancelLine(ONE_FEWER, 1))
                    .thenRejected("ORD-18", "key-used-for-other-units");
        }

        @Test
        @DisplayName("gives the mug's share of the voucher back, and lets the card be taken for the rest (ORD-18)")
        void aMugIsCancelled() {
            order.given(mugToBeTakenOut())
                    .when(recordTakenOut(mugs(1)))
                    .then(mugCancelled(), voucherGoesBack(VOUCHER_FOR_A_MUG))
                    .when(recordHandOver(POTTER))
                    .then(handedOver(POTTER), captureRequested(POTTER, CARD_FOR_A_MUG));
        }

        @Test
        @DisplayName("hears of it once (ORD-18)")
        void hearsOnce() {
            order.given(mugToBeTakenOut(), mugCancelled())
                    .when(recordTakenOut(mugs(1)))
                    .thenNothing();
        }

        @Test
        @DisplayName("hears nothing of what it has not asked for")
        void didNotAsk() {
            order.when(recordTakenOut(mugs(1)))
                    .thenNothing()
                    .when(recordNotTakenOut())
                    .thenNothing();
        }

        @Test
        @DisplayName("finds the line by its sku, where the parcel was asked for before lines were told apart (ORD-18)")
        void findsTheLine() {
            order.given(mugToBeTakenOut())
                    .when(recordTakenOut(new ParcelContents.Item(0, "MUG-BLUE", "Blue mug", 1)))
                    .then(mugCancelled(), voucherGoesBack(VOUCHER_FOR_A_MUG));
        }

        @Test
        @DisplayName("tells that it was too late (ORD-18)")
        void wasTooLate() {
            order.given(mugToBeTakenOut())
                    .when(recordNotTakenOut())
                    .then(mugNotTakenOut())
                    .when(recordNotTakenOut())
                    .thenNothing();
        }

        @Test
        @DisplayName("tells that a hand-over was quicker, and has all of it paid (ORD-18)")
        void handOverWasQuicker() {
            order.given(mugToBeTakenOut())
                    .when(recordHandOver(POTTER))
                    .then(mugNotTakenOut(), handedOver(POTTER), captureRequested(POTTER, MugsAndTea.CARD_FOR_MUGS));
        }

        @Test
        @DisplayName(
                "tells that it was too late, too, when the first that it hears is how the parcel's way has ended (ORD-18)")
        void endWasQuicker() {
            ParcelHandedOver thatDay = new ParcelHandedOver(ORDER, POTTER, MugsAndTea.THURSDAY);
            order.given(mugToBeTakenOut())
                    .when(recordDelivery(POTTER))
                    .then(mugNotTakenOut(), thatDay, captureRequested(POTTER, CARD_FOR_MUGS), delivered(POTTER));
            past();
            order.given(mugToBeTakenOut())
                    .when(MugsAndTea.recordMishap(POTTER, ParcelMishap.PRESUMED_LOST, 9))
                    .then(
                            mugNotTakenOut(),
                            thatDay,
                            captureRequested(POTTER, CARD_FOR_MUGS),
                            mishap(POTTER, ParcelMishap.PRESUMED_LOST, 9));
        }

        @Test
        @DisplayName("takes as much less for the next parcel, when it hears of the hand-over first (ORD-18)")
        void hearsItTheOtherWayRound() {
            order.given(
                            mugToBeTakenOut(),
                            mugNotTakenOut(),
                            handedOver(POTTER),
                            captureRequested(POTTER, MugsAndTea.CARD_FOR_MUGS),
                            captured(POTTER, MugsAndTea.CARD_FOR_MUGS))
                    .when(recordTakenOut(mugs(1)))
                    .then(mugCancelled(), voucherGoesBack(VOUCHER_FOR_A_MUG))
                    .when(recordHandOver(TEA_GARDEN))
                    .then(handedOver(TEA_GARDEN), captureRequested(TEA_GARDEN, won(4_500)));
        }

        @Test
        @DisplayName("cancels all that are left of a line, its shipping included (ORD-18)")
        void aWholeLine() {
            order.when(cancelLine("no-mugs", 1)).then(toBeTakenOut("no-mugs", List.of(mugs(2)), List.of()));
        }

        @Test
        @DisplayName("has nothing to do for a line of which nothing is left (ORD-18)")
        void nothingIsLeft() {
            order.given(toBeTakenOut(ONE_FEWER, List.of(mugs(2)), List.of()))
                    .when(cancelLine("again", 1))
                    .thenNothing();
        }

        @Test
        @DisplayName("cancels no more than is left: what is asked for already counts (ORD-18)")
        void noMoreThanIsLeft() {
            order.given(mugToBeTakenOut())
                    .when(cancelUnits("one-more", 1, 1))
                    .then(restToBeTakenOut("one-more"))
                    .when(cancelUnits("another", 1, 1))
                    .thenRejected("ORD-18", "more-than-is-left");
        }

        @Test
        @DisplayName("has no other lines than it has (ORD-18)")
        void noSuchLine() {
            order.when(cancelUnits("what", 3, 1)).thenFails(IllegalArgumentException.class);
            order.given(placed(), cardAuthorised(), voucherPaid(), confirmed())
                    .when(cancelUnits("what", 0, 1))
                    .thenFails(IllegalArgumentException.class);
        }

        @Test
        @DisplayName("holds a parcel back of which nothing is wanted, and gives its money back (ORD-18)")
        void nothingOfAParcelIsWanted() {
            order.given(toBeTakenOut(ONE_FEWER, List.of(mugs(2)), List.of()))
                    .when(recordParcelCancelled(POTTER))
                    .then(parcelCancelled(POTTER), voucherGoesBack(WHOLE_VOUCHER));
        }

        @Test
        @DisplayName("is cancelled when nothing of any parcel is wanted (ORD-18)")
        void nothingIsWanted() {
            order.given(
                            parcelCancelled(TEA_GARDEN),
                            mugToBeTakenOut(),
                            mugCancelled(),
                            voucherGoesBack(VOUCHER_FOR_A_MUG),
                            restToBeTakenOut("the-other"))
                    .when(recordParcelCancelled(POTTER))
                    .then(
                            parcelCancelled(POTTER),
                            cancelled(),
                            releaseRequested(CARD, "order cancelled"),
                            new RefundRequested(ORDER, VOUCHER, "refund-2", VOUCHER_FOR_A_MUG, "order cancelled"));
        }

        @Test
        @DisplayName("tells that a parcel of which nothing is wanted cannot be held back any more (ORD-18)")
        void cannotBeHeldBack() {
            order.given(toBeTakenOut(ONE_FEWER, List.of(mugs(1)), List.of(mugs(1))), restToBeTakenOut("the-other"))
                    .when(recordNotHeldBack(POTTER))
                    .then(
                            notHeldBack(POTTER),
                            mugNotTakenOut(),
                            new UnitsCancellationRefused(ORDER, POTTER, "the-other", List.of(mugs(1))))
                    .when(cancelLine("again", 1))
                    .thenRejected("ORD-18", "parcel-handed-over");
        }

        @Test
        @DisplayName("does not take a refusal for one of its own, when it has asked to leave something in")
        void notItsOwn() {
            order.given(mugToBeTakenOut()).when(recordNotHeldBack(POTTER)).thenNothing();
        }

        @Test
        @DisplayName("can be cancelled as a whole, while units are asked for (ORD-06, ORD-18)")
        void isCancelledMeanwhile() {
            order.given(mugToBeTakenOut())
                    .when(cancel())
                    .then(cancellationRequested(), holdBack(POTTER), holdBack(TEA_GARDEN))
                    .when(cancelAMug())
                    .thenNothing()
                    .when(cancelUnits("another", 1, 1))
                    .thenRejected("ORD-18", "parcel-being-cancelled");
        }

        @Test
        @DisplayName(
                "hears with the whole parcel's refusal that a request for all of it came too late, too (ORD-06, ORD-18)")
        void oneRefusalForBoth() {
            order.given(
                            toBeTakenOut(ONE_FEWER, List.of(mugs(1)), List.of(mugs(1))),
                            restToBeTakenOut("the-other"),
                            cancellationRequested(),
                            holdBack(POTTER),
                            holdBack(TEA_GARDEN))
                    .when(recordNotHeldBack(POTTER))
                    .then(
                            notHeldBack(POTTER),
                            new UnitsCancellationRefused(ORDER, POTTER, "the-other", List.of(mugs(1))))
                    .when(recordNotTakenOut())
                    .then(mugNotTakenOut());
        }

        @Test
        @DisplayName(
                "is cancelled for the reason that was given for all of it, though units were asked for before (ORD-06)")
        void reasonOfTheWhole() {
            order.given(
                            parcelCancelled(TEA_GARDEN),
                            toBeTakenOut(ONE_FEWER, List.of(mugs(2)), List.of()),
                            new CancellationRequested(ORDER, CancellationReason.ORDERED_BY_MISTAKE),
                            new ParcelCancellationRequested(ORDER, POTTER, CancellationReason.ORDERED_BY_MISTAKE))
                    .when(recordParcelCancelled(POTTER))
                    .then(
                            parcelCancelled(POTTER),
                            new OrderCancelled(ORDER, CancellationReason.ORDERED_BY_MISTAKE),
                            releaseRequested(CARD, "order cancelled"),
                            new RefundRequested(ORDER, VOUCHER, "refund-1", WHOLE_VOUCHER, "order cancelled"));
        }

        @Test
        @DisplayName("hears nothing more of a parcel that is cancelled")
        void ofACancelledParcel() {
            order.given(mugToBeTakenOut(), parcelCancelled(POTTER))
                    .when(recordTakenOut(mugs(1)))
                    .thenNothing()
                    .when(recordNotTakenOut())
                    .thenNothing()
                    .when(recordShortPick(POTTER, mugs(1)))
                    .thenNothing()
                    .when(cancelUnits("another", 1, 1))
                    .thenRejected("ORD-18", "parcel-being-cancelled");
        }

        @Test
        @DisplayName("has nothing taken out of a parcel that is with the carrier, or has arrived (ORD-18)")
        void isWithTheCarrier() {
            order.given(handedOver(POTTER), handedOver(TEA_GARDEN), delivered(TEA_GARDEN))
                    .when(cancelAMug())
                    .thenRejected("ORD-18", "parcel-handed-over")
                    .when(cancelUnits("no-tea", 2, 1))
                    .thenRejected("ORD-18", "parcel-handed-over");
        }

        @Test
        @DisplayName("has nothing taken out of a parcel that is astray, or refunded (ORD-18)")
        void isAstray() {
            order.given(
                            handedOver(POTTER),
                            mishap(POTTER, ParcelMishap.DAMAGED, 7),
                            handedOver(TEA_GARDEN),
                            mishap(TEA_GARDEN, ParcelMishap.PRESUMED_LOST, 7),
                            parcelRefunded(TEA_GARDEN))
                    .when(cancelAMug())
                    .thenRejected("ORD-18", "parcel-handed-over")
                    .when(cancelUnits("no-tea", 2, 1))
                    .thenRejected("ORD-18", "parcel-handed-over");
        }

        @Test
        @DisplayName("has what was left in a parcel sent again, and no more (ORD-18, ORD-23)")
        void isReplaced() {
            order.given(mugToBeTakenOut(), mugCancelled(), handedOver(POTTER), mishap(POTTER, ParcelMishap.DAMAGED, 7))
                    .when(replace(POTTER))
                    .then(new ParcelReplaced(
                            ORDER,
                            POTTER,
                            POTTER + ".2",
                            new ParcelContents(POTTER, List.of(mugs(1))),
                            MugsAndTea.JIWON,
                            MakingGoodReason.IN_STOCK))
                    .when(cancelLine("not-again", 1))
                    .then(new UnitsCancellationRequested(
                            ORDER, POTTER + ".2", "not-again", List.of(mugs(1)), List.of(), CHANGED_HER_MIND));
        }
    }

    @Nested
    @DisplayName("that has ended")
    class Ended {

        @Test
        @DisplayName("has nothing left to cancel (ORD-18)")
        void nothingIsLeft() {
            order.given(placed(), rejected(RejectionReason.NOT_PAID_IN_TIME))
                    .when(cancelAMug())
                    .thenRejected("ORD-18", "order-ended");
        }
    }

    @Test
    @DisplayName(
            "with a third mug, one of which is missing, gives back of each way of paying what it pays for that mug (ORD-09, ORD-14)")
    void oneOfThree() {
        OrderLine threeMugs =
                new OrderLine("MUG-BLUE", "Blue mug", 3, won(12_900), won(700), won(3_454), POTTER, won(4_900));
        order.given(
                        new Basket()
                                .of(threeMugs)
                                .paidBy(
                                        List.of(MugsAndTea.card(32_900), MugsAndTea.voucher(10_000)),
                                        new Share(1, Share.Part.GOODS, VOUCHER, WHOLE_VOUCHER),
                                        new Share(1, Share.Part.GOODS, CARD, won(28_000)),
                                        new Share(1, Share.Part.SHIPPING, CARD, won(4_900)))
                                .placed(),
                        new TenderAuthorised(ORDER, CARD, won(32_900), true),
                        voucherPaid(),
                        new OrderConfirmed(
                                ORDER,
                                MugsAndTea.JIWON,
                                List.of(new ParcelContents(POTTER, List.of(mugs(3)))),
                                Optional.of(MugsAndTea.PROMISED)))
                .when(recordShortPick(POTTER, mugs(1)))
                .then(pickedShort(POTTER, mugs(1)), voucherGoesBack(won(3_333)))
                .when(recordHandOver(POTTER))
                .then(handedOver(POTTER), captureRequested(POTTER, won(23_567)))
                .when(MugsAndTea.recordCaptured(POTTER, won(23_567)))
                .then(captured(POTTER, won(23_567)), releaseRequested(CARD, "not sent"))
                .when(MugsAndTea.recordReleased(CARD, won(9_333)))
                .then(MugsAndTea.released(CARD, won(9_333)));
    }

    @Nested
    @DisplayName("of which something is missing when it is packed")
    class PickedShort {

        @BeforeEach
        void past() {
            order.given(placed(), cardAuthorised(), voucherPaid(), confirmed());
        }

        @Test
        @DisplayName(
                "owes less, when it hears of the hand-over first, and nothing could be taken for it (ORD-14, PAY-12)")
        void heardAfterACaptureThatFailed() {
            order.given(
                            handedOver(POTTER),
                            captureRequested(POTTER, CARD_FOR_MUGS),
                            MugsAndTea.captureGivenToAPerson(POTTER, CARD_FOR_MUGS, 6))
                    .when(recordShortPick(POTTER, mugs(1)))
                    .then(
                            pickedShort(POTTER, mugs(1)),
                            MugsAndTea.captureNotNeeded(POTTER, CARD_FOR_MUGS),
                            captureRequested(POTTER + ".again", CARD_FOR_A_MUG, POTTER),
                            voucherGoesBack(VOUCHER_FOR_A_MUG));
        }

        @Test
        @DisplayName("owes less of what has turned back, when it hears of the hand-over first (ORD-14, ORD-27)")
        void heardAfterMoneyTurnedBack() {
            order.given(
                            handedOver(POTTER),
                            captureRequested(POTTER, CARD_FOR_MUGS),
                            captured(POTTER, CARD_FOR_MUGS),
                            handedOver(TEA_GARDEN),
                            captureRequested(TEA_GARDEN, CARD_FOR_TEA),
                            captured(TEA_GARDEN, CARD_FOR_TEA),
                            MugsAndTea.turnedBack(VOUCHER, WHOLE_VOUCHER),
                            MugsAndTea.owed(VOUCHER, WHOLE_VOUCHER))
                    .when(recordShortPick(POTTER, mugs(1)))
                    .then(
                            pickedShort(POTTER, mugs(1)),
                            refundRequested(CARD, CARD_FOR_MUGS.minus(CARD_FOR_A_MUG), "not sent"),
                            MugsAndTea.owed(VOUCHER, VOUCHER_FOR_A_MUG));
        }

        @Test
        @DisplayName("is sent without it, which is not paid (ORD-14)")
        void theRestIsSent() {
            order.when(recordShortPick(POTTER, mugs(1)))
                    .then(pickedShort(POTTER, mugs(1)), voucherGoesBack(VOUCHER_FOR_A_MUG))
                    .when(recordHandOver(POTTER))
                    .then(handedOver(POTTER), captureRequested(POTTER, CARD_FOR_A_MUG));
        }

        @Test
        @DisplayName(
                "does not count a unit twice that is missing, and was not wanted: the other is still to be sent (ORD-14, ORD-18)")
        void countsNoUnitTwice() {
            order.given(mugToBeTakenOut(), pickedShort(POTTER, mugs(1)))
                    .when(recordNotHeldBack(POTTER))
                    .thenNothing()
                    .when(cancelUnits("the-other", 1, 1))
                    .then(restToBeTakenOut("the-other"));
        }

        @Test
        @DisplayName("is cancelled because nothing could be sent, though fewer were wanted of it, too (ORD-14)")
        void nothingWasThere() {
            order.given(
                            parcelCancelled(TEA_GARDEN),
                            mugToBeTakenOut(),
                            pickedShort(POTTER, mugs(2)),
                            voucherGoesBack(WHOLE_VOUCHER))
                    .when(recordParcelCancelled(POTTER))
                    .then(
                            parcelCancelled(POTTER),
                            new OrderCancelled(ORDER, CancellationReason.NOTHING_COULD_BE_SENT),
                            releaseRequested(CARD, "order cancelled"));
        }

        @Test
        @DisplayName("has nothing sent again in place of a parcel that nothing was in (ORD-10)")
        void nothingIsSentAgain() {
            order.given(pickedShort(POTTER, mugs(2)), handedOver(POTTER), mishap(POTTER, ParcelMishap.PRESUMED_LOST, 7))
                    .when(replace(POTTER))
                    .thenRejected("ORD-10", "parcel-empty");
        }

        @Test
        @DisplayName("misses it once, however often it is told (ORD-14)")
        void missesItOnce() {
            order.given(pickedShort(POTTER, mugs(1)))
                    .when(recordShortPick(POTTER, mugs(1)))
                    .thenNothing();
        }

        @Test
        @DisplayName("has a parcel less when nothing of it is there (ORD-14)")
        void nothingOfAParcel() {
            order.when(recordShortPick(TEA_GARDEN, tea()))
                    .then(pickedShort(TEA_GARDEN, tea()))
                    .when(recordParcelCancelled(TEA_GARDEN))
                    .then(parcelCancelled(TEA_GARDEN));
        }

        @Test
        @DisplayName("is cancelled when nothing at all is there (ORD-14)")
        void nothingAtAll() {
            order.given(pickedShort(TEA_GARDEN, tea()), parcelCancelled(TEA_GARDEN), pickedShort(POTTER, mugs(2)))
                    .when(recordParcelCancelled(POTTER))
                    .then(
                            parcelCancelled(POTTER),
                            new OrderCancelled(ORDER, CancellationReason.NOTHING_COULD_BE_SENT),
                            releaseRequested(CARD, "order cancelled"),
                            refundRequested(VOUCHER, WHOLE_VOUCHER, "order cancelled"));
        }

        @Test
        @DisplayName("is closed when what was there has arrived (ORD-10, ORD-14)")
        void isClosed() {
            order.given(
                            pickedShort(TEA_GARDEN, tea()),
                            parcelCancelled(TEA_GARDEN),
                            handedOver(POTTER),
                            captureRequested(POTTER, MugsAndTea.CARD_FOR_MUGS),
                            captured(POTTER, MugsAndTea.CARD_FOR_MUGS),
                            releaseRequested(CARD, "not sent"))
                    .when(recordDelivery(POTTER))
                    .then(delivered(POTTER), closed());
        }

        @Test
        @DisplayName("does not miss twice what is cancelled already (ORD-14, ORD-18)")
        void countsOnce() {
            order.given(mugToBeTakenOut(), pickedShort(POTTER, mugs(1)))
                    .when(recordTakenOut())
                    .then(mugsCancelled(), voucherGoesBack(VOUCHER_FOR_A_MUG));
        }

        @Test
        @DisplayName("misses no more than was ordered, whatever is told (ORD-14)")
        void noMoreThanThereIs() {
            order.when(recordShortPick(POTTER, mugs(5)))
                    .then(pickedShort(POTTER, mugs(2)), voucherGoesBack(WHOLE_VOUCHER));
        }
    }

    @Nested
    @DisplayName("that is wanted as a whole or not at all")
    class AllOrNothing {

        @BeforeEach
        void past() {
            order.given(placedAllOrNothing(), cardAuthorised(), voucherPaid(), confirmed());
        }

        @Test
        @DisplayName("is held back when something of it is missing (ORD-14)")
        void isHeldBack() {
            order.when(recordShortPick(POTTER, mugs(1)))
                    .then(
                            pickedShort(POTTER, mugs(1)),
                            voucherGoesBack(VOUCHER_FOR_A_MUG),
                            new CancellationRequested(ORDER, CancellationReason.PICKED_SHORT),
                            new ParcelCancellationRequested(ORDER, POTTER, CancellationReason.PICKED_SHORT),
                            new ParcelCancellationRequested(ORDER, TEA_GARDEN, CancellationReason.PICKED_SHORT));
        }

        @Test
        @DisplayName("is not held back when only that is missing which is not wanted any more (ORD-14, ORD-18)")
        void isSentAsWanted() {
            order.given(mugToBeTakenOut())
                    .when(recordShortPick(POTTER, mugs(1)))
                    .then(pickedShort(POTTER, mugs(1)), voucherGoesBack(VOUCHER_FOR_A_MUG));
        }

        @Test
        @DisplayName("is held back when more is missing than is not wanted any more (ORD-14, ORD-18)")
        void isHeldBackForTheOther() {
            order.given(mugToBeTakenOut())
                    .when(recordShortPick(POTTER, mugs(2)))
                    .then(
                            pickedShort(POTTER, mugs(2)),
                            voucherGoesBack(WHOLE_VOUCHER),
                            new CancellationRequested(ORDER, CancellationReason.PICKED_SHORT),
                            new ParcelCancellationRequested(ORDER, POTTER, CancellationReason.PICKED_SHORT),
                            new ParcelCancellationRequested(ORDER, TEA_GARDEN, CancellationReason.PICKED_SHORT));
        }

        @Test
        @DisplayName("is held back as far as it is still here (ORD-14)")
        void isHeldBackAsFarAsPossible() {
            order.given(handedOver(TEA_GARDEN), captureRequested(TEA_GARDEN, CARD_FOR_TEA))
                    .when(recordShortPick(POTTER, mugs(1)))
                    .then(
                            pickedShort(POTTER, mugs(1)),
                            voucherGoesBack(VOUCHER_FOR_A_MUG),
                            new CancellationRequested(ORDER, CancellationReason.PICKED_SHORT),
                            new ParcelCancellationRequested(ORDER, POTTER, CancellationReason.PICKED_SHORT),
                            notHeldBack(TEA_GARDEN));
        }

        @Test
        @DisplayName(
                "is not held back when something is missing of what is sent once more: they have had all of that (ORD-16, ORD-23)")
        void isSentThoughTheReplacementIsShort() {
            order.given(arrived())
                    .given(MugsAndTea.mugsSentAgain(SECOND, 1))
                    .when(recordShortPick(SECOND, mugs(1)))
                    .then(pickedShort(SECOND, mugs(1)), voucherGoesBack(VOUCHER_FOR_A_MUG));
            order.given(placedAllOrNothing(), cardAuthorised(), voucherPaid(), confirmed())
                    .given(arrived())
                    .given(MugsThatComeBack.askedToExchange(1, 1, ReturnReason.DEFECT))
                    .given(MugsThatComeBack.settledInExchange(1, 0), MugsThatComeBack.mugsExchanged(SECOND, 1))
                    .when(recordShortPick(SECOND, mugs(1)))
                    .then(pickedShort(SECOND, mugs(1)), voucherGoesBack(VOUCHER_FOR_A_MUG));
        }

        @Test
        @DisplayName(
                "is held back when something is missing of what is sent in place of a lost parcel, unless that arrived after all")
        void isHeldBackForTheReplacement() {
            Object[] lost = {
                handedOver(POTTER),
                captureRequested(POTTER, CARD_FOR_MUGS),
                captured(POTTER, CARD_FOR_MUGS),
                mishap(POTTER, ParcelMishap.PRESUMED_LOST, 7),
                MugsAndTea.mugsReplaced(POTTER, SECOND)
            };
            order.given(lost)
                    .when(recordShortPick(SECOND, mugs(1)))
                    .then(
                            pickedShort(SECOND, mugs(1)),
                            voucherGoesBack(VOUCHER_FOR_A_MUG),
                            new CancellationRequested(ORDER, CancellationReason.PICKED_SHORT),
                            new ParcelCancellationRequested(ORDER, TEA_GARDEN, CancellationReason.PICKED_SHORT),
                            new ParcelCancellationRequested(ORDER, SECOND, CancellationReason.PICKED_SHORT));
            order.given(placedAllOrNothing(), cardAuthorised(), voucherPaid(), confirmed())
                    .given(lost)
                    .given(MugsAndTea.turnedUp(POTTER, ParcelTurnedUp.Sighting.DELIVERED))
                    .when(recordShortPick(SECOND, mugs(1)))
                    .then(pickedShort(SECOND, mugs(1)));
        }

        private Object[] arrived() {
            return new Object[] {
                handedOver(POTTER),
                captureRequested(POTTER, CARD_FOR_MUGS),
                captured(POTTER, CARD_FOR_MUGS),
                delivered(POTTER)
            };
        }

        @Test
        @DisplayName("is not held back twice, and not when nothing of it is here any more (ORD-14)")
        void isHeldBackOnce() {
            order.given(cancellationRequested(), holdBack(POTTER), holdBack(TEA_GARDEN))
                    .when(recordShortPick(POTTER, mugs(1)))
                    .then(pickedShort(POTTER, mugs(1)), voucherGoesBack(VOUCHER_FOR_A_MUG));
        }

        @Test
        @DisplayName("is cancelled because of that (ORD-14)")
        void isCancelled() {
            order.given(
                            pickedShort(POTTER, mugs(1)),
                            voucherGoesBack(VOUCHER_FOR_A_MUG),
                            new CancellationRequested(ORDER, CancellationReason.PICKED_SHORT),
                            new ParcelCancellationRequested(ORDER, POTTER, CancellationReason.PICKED_SHORT),
                            new ParcelCancellationRequested(ORDER, TEA_GARDEN, CancellationReason.PICKED_SHORT),
                            parcelCancelled(TEA_GARDEN))
                    .when(recordParcelCancelled(POTTER))
                    .then(
                            parcelCancelled(POTTER),
                            new OrderCancelled(ORDER, CancellationReason.PICKED_SHORT),
                            releaseRequested(CARD, "order cancelled"),
                            new RefundRequested(ORDER, VOUCHER, "refund-2", VOUCHER_FOR_A_MUG, "order cancelled"));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NOTHING_COULD_BE_SENT", "PICKED_SHORT"})
    @DisplayName("is not asked to cancel for a reason that only the system finds")
    void reasonsOfPeople(CancellationReason reason) {
        assertThatIllegalArgumentException().isThrownBy(() -> new CancelUnits(ORDER, PICK, 1, Optional.of(1), reason));
    }
}
