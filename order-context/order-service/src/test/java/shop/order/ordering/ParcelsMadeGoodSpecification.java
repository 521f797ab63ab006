package shop.order.ordering;

import static shop.order.ordering.MugsAndTea.CARD;
import static shop.order.ordering.MugsAndTea.CARD_FOR_MUGS;
import static shop.order.ordering.MugsAndTea.CARD_FOR_TEA;
import static shop.order.ordering.MugsAndTea.ORDER;
import static shop.order.ordering.MugsAndTea.POTTER;
import static shop.order.ordering.MugsAndTea.TEA_GARDEN;
import static shop.order.ordering.MugsAndTea.VOUCHER;
import static shop.order.ordering.MugsAndTea.WHOLE_VOUCHER;
import static shop.order.ordering.MugsAndTea.cancel;
import static shop.order.ordering.MugsAndTea.cancellationRequested;
import static shop.order.ordering.MugsAndTea.captureFailed;
import static shop.order.ordering.MugsAndTea.captureNotNeeded;
import static shop.order.ordering.MugsAndTea.captureRequested;
import static shop.order.ordering.MugsAndTea.captured;
import static shop.order.ordering.MugsAndTea.cardAuthorised;
import static shop.order.ordering.MugsAndTea.closed;
import static shop.order.ordering.MugsAndTea.confirmed;
import static shop.order.ordering.MugsAndTea.delivered;
import static shop.order.ordering.MugsAndTea.foundAgain;
import static shop.order.ordering.MugsAndTea.handedOver;
import static shop.order.ordering.MugsAndTea.held;
import static shop.order.ordering.MugsAndTea.holdBack;
import static shop.order.ordering.MugsAndTea.labelled;
import static shop.order.ordering.MugsAndTea.mishap;
import static shop.order.ordering.MugsAndTea.mugsReplaced;
import static shop.order.ordering.MugsAndTea.notHeldBack;
import static shop.order.ordering.MugsAndTea.parcelCancelled;
import static shop.order.ordering.MugsAndTea.parcelRefunded;
import static shop.order.ordering.MugsAndTea.placed;
import static shop.order.ordering.MugsAndTea.recordCaptureFailed;
import static shop.order.ordering.MugsAndTea.recordCaptured;
import static shop.order.ordering.MugsAndTea.recordDelivery;
import static shop.order.ordering.MugsAndTea.recordFoundAgain;
import static shop.order.ordering.MugsAndTea.recordHandOver;
import static shop.order.ordering.MugsAndTea.recordLabelled;
import static shop.order.ordering.MugsAndTea.recordMishap;
import static shop.order.ordering.MugsAndTea.recordParcelCancelled;
import static shop.order.ordering.MugsAndTea.refund;
import static shop.order.ordering.MugsAndTea.refundRequested;
import static shop.order.ordering.MugsAndTea.releaseRequested;
import static shop.order.ordering.MugsAndTea.replace;
import static shop.order.ordering.MugsAndTea.turnedUp;
import static shop.order.ordering.MugsAndTea.voucherPaid;
import static shop.order.ordering.MugsAndTea.wantedBack;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import shop.order.api.CancellationReason;
import shop.order.api.LineUnits;
import shop.order.api.MakingGoodReason;
import shop.order.api.OrderHoldReason;
import shop.order.api.ParcelAgreement;
import shop.order.api.ParcelContents;
import shop.order.api.ReplaceParcel;
import shop.order.api.ReturnReason;
import shop.order.ordering.ParcelTurnedUp.Sighting;
import shop.specification.AggregateSpecification;

@DisplayName("An order with a parcel that does not reach the customer")
class ParcelsMadeGoodSpecification {

    private static final String SECOND = POTTER + ".2";

    @RegisterExtension
    final AggregateSpecification<Order> order = MugsThatComeBack.orders();

    private void paidAndSent() {
        order.given(
                placed(),
                cardAuthorised(),
                voucherPaid(),
                confirmed(),
                handedOver(POTTER),
                captureRequested(POTTER, CARD_FOR_MUGS),
                captured(POTTER, CARD_FOR_MUGS),
                handedOver(TEA_GARDEN),
                captureRequested(TEA_GARDEN, CARD_FOR_TEA),
                captured(TEA_GARDEN, CARD_FOR_TEA));
    }

    @Test
    @DisplayName("has what is sent in its place sent from where it was, if it had moved; and so again (ORD-23, SHP-13)")
    void isReplacedAfterAMove() {
        ParcelContents mugs = new ParcelContents(
                "warehouse-busan", confirmed().parcels().get(0).items());
        order.given(
                        placed(),
                        cardAuthorised(),
                        voucherPaid(),
                        confirmed(),
                        new ParcelMoved(ORDER, POTTER, "warehouse-busan", 3),
                        handedOver(POTTER),
                        captureRequested(POTTER, CARD_FOR_MUGS),
                        captured(POTTER, CARD_FOR_MUGS),
                        mishap(POTTER, ParcelMishap.PRESUMED_LOST, 7))
                .when(replace(POTTER))
                .then(replacedBy(POTTER, SECOND, mugs))
                .when(recordHandOver(SECOND))
                .then(handedOver(SECOND))
                .when(recordMishap(SECOND, ParcelMishap.PRESUMED_LOST, 9))
                .then(mishap(SECOND, ParcelMishap.PRESUMED_LOST, 9))
                .when(replace(SECOND))
                .then(replacedBy(SECOND, POTTER + ".3", mugs));
    }

