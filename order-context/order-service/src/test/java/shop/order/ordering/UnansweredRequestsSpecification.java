package shop.order.ordering;

import static shop.order.ordering.MugsAndTea.CARD;
import static shop.order.ordering.MugsAndTea.CARD_FOR_MUGS;
import static shop.order.ordering.MugsAndTea.ORDER;
import static shop.order.ordering.MugsAndTea.PAY_UNTIL;
import static shop.order.ordering.MugsAndTea.POTTER;
import static shop.order.ordering.MugsAndTea.TEA_GARDEN;
import static shop.order.ordering.MugsAndTea.THURSDAY;
import static shop.order.ordering.MugsAndTea.VOUCHER;
import static shop.order.ordering.MugsAndTea.WHOLE_CARD;
import static shop.order.ordering.MugsAndTea.WHOLE_VOUCHER;
import static shop.order.ordering.MugsAndTea.awaitsPayer;
import static shop.order.ordering.MugsAndTea.cancellationRequested;
import static shop.order.ordering.MugsAndTea.cancelled;
import static shop.order.ordering.MugsAndTea.captureFailed;
import static shop.order.ordering.MugsAndTea.captureGivenToAPerson;
import static shop.order.ordering.MugsAndTea.captureNotNeeded;
import static shop.order.ordering.MugsAndTea.captureRequested;
import static shop.order.ordering.MugsAndTea.captured;
import static shop.order.ordering.MugsAndTea.cardAuthorised;
import static shop.order.ordering.MugsAndTea.cardReplaced;
import static shop.order.ordering.MugsAndTea.closed;
import static shop.order.ordering.MugsAndTea.confirmed;
import static shop.order.ordering.MugsAndTea.declined;
import static shop.order.ordering.MugsAndTea.delivered;
import static shop.order.ordering.MugsAndTea.disputeDecided;
import static shop.order.ordering.MugsAndTea.disputed;
import static shop.order.ordering.MugsAndTea.handedOver;
import static shop.order.ordering.MugsAndTea.held;
import static shop.order.ordering.MugsAndTea.holdBack;
import static shop.order.ordering.MugsAndTea.labelled;
import static shop.order.ordering.MugsAndTea.mishap;
import static shop.order.ordering.MugsAndTea.mugsReplaced;
import static shop.order.ordering.MugsAndTea.notHeldBack;
import static shop.order.ordering.MugsAndTea.parcelCancelled;
import static shop.order.ordering.MugsAndTea.parcelReleased;
import static shop.order.ordering.MugsAndTea.placed;
import static shop.order.ordering.MugsAndTea.placedWaiting;
import static shop.order.ordering.MugsAndTea.recordAwaitsPayer;
import static shop.order.ordering.MugsAndTea.recordLabelled;
import static shop.order.ordering.MugsAndTea.refundFailed;
import static shop.order.ordering.MugsAndTea.refundRequested;
import static shop.order.ordering.MugsAndTea.refunded;
import static shop.order.ordering.MugsAndTea.rejected;
import static shop.order.ordering.MugsAndTea.releaseRequested;
import static shop.order.ordering.MugsAndTea.released;
import static shop.order.ordering.MugsAndTea.repeatUnanswered;
import static shop.order.ordering.MugsAndTea.repeatedOf;
import static shop.order.ordering.MugsAndTea.stalled;
import static shop.order.ordering.MugsAndTea.voucherPaid;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import shop.kernel.Money;
import shop.order.api.FulfilmentStalled;
import shop.order.api.RejectionReason;
import shop.order.api.RepeatRequests;
import shop.order.api.RequestKind;
import shop.order.api.ReturnReason;
import shop.order.api.ReturnState;
import shop.specification.AggregateSpecification;

@DisplayName("An order that has asked for something, and not heard of it,")
class UnansweredRequestsSpecification {

    private static final Instant ASKED = Instant.parse("2026-01-05T09:00:00+09:00");
    private static final Instant AFTER_5_MINUTES = Instant.parse("2026-01-05T09:05:00+09:00");
    private static final Instant AFTER_20_MINUTES = Instant.parse("2026-01-05T09:20:00+09:00");
    private static final Instant AFTER_65_MINUTES = Instant.parse("2026-01-05T10:05:00+09:00");
    private static final Instant AFTER_200_MINUTES = Instant.parse("2026-01-05T12:20:00+09:00");