    @Test
    @DisplayName(
            "keeps what is sent in its place where the money for it has turned back, until a person has seen to it (ORD-27)")
    void isKeptAfterMoneyHasTurnedBack() {
        paidAndSent();
        order.given(
                        delivered(TEA_GARDEN),
                        mishap(POTTER, ParcelMishap.PRESUMED_LOST, 7),
                        MugsAndTea.turnedBack(VOUCHER, WHOLE_VOUCHER),
                        MugsAndTea.owed(VOUCHER, WHOLE_VOUCHER))
                .when(replace(POTTER))
                .then(
                        mugsReplaced(POTTER, SECOND),
                        new OrderHeld(
                                ORDER,
                                Optional.empty(),
                                OrderHoldReason.PAYMENT_TURNED_BACK,
                                Optional.empty(),
                                List.of(SECOND)));
    }

    @Test
    @DisplayName("sends units of it again, and pays the others back: each is one of the two, once (ORD-23)")
    void isReplacedInPart() {
        paidAndSent();
        order.given(mishap(POTTER, ParcelMishap.PRESUMED_LOST, 7))
                .when(MugsAndTea.replaceOneMug(POTTER))
                .then(
                        MugsAndTea.oneMugReplaced(POTTER, SECOND),
                        refundRequested(CARD, MugsAndTea.won(7_900), "not sent"),
                        refundRequested(VOUCHER, MugsAndTea.won(5_000), "not sent"))
                .when(MugsAndTea.replaceOneMug(POTTER))
                .thenNothing()
                .when(recordParcelCancelled(SECOND))
                .then(
                        parcelCancelled(SECOND),
                        new RefundRequested(
                                ORDER, CARD, "refund-2", MugsAndTea.won(12_800), "not sent", Optional.empty()),
                        new RefundRequested(
                                ORDER, VOUCHER, "refund-2", MugsAndTea.won(5_000), "not sent", Optional.empty()));
        paidAndSent();
        order.given(mishap(POTTER, ParcelMishap.PRESUMED_LOST, 7), MugsAndTea.oneMugReplaced(POTTER, SECOND))
                .when(new ReplaceParcel(
                        ORDER, POTTER, MakingGoodReason.IN_STOCK, Optional.of(List.of(new LineUnits(1, 2)))))
                .thenRejected("ORD-23", "parcel-made-good")
                .when(refund(POTTER))
                .thenRejected("ORD-23", "parcel-made-good");
    }

    @Test
    @DisplayName("sends no more of it again than is in it (ORD-23)")
    void isNotReplacedByMore() {
        paidAndSent();
        order.given(mishap(POTTER, ParcelMishap.PRESUMED_LOST, 7))
                .when(new ReplaceParcel(
                        ORDER, POTTER, MakingGoodReason.IN_STOCK, Optional.of(List.of(new LineUnits(1, 3)))))
                .thenRejected("ORD-23", "units-not-in-parcel");
    }

    @Test
    @DisplayName(
            "counts what was to be sent again, where the first arrives after all and is kept; what was paid back stays so (ORD-23)")
    void firstOfAPartArrives() {
        paidAndSent();
        order.given(
                        delivered(TEA_GARDEN),
                        mishap(POTTER, ParcelMishap.PRESUMED_LOST, 7),
                        MugsAndTea.oneMugReplaced(POTTER, SECOND),
                        refundRequested(CARD, MugsAndTea.won(7_900), "not sent"),
                        refundRequested(VOUCHER, MugsAndTea.won(5_000), "not sent"),
                        turnedUp(POTTER, Sighting.DELIVERED),
                        new ParcelAgreedUpon(ORDER, POTTER, ParcelAgreement.KEPT))
                .when(recordParcelCancelled(SECOND))
                .then(parcelCancelled(SECOND), closed())
                .when(MugsThatComeBack.giveBackMugs(1, ReturnReason.DEFECT))
                .then(MugsThatComeBack.askedFor(1, 1, ReturnReason.DEFECT))
                .when(MugsThatComeBack.giveBackMugs(1, ReturnReason.DEFECT))
                .thenRejected("ORD-11", "units-in-another-return");
    }

    private static ParcelReplaced replacedBy(String parcel, String replacement, ParcelContents contents) {
        ParcelReplaced unmoved = mugsReplaced(parcel, replacement);
        return new ParcelReplaced(ORDER, parcel, replacement, contents, unmoved.shipTo(), unmoved.reason());
    }

    @Nested
    @DisplayName("for which the money could not be taken, and that is refunded before the rest is sent")
    class NeverTaken {

        @BeforeEach
        void past() {
            order.given(
                    placed(),
                    cardAuthorised(),
                    voucherPaid(),
                    confirmed(),
                    handedOver(POTTER),
                    captureRequested(POTTER, CARD_FOR_MUGS),
                    captureFailed(POTTER, CARD_FOR_MUGS),
                    mishap(POTTER, ParcelMishap.PRESUMED_LOST, 7));
        }

        @Test
        @DisplayName("takes all that the rest costs: what could not be taken is not owed any more (ORD-09, ORD-10)")
        void takesForTheRest() {
            order.given(
                            parcelRefunded(POTTER),
                            captureNotNeeded(POTTER, CARD_FOR_MUGS),
                            refundRequested(VOUCHER, WHOLE_VOUCHER, "not sent"))
                    .when(recordHandOver(TEA_GARDEN))
                    .then(handedOver(TEA_GARDEN), captureRequested(TEA_GARDEN, CARD_FOR_TEA, POTTER));
        }

        @Test
        @DisplayName("has it tried no more, and gives it back if it is taken nevertheless (PAY-12)")
        void isTriedNoMore() {
            order.when(refund(POTTER))
                    .then(
                            parcelRefunded(POTTER),
                            captureNotNeeded(POTTER, CARD_FOR_MUGS),
                            refundRequested(VOUCHER, WHOLE_VOUCHER, "not sent"))
                    .when(recordCaptureFailed(POTTER, CARD_FOR_MUGS, 2))
                    .thenNothing()
                    .when(recordHandOver(TEA_GARDEN))
                    .then(handedOver(TEA_GARDEN), captureRequested(TEA_GARDEN, CARD_FOR_TEA, POTTER))
                    .when(recordCaptured(TEA_GARDEN, CARD_FOR_TEA))
                    .then(captured(TEA_GARDEN, CARD_FOR_TEA), releaseRequested(CARD, "not sent"))
                    .when(recordCaptured(POTTER, CARD_FOR_MUGS))
                    .then(
                            captured(POTTER, CARD_FOR_MUGS),
                            new RefundRequested(ORDER, CARD, "refund-1", CARD_FOR_MUGS, "not sent"));
        }

        @Test
        @DisplayName("takes nothing twice while it is still owed (ORD-09)")
        void isStillOwed() {
            order.when(recordHandOver(TEA_GARDEN))
                    .then(handedOver(TEA_GARDEN), captureRequested(TEA_GARDEN, CARD_FOR_TEA));
        }
    }

    @Nested
    @DisplayName("for which the money was asked for, and that is refunded before the answer came")
    class Unanswered {

        @BeforeEach
        void past() {
            order.given(
                    placed(),
                    cardAuthorised(),
                    voucherPaid(),
                    confirmed(),
                    handedOver(POTTER),
                    captureRequested(POTTER, CARD_FOR_MUGS),
                    mishap(POTTER, ParcelMishap.PRESUMED_LOST, 7),
                    parcelRefunded(POTTER),
                    refundRequested(VOUCHER, WHOLE_VOUCHER, "not sent"));
        }

        @Test
        @DisplayName("has that pay for the rest, and takes the rest anew if it fails (ORD-09, ORD-10)")
        void paysForTheRest() {
            order.when(recordHandOver(TEA_GARDEN))
                    .then(handedOver(TEA_GARDEN))
                    .when(recordCaptureFailed(POTTER, CARD_FOR_MUGS))
                    .then(
                            captureFailed(POTTER, CARD_FOR_MUGS),
                            captureNotNeeded(POTTER, CARD_FOR_MUGS),
                            captureRequested(TEA_GARDEN, CARD_FOR_TEA, POTTER));
        }
    }

    @Nested
    @DisplayName("that was replaced before the rest is sent")
    class RestIsHere {

        @BeforeEach
        void past() {
            order.given(
                    placed(),
                    cardAuthorised(),
                    voucherPaid(),
                    confirmed(),
                    handedOver(POTTER),
                    captureRequested(POTTER, CARD_FOR_MUGS),
                    captured(POTTER, CARD_FOR_MUGS),
                    mishap(POTTER, ParcelMishap.PRESUMED_LOST, 7),
                    mugsReplaced(POTTER, SECOND));
        }

        @Test
        @DisplayName("takes for the rest what the rest costs (ORD-09, ORD-23)")
        void takesForTheRest() {
            order.when(recordHandOver(TEA_GARDEN))
                    .then(handedOver(TEA_GARDEN), captureRequested(TEA_GARDEN, CARD_FOR_TEA));
        }

        @Test
        @DisplayName("takes nothing for what is sent again (ORD-23)")
        void takesNothing() {
            order.when(recordHandOver(SECOND)).then(handedOver(SECOND));
        }
    }

    @Nested
    @DisplayName("that was not made good yet")
    class Undecided {

        @BeforeEach
        void past() {
            paidAndSent();
        }

        @ParameterizedTest
        @EnumSource(ParcelMishap.class)
        @DisplayName("gives back what it cost when support refunds it, once however often it is asked for (ORD-10)")
        void isRefunded(ParcelMishap mishap) {
            order.given(mishap(POTTER, mishap, 7))
                    .when(refund(POTTER))
                    .then(
                            parcelRefunded(POTTER),
                            refundRequested(CARD, CARD_FOR_MUGS, "not sent"),
                            refundRequested(VOUCHER, WHOLE_VOUCHER, "not sent"))
                    .when(refund(POTTER))
                    .thenNothing();
        }