    @RegisterExtension
    final AggregateSpecification<Order> order = MugsThatComeBack.orders();

    @Nested
    @DisplayName("asks again for")
    class AsksAgain {

        @Test
        @DisplayName("each tender that nobody has answered for, and for no other (ORD-12)")
        void tenders() {
            order.given(placed(), voucherPaid())
                    .at(AFTER_5_MINUTES)
                    .when(repeatUnanswered())
                    .then(repeatedOf(RequestKind.PAYMENT, CARD, "", 2, AFTER_20_MINUTES));
        }

        @Test
        @DisplayName("all that nobody has answered for, together (ORD-12)")
        void together() {
            order.given(placed())
                    .at(AFTER_5_MINUTES)
                    .when(repeatUnanswered())
                    .then(
                            repeatedOf(RequestKind.PAYMENT, CARD, "", 2, AFTER_20_MINUTES),
                            repeatedOf(RequestKind.PAYMENT, VOUCHER, "", 2, AFTER_20_MINUTES));
            order.given(placed(), cardAuthorised(), voucherPaid(), confirmed(), MugsAndTea.mugToBeTakenOut())
                    .at(AFTER_5_MINUTES)
                    .when(repeatUnanswered())
                    .then(
                            repeatedOf(RequestKind.LABEL, POTTER, 2, AFTER_20_MINUTES),
                            mugToBeTakenOutAgain(Optional.of(AFTER_20_MINUTES)),
                            repeatedOf(RequestKind.LABEL, TEA_GARDEN, 2, AFTER_20_MINUTES));
        }

        @Test
        @DisplayName("the tender that was given in place of a declined one (ORD-04, ORD-12)")
        void aTenderThatReplacesAnother() {
            order.given(placedWaiting(), voucherPaid(), declined(CARD), cardReplaced())
                    .at(AFTER_5_MINUTES)
                    .when(repeatUnanswered())
                    .then(repeatedOf(RequestKind.PAYMENT, 3, "", 2, AFTER_20_MINUTES));
        }

        @Test
        @DisplayName("each parcel that has no label, and is not on hold (ORD-12)")
        void labels() {
            order.given(placed(), cardAuthorised(), voucherPaid(), confirmed(), held(TEA_GARDEN, 1))
                    .at(AFTER_5_MINUTES)
                    .when(repeatUnanswered())
                    .then(repeatedOf(RequestKind.LABEL, POTTER, 2, AFTER_20_MINUTES));
        }

        @Test
        @DisplayName("the parcel that is sent in place of another (ORD-12, ORD-23)")
        void aParcelInPlaceOfAnother() {
            order.given(underWay(), mishap(POTTER, ParcelMishap.DAMAGED, 9), mugsReplaced(POTTER, POTTER + ".2"))
                    .at(AFTER_5_MINUTES)
                    .when(repeatUnanswered())
                    .then(repeatedOf(RequestKind.LABEL, POTTER + ".2", 2, AFTER_20_MINUTES));
        }

        @Test
        @DisplayName("each parcel that is to be held back (ORD-06, ORD-12)")
        void cancellations() {
            order.given(
                            placed(),
                            cardAuthorised(),
                            voucherPaid(),
                            confirmed(),
                            labelled(POTTER),
                            cancellationRequested(),
                            holdBack(POTTER),
                            holdBack(TEA_GARDEN),
                            notHeldBack(TEA_GARDEN))
                    .at(AFTER_5_MINUTES)
                    .when(repeatUnanswered())
                    .then(repeatedOf(RequestKind.CANCELLATION, POTTER, 2, AFTER_20_MINUTES));
        }

        @Test
        @DisplayName("money that is due, under the same name (ORD-09, ORD-12)")
        void captures() {
            order.given(
                            placed(),
                            cardAuthorised(),
                            voucherPaid(),
                            confirmed(),
                            labelled(POTTER),
                            labelled(TEA_GARDEN),
                            handedOver(POTTER),
                            captureRequested(POTTER, CARD_FOR_MUGS))
                    .at(AFTER_5_MINUTES)
                    .when(repeatUnanswered())
                    .then(repeatedOf(RequestKind.CAPTURE, CARD, POTTER, 2, AFTER_20_MINUTES));
        }