        @Test
        @DisplayName("lets go of what is not taken yet, instead of taking it and giving it back (ORD-10)")
        void isReleased() {
            order.given(
                            placed(),
                            cardAuthorised(),
                            voucherPaid(),
                            confirmed(),
                            parcelCancelled(TEA_GARDEN),
                            handedOver(POTTER),
                            captureRequested(POTTER, CARD_FOR_MUGS),
                            mishap(POTTER, ParcelMishap.PRESUMED_LOST, 7))
                    .when(refund(POTTER))
                    .then(
                            parcelRefunded(POTTER),
                            releaseRequested(CARD, "not sent"),
                            refundRequested(VOUCHER, WHOLE_VOUCHER, "not sent"),
                            closed());
        }

        @Test
        @DisplayName("sends the same units again at no charge when support replaces it, once (ORD-23)")
        void isReplaced() {
            order.given(mishap(POTTER, ParcelMishap.PRESUMED_LOST, 7))
                    .when(replace(POTTER))
                    .then(mugsReplaced(POTTER, SECOND))
                    .when(replace(POTTER))
                    .thenNothing();
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("notAstray")
        @DisplayName("makes nothing good that is not astray, and says where it is (ORD-10)")
        void notAstray(String where, List<Object> facts) {
            order.given(Stream.concat(Stream.of(placed(), cardAuthorised(), voucherPaid(), confirmed()), facts.stream())
                            .toArray())
                    .when(refund(POTTER))
                    .thenRejected("ORD-10", "parcel-not-astray")
                    .when(replace(POTTER))
                    .thenRejected("ORD-10", "parcel-not-astray");
        }

        static Stream<Arguments> notAstray() {
            return Stream.of(
                    Arguments.of("here", List.of()),
                    Arguments.of("on hold", List.of(held(POTTER, 3))),
                    Arguments.of("to be held back", List.of(holdBack(POTTER))),
                    Arguments.of("not held back", List.of(holdBack(POTTER), notHeldBack(POTTER))),
                    Arguments.of("with the carrier", List.of(handedOver(POTTER))),
                    Arguments.of("there", List.of(handedOver(POTTER), delivered(POTTER))),
                    Arguments.of("staying here", List.of(parcelCancelled(POTTER))),
                    Arguments.of(
                            "found again",
                            List.of(
                                    handedOver(POTTER),
                                    mishap(POTTER, ParcelMishap.PRESUMED_LOST, 7),
                                    foundAgain(POTTER, 8))));
        }

        @Test
        @DisplayName("is not cancelled with what is under way: support makes it good (ORD-07, ORD-10)")
        void isNotCancelled() {
            order.given(mishap(POTTER, ParcelMishap.PRESUMED_LOST, 7))
                    .when(cancel())
                    .then(cancellationRequested(), notHeldBack(POTTER), wantedBack(TEA_GARDEN));
        }

        @Test
        @DisplayName("is not cancelled when nothing else is under way: support makes it good (ORD-06, ORD-10)")
        void isNotCancelledAlone() {
            order.given(mishap(POTTER, ParcelMishap.PRESUMED_LOST, 7), delivered(TEA_GARDEN))
                    .when(cancel())
                    .thenRejected("ORD-06", "parcel-handed-over");
        }
    }

    @Nested
    @DisplayName("where the shop has set that such parcels are refunded")
    class RefundedAtOnce {

        @RegisterExtension
        final AggregateSpecification<Order> order = AggregateSpecification.of(Order.class)
                .withResource(MugsAndTea.PAYMENT_WINDOW)
                .withResource(new LostParcels(LostParcels.Remedy.REFUND), "order.lost-parcels=refund")
                .withResource(MugsThatComeBack.RETURN_TERMS);

        @BeforeEach
        void past() {
            order.given(placed(), cardAuthorised(), voucherPaid(), confirmed(), handedOver(POTTER));
        }

        @ParameterizedTest
        @EnumSource(
                value = ParcelMishap.class,
                names = {"DAMAGED", "RETURNED_TO_SENDER", "PRESUMED_LOST"})
        @DisplayName("refunds it by itself (ORD-10)")
        void isRefunded(ParcelMishap mishap) {
            order.when(recordMishap(POTTER, mishap, 7))
                    .then(
                            mishap(POTTER, mishap, 7),
                            new ParcelRefunded(ORDER, POTTER, MakingGoodReason.SHOPS_RULE),
                            refundRequested(VOUCHER, WHOLE_VOUCHER, "not sent"));
        }

        @Test
        @DisplayName("leaves to a person one that was sent in place of another which the customer has (ORD-10, ORD-23)")
        void firstArrived() {
            order.given(
                            mishap(POTTER, ParcelMishap.EXPECTED_BACK, 7),
                            mugsReplaced(POTTER, SECOND),
                            handedOver(SECOND),
                            turnedUp(POTTER, Sighting.DELIVERED))
                    .when(recordMishap(SECOND, ParcelMishap.PRESUMED_LOST, 9))
                    .then(mishap(SECOND, ParcelMishap.PRESUMED_LOST, 9));
        }

        @Test
        @DisplayName("waits for one that is only expected back: a scan decides (SHP-07)")
        void expectedBack() {
            order.when(recordMishap(POTTER, ParcelMishap.EXPECTED_BACK, 7))
                    .then(mishap(POTTER, ParcelMishap.EXPECTED_BACK, 7));
        }
    }

    @Nested
    @DisplayName("that was refunded")
    class Refunded {

        @BeforeEach
        void past() {
            paidAndSent();
            order.given(
                    mishap(POTTER, ParcelMishap.PRESUMED_LOST, 7),
                    parcelRefunded(POTTER),
                    refundRequested(CARD, CARD_FOR_MUGS, "not sent"),
                    refundRequested(VOUCHER, WHOLE_VOUCHER, "not sent"));
        }

        @Test
        @DisplayName("is closed when the other has arrived and is paid for (ORD-10)")
        void isClosed() {
            order.when(recordDelivery(TEA_GARDEN)).then(delivered(TEA_GARDEN), closed());
        }

        @Test
        @DisplayName("is closed with the refund when all else has ended (ORD-10)")
        void isClosedByTheRefund() {
            order.given(mishap(TEA_GARDEN, ParcelMishap.DAMAGED, 7))
                    .when(refund(TEA_GARDEN))
                    .then(
                            parcelRefunded(TEA_GARDEN),
                            new RefundRequested(ORDER, CARD, "refund-2", CARD_FOR_TEA, "not sent"),
                            closed());
        }

        @Test
        @DisplayName("does not replace it as well: never both (ORD-23)")
        void isNotReplaced() {
            order.given(delivered(TEA_GARDEN))
                    .when(replace(POTTER))
                    .thenRejected("ORD-23", "parcel-made-good")
                    .when(cancel())
                    .thenRejected("ORD-06", "parcel-handed-over");
        }

        @Test
        @DisplayName(
                "takes no money when it turns up: that is a case for a person, told once for each thing that is new (ORD-10)")
        void turnsUp() {
            order.when(recordFoundAgain(POTTER, 9))
                    .then(turnedUp(POTTER, Sighting.FOUND_AGAIN))
                    .when(recordFoundAgain(POTTER, 9))
                    .thenNothing()
                    .when(recordDelivery(POTTER))
                    .then(turnedUp(POTTER, Sighting.DELIVERED))
                    .when(recordDelivery(POTTER))
                    .thenNothing()
                    .when(recordFoundAgain(POTTER, 9))
                    .thenNothing();
        }

        @Test
        @DisplayName("hears of no other mishap of it")
        void anotherMishap() {
            order.when(recordMishap(POTTER, ParcelMishap.DAMAGED, 9)).thenNothing();
        }
    }

    @Nested
    @DisplayName("that was replaced")
    class Replaced {

        @BeforeEach
        void past() {
            paidAndSent();
            order.given(delivered(TEA_GARDEN), mishap(POTTER, ParcelMishap.DAMAGED, 7), mugsReplaced(POTTER, SECOND));
        }

        @Test
        @DisplayName(
                "captures nothing for the parcel that is sent in its place, and is closed with its arrival (ORD-23)")
        void arrives() {
            order.when(recordLabelled(SECOND))
                    .then(labelled(SECOND))
                    .when(recordHandOver(SECOND))
                    .then(handedOver(SECOND))
                    .when(recordDelivery(SECOND))
                    .then(delivered(SECOND), closed());
        }

        @Test
        @DisplayName("does not refund it as well: never both (ORD-23)")
        void isNotRefunded() {
            order.when(refund(POTTER)).thenRejected("ORD-23", "parcel-made-good");
        }

        @Test
        @DisplayName("is cancelled as far as it is still here: what is sent in its place is held back, once (ORD-07)")
        void isCancelled() {
            order.when(cancel())
                    .then(MugsAndTea.cancellationRequested(), holdBack(SECOND))
                    .when(cancel())
                    .thenNothing();
        }

        @Test
        @DisplayName("replaces what was sent in its place, too, and refunds that at last (ORD-10)")
        void isLostAgain() {
            order.given(handedOver(SECOND), mishap(SECOND, ParcelMishap.PRESUMED_LOST, 7))
                    .when(replace(SECOND))
                    .then(mugsReplaced(SECOND, POTTER + ".3"))
                    .when(recordMishap(POTTER + ".3", ParcelMishap.DAMAGED, 7))
                    .then(
                            new ParcelHandedOver(ORDER, POTTER + ".3", MugsAndTea.THURSDAY),
                            mishap(POTTER + ".3", ParcelMishap.DAMAGED, 7))
                    .when(refund(POTTER + ".3"))
                    .then(
                            parcelRefunded(POTTER + ".3"),
                            refundRequested(CARD, CARD_FOR_MUGS, "not sent"),
                            refundRequested(VOUCHER, WHOLE_VOUCHER, "not sent"),
                            closed());
        }

        @Test
        @DisplayName("is held back when it is refunded instead of sent again, once (ORD-10)")
        void isNotSentAgain() {
            order.when(refund(SECOND))
                    .then(holdBack(SECOND))
                    .when(refund(SECOND))
                    .thenNothing();
        }

        @Test
        @DisplayName("is not held back any more once the carrier has it: it is waited for (ORD-10)")
        void isUnderWayAgain() {
            order.given(holdBack(SECOND), notHeldBack(SECOND))
                    .when(refund(SECOND))
                    .thenRejected("ORD-10", "parcel-not-astray");
        }