        @Test
        @DisplayName("money that is to be let go, and after a day for money that is to be given back (ORD-12)")
        void releasesAndRefunds() {
            Instant aDayLater = ASKED.plusSeconds(86_400);
            order.given(
                            placed(),
                            cardAuthorised(),
                            voucherPaid(),
                            confirmed(),
                            cancelled(),
                            releaseRequested(CARD, "order cancelled"),
                            refundRequested(VOUCHER, WHOLE_VOUCHER, "order cancelled"))
                    .at(AFTER_5_MINUTES)
                    .when(repeatUnanswered())
                    .then(repeatedOf(RequestKind.RELEASE, CARD, "", 2, AFTER_20_MINUTES))
                    .at(AFTER_20_MINUTES)
                    .when(repeatUnanswered())
                    .then(repeatedOf(RequestKind.RELEASE, CARD, "", 3, AFTER_65_MINUTES));
            order.given(
                            placed(),
                            cardAuthorised(),
                            voucherPaid(),
                            confirmed(),
                            cancelled(),
                            releaseRequested(CARD, "order cancelled"),
                            released(CARD, WHOLE_CARD),
                            refundRequested(VOUCHER, WHOLE_VOUCHER, "order cancelled"))
                    .at(aDayLater)
                    .when(repeatUnanswered())
                    .then(repeatedOf(RequestKind.REFUND, VOUCHER, "refund-1", 2, aDayLater.plusSeconds(3 * 86_400)));
        }

        @Test
        @DisplayName("money that is to be given back, every day once a person is called (ORD-12)")
        void refundsThatStandStill() {
            Instant afterADay = ASKED.plusSeconds(86_400);
            Instant after4Days = afterADay.plusSeconds(3 * 86_400);
            Instant after13Days = after4Days.plusSeconds(9 * 86_400);
            Instant after22Days = after13Days.plusSeconds(9 * 86_400);
            order.given(
                            placed(),
                            cardAuthorised(),
                            voucherPaid(),
                            confirmed(),
                            cancelled(),
                            releaseRequested(CARD, "order cancelled"),
                            released(CARD, WHOLE_CARD),
                            refundRequested(VOUCHER, WHOLE_VOUCHER, "order cancelled"),
                            repeatedOf(RequestKind.REFUND, VOUCHER, "refund-1", 2, after4Days),
                            repeatedOf(RequestKind.REFUND, VOUCHER, "refund-1", 3, after13Days),
                            repeatedOf(RequestKind.REFUND, VOUCHER, "refund-1", 4, after22Days))
                    .at(after22Days)
                    .when(repeatUnanswered())
                    .then(
                            new FulfilmentStalled(
                                    ORDER,
                                    RequestKind.REFUND,
                                    Optional.of(VOUCHER),
                                    Optional.empty(),
                                    "refund-1",
                                    ASKED,
                                    4),
                            repeatedOf(RequestKind.REFUND, VOUCHER, "refund-1", 5, after22Days.plusSeconds(86_400)));
        }

        @Test
        @DisplayName(
                "another address, as long as it can go there; what answers an earlier wish is no answer (ORD-08, ORD-12)")
        void redirections() {
            order.given(prepared(), held(POTTER, 1), MugsAndTea.sentElsewhere(List.of(POTTER), List.of(TEA_GARDEN)))
                    .at(AFTER_5_MINUTES)
                    .when(repeatUnanswered())
                    .then(repeatedOf(RequestKind.REDIRECTION, POTTER, 2, AFTER_20_MINUTES))
                    .when(new RecordParcelRedirected(ORDER, POTTER, 6))
                    .then(new ParcelRedirected(ORDER, POTTER, 6))
                    .at(AFTER_20_MINUTES)
                    .when(repeatUnanswered())
                    .then(repeatedOf(RequestKind.REDIRECTION, POTTER, 3, AFTER_65_MINUTES))
                    .when(new RecordParcelRedirected(ORDER, POTTER, 7))
                    .then(new ParcelRedirected(ORDER, POTTER, 7))
                    .at(AFTER_65_MINUTES)
                    .when(repeatUnanswered())
                    .thenNothing();
        }