        @Test
        @DisplayName("is not cancelled with the order while it is held back (ORD-06)")
        void isNotCancelled() {
            order.given(holdBack(SECOND)).when(cancel()).thenRejected("ORD-06", "parcel-handed-over");
        }

        @Test
        @DisplayName("says what else can be done with one that is not sent yet (ORD-10)")
        void cannotBeReplacedYet() {
            order.when(replace(SECOND)).thenRejected("ORD-10", "parcel-not-astray");
        }

        @Test
        @DisplayName("gives the money back when its ship-from has held it back (ORD-10)")
        void isGivenUp() {
            order.when(recordParcelCancelled(SECOND))
                    .then(
                            parcelCancelled(SECOND),
                            refundRequested(CARD, CARD_FOR_MUGS, "not sent"),
                            refundRequested(VOUCHER, WHOLE_VOUCHER, "not sent"),
                            closed());
        }

        @Test
        @DisplayName("takes nothing for the first when it turns up after all (ORD-10)")
        void firstTurnsUp() {
            order.when(recordDelivery(POTTER)).then(turnedUp(POTTER, Sighting.DELIVERED));
        }

        @Test
        @DisplayName(
                "keeps the money where the customer has the first and has the one in its place brought back: that can be returned (ORD-11, ORD-23)")
        void firstIsKeptAndTheSecondBroughtBack() {
            order.given(handedOver(SECOND), turnedUp(POTTER, Sighting.DELIVERED))
                    .when(cancel())
                    .then(MugsAndTea.cancellationRequested(), MugsAndTea.wantedBack(SECOND))
                    .when(recordMishap(SECOND, ParcelMishap.RETURNED_TO_SENDER, 9))
                    .then(mishap(SECOND, ParcelMishap.RETURNED_TO_SENDER, 9), parcelCancelled(SECOND), closed())
                    .when(recordMishap(SECOND, ParcelMishap.RETURNED_TO_SENDER, 9))
                    .thenNothing()
                    .when(MugsThatComeBack.giveBackMugs(2, ReturnReason.DEFECT))
                    .then(MugsThatComeBack.askedFor(1, 2, ReturnReason.DEFECT));
        }

        @Test
        @DisplayName("keeps the money where the customer has the first and the one in its place is held back (ORD-23)")
        void firstIsKeptAndTheSecondHeldBack() {
            order.given(turnedUp(POTTER, Sighting.DELIVERED), MugsAndTea.agreedUpon(POTTER))
                    .when(cancel())
                    .then(MugsAndTea.cancellationRequested(), holdBack(SECOND))
                    .when(recordParcelCancelled(SECOND))
                    .then(parcelCancelled(SECOND), closed());
        }

        @Test
        @DisplayName(
                "keeps the money where the customer has the first and units of the one in its place are missing (ORD-14, ORD-23)")
        void firstIsKeptAndUnitsOfTheSecondAreMissing() {
            order.given(turnedUp(POTTER, Sighting.DELIVERED), MugsAndTea.agreedUpon(POTTER))
                    .when(MugsAndTea.recordShortPick(SECOND, MugsAndTea.mugs(1)))
                    .then(MugsAndTea.pickedShort(SECOND, MugsAndTea.mugs(1)))
                    .when(recordParcelCancelled(SECOND))
                    .then(parcelCancelled(SECOND), closed())
                    .when(MugsThatComeBack.giveBackMugs(2, ReturnReason.DEFECT))
                    .then(MugsThatComeBack.askedFor(1, 2, ReturnReason.DEFECT));
        }

        @Test
        @DisplayName(
                "has what was missing of the one in its place sent by another ship-from: that is in its place then (ORD-14, ORD-23)")
        void allOfTheSecondIsSentFromElsewhere() {
            order.given(turnedUp(POTTER, Sighting.DELIVERED))
                    .when(MugsAndTea.recordMissing(SECOND, MugsAndTea.BUSAN, MugsAndTea.mugs(2)))
                    .then(new UnitsMoved(
                            MugsAndTea.ORDER,
                            SECOND,
                            MugsAndTea.PICK,
                            POTTER + ".3",
                            new ParcelContents(MugsAndTea.BUSAN, List.of(MugsAndTea.mugs(2))),
                            MugsAndTea.JIWON,
                            Optional.empty()))
                    .when(recordParcelCancelled(SECOND))
                    .then(parcelCancelled(SECOND))
                    .when(recordParcelCancelled(POTTER + ".3"))
                    .then(parcelCancelled(POTTER + ".3"), closed());
        }

        @Test
        @DisplayName(
                "is given up where it is lost and the first counts for units of it that were missing: that is kept, then (ORD-23)")
        void firstCountsAlready() {
            order.given(lostAfterAUnitWasMissing()).when(refund(SECOND)).then(parcelCancelled(SECOND), closed());
        }

        @Test
        @DisplayName("is not sent once more where the first counts for units of it that were missing (ORD-23)")
        void firstCountsAlreadyAndNothingMoreIsSent() {
            order.given(lostAfterAUnitWasMissing()).when(replace(SECOND)).thenRejected("ORD-23", "first-parcel-kept");
        }

        private static Object[] lostAfterAUnitWasMissing() {
            return new Object[] {
                turnedUp(POTTER, Sighting.DELIVERED),
                MugsAndTea.pickedShort(SECOND, MugsAndTea.mugs(1)),
                handedOver(SECOND),
                mishap(SECOND, ParcelMishap.PRESUMED_LOST, 9)
            };
        }

        @Test
        @DisplayName("gives back what was missing of the one in its place before the first arrived after all (ORD-14)")
        void unitsOfTheSecondWereMissingBefore() {
            order.given(turnedUp(POTTER, Sighting.FOUND_AGAIN))
                    .when(MugsAndTea.recordShortPick(SECOND, MugsAndTea.mugs(1)))
                    .then(
                            MugsAndTea.pickedShort(SECOND, MugsAndTea.mugs(1)),
                            refundRequested(CARD, MugsAndTea.won(7_900), "not sent"),
                            refundRequested(VOUCHER, MugsAndTea.won(5_000), "not sent"));
        }

        @Test
        @DisplayName(
                "pays nothing back for the one in its place, nor for units of it, while the customer has the first (ORD-23)")
        void secondIsNotRefunded() {
            order.given(turnedUp(POTTER, Sighting.DELIVERED))
                    .when(refund(SECOND))
                    .thenRejected("ORD-23", "first-parcel-arrived")
                    .when(MugsAndTea.cancelAMug())
                    .thenRejected("ORD-23", "first-parcel-arrived");
        }

        @Test
        @DisplayName(
                "makes the one in its place good, should it be lost, only where it is agreed what the first is (ORD-23)")
        void secondIsLost() {
            order.given(
                            handedOver(SECOND),
                            turnedUp(POTTER, Sighting.DELIVERED),
                            mishap(SECOND, ParcelMishap.PRESUMED_LOST, 9))
                    .when(refund(SECOND))
                    .thenRejected("ORD-23", "first-parcel-arrived")
                    .when(replace(SECOND))
                    .thenRejected("ORD-23", "first-parcel-arrived");
        }

        @Test
        @DisplayName("makes the one in its place good as any other where the first was given back (ORD-23)")
        void firstIsGivenBackAndTheSecondLost() {
            order.given(
                            handedOver(SECOND),
                            turnedUp(POTTER, Sighting.DELIVERED),
                            mishap(SECOND, ParcelMishap.PRESUMED_LOST, 9),
                            new ParcelAgreedUpon(ORDER, POTTER, ParcelAgreement.GIVEN_BACK))
                    .when(replace(SECOND))
                    .then(mugsReplaced(SECOND, POTTER + ".3"));
        }

        @Test
        @DisplayName(
                "does not send the one in its place where it was agreed that the customer keeps the first (ORD-23)")
        void secondIsNotSent() {
            order.given(turnedUp(POTTER, Sighting.DELIVERED), MugsAndTea.agreedUpon(POTTER))
                    .when(MugsAndTea.cancelAMug())
                    .then(new UnitsCancellationRequested(
                            ORDER,
                            SECOND,
                            MugsAndTea.ONE_FEWER,
                            List.of(MugsAndTea.mugs(1)),
                            List.of(MugsAndTea.mugs(1)),
                            CancellationReason.NOT_WANTED_ANY_MORE))
                    .when(new RecordUnitsTakenOut(ORDER, SECOND, MugsAndTea.ONE_FEWER, List.of(MugsAndTea.mugs(1))))
                    .then(new UnitsCancelled(
                            ORDER,
                            SECOND,
                            MugsAndTea.ONE_FEWER,
                            List.of(MugsAndTea.mugs(1)),
                            CancellationReason.NOT_WANTED_ANY_MORE))
                    .when(refund(SECOND))
                    .then(holdBack(SECOND))
                    .when(recordParcelCancelled(SECOND))
                    .then(parcelCancelled(SECOND), closed());
        }

        @Test
        @DisplayName("sends nothing more in its place where the customer keeps the first, and no money moves (ORD-23)")
        void secondIsGivenUp() {
            order.given(
                            handedOver(SECOND),
                            turnedUp(POTTER, Sighting.DELIVERED),
                            MugsAndTea.agreedUpon(POTTER),
                            mishap(SECOND, ParcelMishap.PRESUMED_LOST, 9))
                    .when(refund(SECOND))
                    .then(parcelCancelled(SECOND), closed())
                    .when(refund(SECOND))
                    .thenNothing();
        }

        @Test
        @DisplayName("does not replace what was sent in its place where the customer keeps the first (ORD-23)")
        void secondIsNotReplaced() {
            order.given(
                            handedOver(SECOND),
                            turnedUp(POTTER, Sighting.DELIVERED),
                            MugsAndTea.agreedUpon(POTTER),
                            mishap(SECOND, ParcelMishap.PRESUMED_LOST, 9))
                    .when(replace(SECOND))
                    .thenRejected("ORD-23", "first-parcel-kept");
        }