        @Test
        @DisplayName("units to be taken out, each wish by its name, as long as the parcel is here (ORD-18, ORD-12)")
        void units() {
            order.given(prepared(), MugsAndTea.mugToBeTakenOut())
                    .at(AFTER_5_MINUTES)
                    .when(repeatUnanswered())
                    .then(new RequestRepeated(
                            ORDER,
                            RequestKind.UNITS_CANCELLATION,
                            Optional.empty(),
                            Optional.of(POTTER),
                            MugsAndTea.ONE_FEWER,
                            2,
                            Optional.of(AFTER_20_MINUTES)));
            order.given(prepared(), MugsAndTea.mugToBeTakenOut(), MugsAndTea.mugNotTakenOut())
                    .at(AFTER_5_MINUTES)
                    .when(repeatUnanswered())
                    .thenNothing();
        }

        @Test
        @DisplayName("a parcel to be kept, and not to be any more, until shipping has done so (ORD-21, ORD-12)")
        void holds() {
            order.given(prepared(), MugsAndTea.orderHeld(List.of(POTTER)))
                    .at(AFTER_5_MINUTES)
                    .when(repeatUnanswered())
                    .then(repeatedOf(RequestKind.HOLD, POTTER, 2, AFTER_20_MINUTES))
                    .when(MugsAndTea.recordHoldCarriedOut(POTTER, 6))
                    .then(MugsAndTea.holdCarriedOut(POTTER, 6))
                    .when(MugsAndTea.recordHoldCarriedOut(POTTER, 6))
                    .thenNothing()
                    .at(AFTER_20_MINUTES)
                    .when(MugsAndTea.releaseAll())
                    .then(MugsAndTea.orderReleased(List.of(POTTER, TEA_GARDEN)))
                    .when(MugsAndTea.recordHoldCarriedOut(TEA_GARDEN, 9))
                    .then(MugsAndTea.holdCarriedOut(TEA_GARDEN, 9))
                    .when(repeatUnanswered())
                    .thenNothing()
                    .at(AFTER_20_MINUTES.plusSeconds(300))
                    .when(repeatUnanswered())
                    .then(repeatedOf(RequestKind.HOLD, POTTER, 2, AFTER_20_MINUTES.plusSeconds(1200)));
        }

        @Test
        @DisplayName("a return until it is taken down, and then, if it may come back, its label (ORD-11, ORD-12)")
        void returns() {
            List<Object> askedFor = List.of(
                    underWay(),
                    delivered(POTTER),
                    delivered(TEA_GARDEN),
                    closed(),
                    MugsThatComeBack.askedFor(1, 2, ReturnReason.DEFECT));
            order.given(askedFor)
                    .at(AFTER_5_MINUTES)
                    .when(repeatUnanswered())
                    .then(MugsAndTea.repeatedOfReturn(RequestKind.RETURN, 2, AFTER_20_MINUTES))
                    .when(MugsThatComeBack.recordMoved(ReturnState.ASKED_FOR))
                    .then(MugsThatComeBack.moved(ReturnState.ASKED_FOR))
                    .when(MugsThatComeBack.recordMoved(ReturnState.ASKED_FOR))
                    .thenNothing()
                    .at(AFTER_20_MINUTES)
                    .when(repeatUnanswered())
                    .thenNothing();
            order.given(askedFor, MugsThatComeBack.moved(ReturnState.APPROVED))
                    .at(AFTER_5_MINUTES)
                    .when(repeatUnanswered())
                    .then(MugsAndTea.repeatedOfReturn(RequestKind.RETURN_LABEL, 2, AFTER_20_MINUTES));
            order.given(askedFor, MugsThatComeBack.moved(ReturnState.APPROVED), MugsThatComeBack.labelledForReturn())
                    .at(AFTER_5_MINUTES)
                    .when(repeatUnanswered())
                    .thenNothing();
        }

        @Test
        @DisplayName("no money that waits for a dispute to be decided, and for it once it is (PAY-10, ORD-12)")
        void refundsAwaitADispute() {
            Instant aDayLater = ASKED.plusSeconds(86_400);
            order.given(refundedAndDisputed())
                    .at(aDayLater)
                    .when(repeatUnanswered())
                    .thenNothing();
            order.given(refundedAndDisputed())
                    .given(disputeDecided(VOUCHER, Money.zero("KRW")))
                    .at(aDayLater)
                    .when(repeatUnanswered())
                    .then(repeatedOf(RequestKind.REFUND, VOUCHER, "refund-1", 2, aDayLater.plusSeconds(3 * 86_400)));
        }

        private Object[] refundedAndDisputed() {
            return new Object[] {
                placed(),
                cardAuthorised(),
                voucherPaid(),
                confirmed(),
                cancelled(),
                releaseRequested(CARD, "order cancelled"),
                released(CARD, WHOLE_CARD),
                refundRequested(VOUCHER, WHOLE_VOUCHER, "order cancelled"),
                disputed(VOUCHER, WHOLE_VOUCHER)
            };
        }

        @Test
        @DisplayName("a label anew, from when a parcel was released from its hold (SHP-03, ORD-12)")
        void afterAHold() {
            order.given(placed(), cardAuthorised(), voucherPaid(), confirmed(), labelled(TEA_GARDEN), held(POTTER, 1))
                    .at(AFTER_20_MINUTES)
                    .given(parcelReleased(POTTER, 2))
                    .when(repeatUnanswered())
                    .thenNothing()
                    .at(AFTER_20_MINUTES.plusSeconds(300))
                    .when(repeatUnanswered())
                    .then(repeatedOf(RequestKind.LABEL, POTTER, 2, AFTER_20_MINUTES.plusSeconds(1200)));
        }

        @Test
        @DisplayName("what payment was to try again, when that is over by far (PAY-12, ORD-12)")
        void whatIsTriedAgain() {
            order.given(owed(), captureFailed(POTTER, CARD_FOR_MUGS))
                    .at(THURSDAY.plusSeconds(299))
                    .when(repeatUnanswered())
                    .thenNothing()
                    .at(THURSDAY.plusSeconds(300))
                    .when(repeatUnanswered())
                    .then(repeatedOf(RequestKind.CAPTURE, CARD, POTTER, 2, THURSDAY.plusSeconds(1200)));
        }
    }

    @Nested
    @DisplayName("asks for nothing")
    class AsksForNothing {

        @Test
        @DisplayName("while the payer is to confirm that it is they who pay; that is known once (PAY-13, ORD-12)")
        void payerIsAwaited() {
            order.given(placed(), voucherPaid())
                    .when(recordAwaitsPayer(CARD))
                    .then(awaitsPayer(CARD))
                    .when(recordAwaitsPayer(CARD))
                    .thenNothing()
                    .at(AFTER_20_MINUTES)
                    .when(repeatUnanswered())
                    .thenNothing();
            order.given(placed(), cardAuthorised())
                    .when(recordAwaitsPayer(CARD))
                    .thenNothing();
        }

        @Test
        @DisplayName("as long as its patience lasts (ORD-12)")
        void patience() {
            order.given(placed())
                    .at(AFTER_5_MINUTES.minusMillis(1))
                    .when(repeatUnanswered())
                    .thenNothing();
        }

        @Test
        @DisplayName("of a parcel that a person holds, until they release it (ORD-21, ORD-12)")
        void heldByAPerson() {
            List<Object> confirmed = List.of(placed(), cardAuthorised(), voucherPaid(), confirmed());
            order.given(
                            confirmed,
                            MugsAndTea.orderHeld(List.of(POTTER, TEA_GARDEN)),
                            MugsAndTea.holdCarriedOut(POTTER, 4),
                            MugsAndTea.holdCarriedOut(TEA_GARDEN, 4))
                    .at(AFTER_20_MINUTES)
                    .when(repeatUnanswered())
                    .thenNothing();
            order.given(
                            confirmed,
                            labelled(TEA_GARDEN),
                            MugsAndTea.parcelKept(POTTER),
                            MugsAndTea.holdCarriedOut(POTTER, 5))
                    .at(AFTER_20_MINUTES)
                    .when(repeatUnanswered())
                    .thenNothing();
        }

        @Test
        @DisplayName("that was answered, or waits for a person or for time (ORD-12)")
        void answered() {
            order.given(underWay()).at(THURSDAY).when(repeatUnanswered()).thenNothing();
            order.given(owed(), captureGivenToAPerson(POTTER, CARD_FOR_MUGS, 6))
                    .at(THURSDAY)
                    .when(repeatUnanswered())
                    .thenNothing();
            order.given(owed(), captureFailed(POTTER, CARD_FOR_MUGS), captureNotNeeded(POTTER, CARD_FOR_MUGS))
                    .at(THURSDAY.plusSeconds(86_400))
                    .when(repeatUnanswered())
                    .thenNothing();
        }