        @ParameterizedTest
        @EnumSource(
                value = ParcelAgreement.class,
                names = {"GIVEN_BACK", "PAID_FOR", "NOT_RECEIVED"})
        @DisplayName(
                "gives the money back where it was agreed that the first is not what was paid for (ORD-10, ORD-23)")
        void firstIsNotKept(ParcelAgreement agreed) {
            order.given(
                            handedOver(SECOND),
                            turnedUp(POTTER, Sighting.DELIVERED),
                            new ParcelAgreedUpon(ORDER, POTTER, agreed),
                            MugsAndTea.cancellationRequested(),
                            MugsAndTea.wantedBack(SECOND))
                    .when(recordMishap(SECOND, ParcelMishap.RETURNED_TO_SENDER, 9))
                    .then(
                            mishap(SECOND, ParcelMishap.RETURNED_TO_SENDER, 9),
                            parcelRefunded(SECOND),
                            refundRequested(CARD, CARD_FOR_MUGS, "not sent"),
                            refundRequested(VOUCHER, WHOLE_VOUCHER, "not sent"),
                            closed());
        }

        @Test
        @DisplayName("keeps the money for the first where what replaced the second is not sent either (ORD-23)")
        void firstIsKeptAndTheThirdHeldBack() {
            order.given(
                            handedOver(SECOND),
                            mishap(SECOND, ParcelMishap.PRESUMED_LOST, 7),
                            mugsReplaced(SECOND, POTTER + ".3"),
                            turnedUp(POTTER, Sighting.DELIVERED))
                    .when(recordParcelCancelled(POTTER + ".3"))
                    .then(parcelCancelled(POTTER + ".3"), closed());
        }
    }

    @Nested
    @DisplayName("though it had arrived, and the order is closed")
    class Closed {

        @BeforeEach
        void past() {
            paidAndSent();
            order.given(
                    delivered(TEA_GARDEN),
                    delivered(POTTER),
                    closed(),
                    mishap(POTTER, ParcelMishap.RETURNED_TO_SENDER, 9));
        }

        @Test
        @DisplayName("refunds it, and hears of its delivery no more (ORD-10)")
        void isRefunded() {
            order.when(refund(POTTER))
                    .then(
                            parcelRefunded(POTTER),
                            refundRequested(CARD, CARD_FOR_MUGS, "not sent"),
                            refundRequested(VOUCHER, WHOLE_VOUCHER, "not sent"))
                    .when(recordDelivery(POTTER))
                    .thenNothing();
        }

        @Test
        @DisplayName("is for a person when it arrives again, though it had arrived before (ORD-10)")
        void arrivesAgain() {
            order.given(
                            parcelRefunded(POTTER),
                            refundRequested(CARD, CARD_FOR_MUGS, "not sent"),
                            refundRequested(VOUCHER, WHOLE_VOUCHER, "not sent"))
                    .when(recordFoundAgain(POTTER, 10))
                    .then(turnedUp(POTTER, Sighting.FOUND_AGAIN))
                    .when(recordDelivery(POTTER))
                    .thenNothing();
        }

        @Test
        @DisplayName("makes nothing of what is older than its last mishap (ORD-10)")
        void oldNews() {
            order.given(
                            parcelRefunded(POTTER),
                            refundRequested(CARD, CARD_FOR_MUGS, "not sent"),
                            refundRequested(VOUCHER, WHOLE_VOUCHER, "not sent"))
                    .when(recordFoundAgain(POTTER, 8))
                    .thenNothing();
        }

        @Test
        @DisplayName("sends it again, and is open until that has arrived (ORD-10, ORD-23)")
        void isReplaced() {
            order.when(replace(POTTER))
                    .then(mugsReplaced(POTTER, SECOND))
                    .when(recordDelivery(SECOND))
                    .then(new ParcelHandedOver(ORDER, SECOND, MugsAndTea.THURSDAY), delivered(SECOND), closed());
        }
    }

    @Nested
    @DisplayName("whose money could not be taken, and is taken after all")
    class TakenAfterAll {

        @BeforeEach
        void past() {
            order.given(
                    placed(),
                    cardAuthorised(),
                    voucherPaid(),
                    confirmed(),
                    handedOver(TEA_GARDEN),
                    captureRequested(TEA_GARDEN, CARD_FOR_TEA),
                    captureFailed(TEA_GARDEN, CARD_FOR_TEA),
                    mishap(TEA_GARDEN, ParcelMishap.PRESUMED_LOST, 7),
                    parcelRefunded(TEA_GARDEN),
                    captureNotNeeded(TEA_GARDEN, CARD_FOR_TEA));
        }

        @Test
        @DisplayName("has that pay for the rest, and takes what is missing in place of none (ORD-09, PAY-12)")
        void paysForTheRest() {
            order.given(captured(TEA_GARDEN, CARD_FOR_TEA))
                    .when(recordHandOver(POTTER))
                    .then(handedOver(POTTER), captureRequested(POTTER, CARD_FOR_MUGS.minus(CARD_FOR_TEA)));
        }

        @Test
        @DisplayName("takes what is missing anew where that in its place was not taken for that (PAY-12)")
        void isAskedForAnew() {
            order.given(
                            handedOver(POTTER),
                            captureRequested(POTTER, CARD_FOR_MUGS, TEA_GARDEN),
                            captured(TEA_GARDEN, CARD_FOR_TEA))
                    .when(recordCaptureFailed(POTTER, CARD_FOR_MUGS))
                    .then(
                            captureFailed(POTTER, CARD_FOR_MUGS),
                            captureNotNeeded(POTTER, CARD_FOR_MUGS),
                            captureRequested(POTTER + ".again", CARD_FOR_MUGS.minus(CARD_FOR_TEA)));
        }
    }
}