        @Test
        @DisplayName("when it has ended and all has gone back, or is for a person to transfer (ORD-12)")
        void ended() {
            order.given(
                            placed(),
                            cardAuthorised(),
                            voucherPaid(),
                            confirmed(),
                            parcelCancelled(POTTER),
                            parcelCancelled(TEA_GARDEN),
                            cancelled(),
                            releaseRequested(CARD, "order cancelled"),
                            released(CARD, WHOLE_CARD),
                            refundRequested(VOUCHER, WHOLE_VOUCHER, "order cancelled"),
                            refunded(VOUCHER, WHOLE_VOUCHER))
                    .at(THURSDAY)
                    .when(repeatUnanswered())
                    .thenNothing();
            order.given(
                            placed(),
                            declined(CARD),
                            voucherPaid(),
                            rejected(RejectionReason.TENDER_DECLINED),
                            refundRequested(VOUCHER, WHOLE_VOUCHER, "order rejected"),
                            refundFailed(VOUCHER, WHOLE_VOUCHER))
                    .at(THURSDAY)
                    .when(repeatUnanswered())
                    .thenNothing();
            order.given(
                            placed(),
                            declined(CARD),
                            voucherPaid(),
                            rejected(RejectionReason.TENDER_DECLINED),
                            refundRequested(VOUCHER, WHOLE_VOUCHER, "order rejected"),
                            MugsAndTea.refundOvertaken(VOUCHER, "refund-1", WHOLE_VOUCHER))
                    .at(THURSDAY)
                    .when(repeatUnanswered())
                    .thenNothing();
            order.given(underWay(), delivered(POTTER), delivered(TEA_GARDEN), closed())
                    .at(THURSDAY)
                    .when(repeatUnanswered())
                    .thenNothing();
        }
    }

    @Nested
    @DisplayName("and whose time to pay is over though no clock has said so,")
    class WindowOver {

        @Test
        @DisplayName("is rejected, and lets go of what it waits for (ORD-05, ORD-12)")
        void isRejected() {
            order.given(placed())
                    .at(PAY_UNTIL)
                    .when(repeatUnanswered())
                    .then(
                            rejected(RejectionReason.NOT_PAID_IN_TIME),
                            releaseRequested(CARD, "order rejected"),
                            releaseRequested(VOUCHER, "order rejected"));
        }

        @Test
        @DisplayName("is rejected because a tender was declined, if one was (ORD-04, ORD-12)")
        void isRejectedForADeclinedTender() {
            order.given(placedWaiting(), voucherPaid(), declined(CARD))
                    .at(PAY_UNTIL)
                    .when(repeatUnanswered())
                    .then(
                            rejected(RejectionReason.TENDER_DECLINED),
                            refundRequested(VOUCHER, WHOLE_VOUCHER, "order rejected"));
        }
    }

    @Nested
    @DisplayName("stands still")
    class StandsStill {

        @Test
        @DisplayName("after four times in vain; it says so once, and goes on asking once a day (ORD-12)")
        void isTold() {
            Instant nextDay = AFTER_200_MINUTES.plusSeconds(405 * 60);
            order.given(placed(), cardAuthorised(), voucherPaid(), confirmed(), labelled(TEA_GARDEN))
                    .at(AFTER_5_MINUTES)
                    .when(repeatUnanswered())
                    .then(repeatedOf(RequestKind.LABEL, POTTER, 2, AFTER_20_MINUTES))
                    .at(AFTER_20_MINUTES)
                    .when(repeatUnanswered())
                    .then(repeatedOf(RequestKind.LABEL, POTTER, 3, AFTER_65_MINUTES))
                    .at(AFTER_65_MINUTES)
                    .when(repeatUnanswered())
                    .then(repeatedOf(RequestKind.LABEL, POTTER, 4, AFTER_200_MINUTES))
                    .at(AFTER_200_MINUTES)
                    .when(repeatUnanswered())
                    .then(
                            stalled(RequestKind.LABEL, POTTER, ASKED, 4),
                            repeatedOf(RequestKind.LABEL, POTTER, 5, nextDay))
                    .at(nextDay)
                    .when(repeatUnanswered())
                    .then(repeatedOf(RequestKind.LABEL, POTTER, 6, nextDay.plusSeconds(1215 * 60)));
        }

        @Test
        @DisplayName("no more as soon as it hears of it (ORD-12)")
        void goesOn() {
            order.given(
                            placed(),
                            cardAuthorised(),
                            voucherPaid(),
                            confirmed(),
                            labelled(TEA_GARDEN),
                            repeatedOf(RequestKind.LABEL, POTTER, 4, AFTER_20_MINUTES),
                            stalled(RequestKind.LABEL, POTTER, ASKED, 4))
                    .at(THURSDAY)
                    .when(recordLabelled(POTTER))
                    .then(labelled(POTTER))
                    .when(repeatUnanswered())
                    .thenNothing();
        }
    }

    @Nested
    @DisplayName("is had to ask again by a person")
    class ByAPerson {

        @Test
        @DisplayName("at once, for all that is open; by itself it asks when it would have (ORD-12)")
        void atOnce() {
            order.given(placed(), voucherPaid())
                    .at(ASKED.plusSeconds(60))
                    .when(new RepeatRequests(ORDER))
                    .then(new RequestRepeated(
                            ORDER, RequestKind.PAYMENT, Optional.of(CARD), Optional.empty(), "", 2, Optional.empty()))
                    .when(new RepeatRequests(ORDER))
                    .thenNothing()
                    .at(ASKED.plusSeconds(360))
                    .when(repeatUnanswered())
                    .then(repeatedOf(RequestKind.PAYMENT, CARD, "", 3, ASKED.plusSeconds(1260)))
                    .at(ASKED.plusSeconds(600))
                    .when(new RepeatRequests(ORDER))
                    .then(repeatedOf(RequestKind.PAYMENT, CARD, "", 4, ASKED.plusSeconds(1260)));
        }

        @Test
        @DisplayName("for one and the other, where several are open (ORD-12)")
        void forEach() {
            order.given(placed())
                    .at(ASKED.plusSeconds(60))
                    .when(new RepeatRequests(ORDER))
                    .then(tenderAgain(CARD), tenderAgain(VOUCHER));
            order.given(placed(), cardAuthorised(), voucherPaid(), confirmed(), MugsAndTea.mugToBeTakenOut())
                    .at(ASKED.plusSeconds(60))
                    .when(new RepeatRequests(ORDER))
                    .then(labelAgain(POTTER), mugToBeTakenOutAgain(Optional.empty()), labelAgain(TEA_GARDEN));
        }

        private RequestRepeated tenderAgain(int tender) {
            return new RequestRepeated(
                    ORDER, RequestKind.PAYMENT, Optional.of(tender), Optional.empty(), "", 2, Optional.empty());
        }

        private RequestRepeated labelAgain(String parcel) {
            return new RequestRepeated(
                    ORDER, RequestKind.LABEL, Optional.empty(), Optional.of(parcel), "", 2, Optional.empty());
        }

        @Test
        @DisplayName("in vain, where all was answered (ORD-12)")
        void nothingIsOpen() {
            order.given(underWay()).when(new RepeatRequests(ORDER)).thenRejected("ORD-12", "nothing-unanswered");
        }

        @Test
        @DisplayName("and leaves to payment what it tries again itself (PAY-12)")
        void notBeforePaymentTries() {
            order.given(owed(), captureFailed(POTTER, CARD_FOR_MUGS))
                    .when(new RepeatRequests(ORDER))
                    .thenNothing();
        }
    }

    private static RequestRepeated mugToBeTakenOutAgain(Optional<Instant> next) {
        return new RequestRepeated(
                ORDER,
                RequestKind.UNITS_CANCELLATION,
                Optional.empty(),
                Optional.of(POTTER),
                MugsAndTea.ONE_FEWER,
                2,
                next);
    }

    /** Both parcels have their labels, after six events. */
    private static List<Object> prepared() {
        return List.of(placed(), cardAuthorised(), voucherPaid(), confirmed(), labelled(POTTER), labelled(TEA_GARDEN));
    }

    /** The mugs are with the carrier, and their money was due. */
    private static List<Object> owed() {
        return List.of(
                placed(),
                cardAuthorised(),
                voucherPaid(),
                confirmed(),
                labelled(POTTER),
                labelled(TEA_GARDEN),
                handedOver(POTTER),
                captureRequested(POTTER, CARD_FOR_MUGS));
    }

    /** Both parcels are with the carrier, and paid. */
    private static List<Object> underWay() {
        return List.of(
                owed(),
                captured(POTTER, CARD_FOR_MUGS),
                handedOver(TEA_GARDEN),
                captureRequested(TEA_GARDEN, MugsAndTea.CARD_FOR_TEA),
                captured(TEA_GARDEN, MugsAndTea.CARD_FOR_TEA));
    }
}
