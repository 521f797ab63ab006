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
import static shop.order.ordering.MugsAndTea.captureGivenToAPerson;
import static shop.order.ordering.MugsAndTea.captureNotNeeded;
import static shop.order.ordering.MugsAndTea.captureRequested;
import static shop.order.ordering.MugsAndTea.captured;
import static shop.order.ordering.MugsAndTea.cardAuthorised;
import static shop.order.ordering.MugsAndTea.cardAuthorisedForOneCapture;
import static shop.order.ordering.MugsAndTea.closed;
import static shop.order.ordering.MugsAndTea.confirmed;
import static shop.order.ordering.MugsAndTea.delivered;
import static shop.order.ordering.MugsAndTea.handedOver;
import static shop.order.ordering.MugsAndTea.mishap;
import static shop.order.ordering.MugsAndTea.owed;
import static shop.order.ordering.MugsAndTea.owedBack;
import static shop.order.ordering.MugsAndTea.parcelRefunded;
import static shop.order.ordering.MugsAndTea.placed;
import static shop.order.ordering.MugsAndTea.recordCaptured;
import static shop.order.ordering.MugsAndTea.recordHandOver;
import static shop.order.ordering.MugsAndTea.refund;
import static shop.order.ordering.MugsAndTea.refundRequested;
import static shop.order.ordering.MugsAndTea.refunded;
import static shop.order.ordering.MugsAndTea.releaseRequested;
import static shop.order.ordering.MugsAndTea.settle;
import static shop.order.ordering.MugsAndTea.settleAll;
import static shop.order.ordering.MugsAndTea.settled;
import static shop.order.ordering.MugsAndTea.turnedBack;
import static shop.order.ordering.MugsAndTea.voucherPaid;
import static shop.order.ordering.MugsAndTea.won;
import static shop.order.ordering.MugsAndTea.writtenOff;
import static shop.order.ordering.MugsThatComeBack.refundForReturn;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import shop.kernel.CashReceipt;
import shop.kernel.Money;
import shop.order.api.ReturnReason;
import shop.order.api.SettleTender;
import shop.order.api.SettlementKind;
import shop.order.api.SettlementReason;
import shop.order.ordering.TenderSettled.Part;
import shop.specification.AggregateSpecification;

@DisplayName("An order of which a person settles what is owed (PAY-12, ORD-27)")
class DebtsSettledSpecification {

    private static final String SECOND = "settlement-2";

    @RegisterExtension
    final AggregateSpecification<Order> order = MugsThatComeBack.orders();

    private static Part forMugs(long amount) {
        return new Part(POTTER, won(amount));
    }

    @Nested
    @DisplayName("since the money for its mugs could not be taken")
    class NotTaken {

        @BeforeEach
        void past() {
            order.given(
                    placed(),
                    cardAuthorised(),
                    voucherPaid(),
                    confirmed(),
                    handedOver(POTTER),
                    captureRequested(POTTER, CARD_FOR_MUGS),
                    captureGivenToAPerson(POTTER, CARD_FOR_MUGS, 6));
        }

        private void allArrived() {
            order.given(
                    handedOver(TEA_GARDEN),
                    captureRequested(TEA_GARDEN, CARD_FOR_TEA),
                    captured(TEA_GARDEN, CARD_FOR_TEA),
                    delivered(POTTER),
                    delivered(TEA_GARDEN));
        }

        @Test
        @DisplayName("is closed when it is collected in another way, and counts that once under its id")
        void isCollected() {
            allArrived();
            order.when(settleAll(CARD, SettlementKind.COLLECTED))
                    .then(
                            settled(CARD, SettlementKind.COLLECTED, 20_700),
                            captureNotNeeded(POTTER, CARD_FOR_MUGS),
                            releaseRequested(CARD, "not sent"),
                            closed())
                    .when(settleAll(CARD, SettlementKind.COLLECTED))
                    .thenNothing()
                    .when(settle(CARD, SettlementKind.COLLECTED, 20_700))
                    .thenNothing();
        }

        @Test
        @DisplayName("is closed when it is written off")
        void isWrittenOff() {
            allArrived();
            order.when(settleAll(CARD, SettlementKind.WRITTEN_OFF))
                    .then(
                            writtenOff(CARD, 20_700, forMugs(20_700)),
                            captureNotNeeded(POTTER, CARD_FOR_MUGS),
                            releaseRequested(CARD, "not sent"),
                            closed());
        }

        @Test
        @DisplayName("still takes the money for the tea, whichever way that for the mugs was settled")
        void takesTheRest() {
            order.given(settled(CARD, SettlementKind.COLLECTED, 20_700), captureNotNeeded(POTTER, CARD_FOR_MUGS))
                    .when(recordHandOver(TEA_GARDEN))
                    .then(handedOver(TEA_GARDEN), captureRequested(TEA_GARDEN, CARD_FOR_TEA, POTTER));
        }

        @Test
        @DisplayName("still takes the money for the tea where that for the mugs was written off")
        void takesTheRestOfWhatIsWrittenOff() {
            order.when(settleAll(CARD, SettlementKind.WRITTEN_OFF))
                    .then(writtenOff(CARD, 20_700, forMugs(20_700)), captureNotNeeded(POTTER, CARD_FOR_MUGS))
                    .when(recordHandOver(TEA_GARDEN))
                    .then(handedOver(TEA_GARDEN), captureRequested(TEA_GARDEN, CARD_FOR_TEA, POTTER));
        }

        @Test
        @DisplayName("is still owed the rest where a part is settled: that is asked for anew, and can be settled, too")
        void inParts() {
            String again = POTTER + ".again";
            allArrived();
            order.when(settle(CARD, SettlementKind.COLLECTED, 8_000))
                    .then(
                            settled(CARD, SettlementKind.COLLECTED, 8_000),
                            captureNotNeeded(POTTER, CARD_FOR_MUGS),
                            captureRequested(again, won(12_700), POTTER))
                    .when(settle(SECOND, CARD, SettlementKind.WRITTEN_OFF, Optional.of(won(12_700))))
                    .thenRejected("ORD-27", "nothing-owed");
        }

        @Test
        @DisplayName("is closed when the rest is settled after it could not be taken either")
        void inPartsToTheEnd() {
            String again = POTTER + ".again";
            allArrived();
            order.given(
                            settled(CARD, SettlementKind.COLLECTED, 8_000),
                            captureNotNeeded(POTTER, CARD_FOR_MUGS),
                            captureRequested(again, won(12_700), POTTER),
                            captureGivenToAPerson(again, won(12_700), 6))
                    .when(settle(SECOND, CARD, SettlementKind.WRITTEN_OFF, Optional.empty()))
                    .then(
                            settled(SECOND, CARD, SettlementKind.WRITTEN_OFF, 12_700, forMugs(12_700)),
                            captureNotNeeded(again, won(12_700)),
                            releaseRequested(CARD, "not sent"),
                            closed());
        }

        @Test
        @DisplayName("gives back what is taken after all, in whichever way it was settled")
        void isTakenAfterAll() {
            allArrived();
            order.given(writtenOff(CARD, 20_700, forMugs(20_700)), captureNotNeeded(POTTER, CARD_FOR_MUGS), closed())
                    .when(recordCaptured(POTTER, CARD_FOR_MUGS))
                    .then(captured(POTTER, CARD_FOR_MUGS), refundRequested(CARD, CARD_FOR_MUGS, "not sent"));
        }

        @Test
        @DisplayName("gives back by the card what was collected besides")
        void isTakenAfterAllThoughCollected() {
            allArrived();
            order.given(
                            settled(CARD, SettlementKind.COLLECTED, 20_700),
                            captureNotNeeded(POTTER, CARD_FOR_MUGS),
                            closed())
                    .when(recordCaptured(POTTER, CARD_FOR_MUGS))
                    .then(captured(POTTER, CARD_FOR_MUGS), refundRequested(CARD, CARD_FOR_MUGS, "not sent"));
        }

        @Test
        @DisplayName("does not settle what is not owed, and not more than is")
        void onlyWhatIsOwed() {
            order.when(settle(CARD, SettlementKind.COLLECTED, 20_701)).thenRejected("ORD-27", "more-than-owed");
            past();
            order.when(settle(CARD, SettlementKind.COLLECTED, 0)).thenRejected("ORD-27", "nothing-settled");
            past();
            order.when(settle(SECOND, CARD, SettlementKind.COLLECTED, Optional.of(Money.of(1, "USD"))))
                    .thenRejected("ORD-27", "other-currency");
            past();
            order.when(settleAll(VOUCHER, SettlementKind.COLLECTED)).thenRejected("ORD-27", "nothing-owed");
            past();
            order.when(settleAll(CARD, SettlementKind.GIVEN_BACK)).thenRejected("ORD-27", "nothing-owed-back");
        }

        @Test
        @DisplayName("does not settle what is just being taken")
        void isBeingTaken() {
            order.given(
                            handedOver(TEA_GARDEN),
                            captureRequested(TEA_GARDEN, CARD_FOR_TEA),
                            captureNotNeeded(POTTER, CARD_FOR_MUGS))
                    .when(settleAll(CARD, SettlementKind.COLLECTED))
                    .thenRejected("ORD-27", "nothing-owed");
        }

        @Test
        @DisplayName("is collected with a cash receipt that names nobody, which what is given back keeps (PAY-19)")
        void withACashReceipt() {
            allArrived();
            order.when(collected("010-1234-5678")).thenRejected("PAY-19", "cash-receipt-identifier-in-clear");
            past();
            allArrived();
            order.when(collected("010-****-5678"))
                    .then(
                            collectedWith("010-****-5678"),
                            captureNotNeeded(POTTER, CARD_FOR_MUGS),
                            releaseRequested(CARD, "not sent"),
                            closed());
            past();
            order.when(settleWith(SettlementKind.WRITTEN_OFF, "010-****-5678"))
                    .thenRejected("PAY-19", "cash-receipt-of-nothing");
        }

        private static SettleTender collected(String identifier) {
            return settleWith(SettlementKind.COLLECTED, identifier);
        }

        private static SettleTender settleWith(SettlementKind how, String identifier) {
            return new SettleTender(
                    ORDER,
                    CARD,
                    "settlement-1",
                    how,
                    Optional.empty(),
                    SettlementReason.BANK_TRANSFER,
                    Optional.of(receipt(identifier)));
        }

        private static TenderSettled collectedWith(String identifier) {
            return new TenderSettled(
                    ORDER,
                    CARD,
                    "settlement-1",
                    SettlementKind.COLLECTED,
                    CARD_FOR_MUGS,
                    SettlementReason.BANK_TRANSFER,
                    List.of(),
                    Optional.of(receipt(identifier)));
        }

        private static CashReceipt receipt(String identifier) {
            return new CashReceipt(CashReceipt.Purpose.INCOME_DEDUCTION, identifier);
        }

        @Test
        @DisplayName("settles one thing under one id")
        void oneIdOneSettlement() {
            isAnotherThan(settle(CARD, SettlementKind.COLLECTED, 2_000));
            past();
            isAnotherThan(settle(CARD, SettlementKind.WRITTEN_OFF, 1_000));
            past();
            isAnotherThan(new SettleTender(
                    ORDER,
                    CARD,
                    "settlement-1",
                    SettlementKind.COLLECTED,
                    Optional.of(won(1_000)),
                    SettlementReason.CASH));
            past();
            order.given(collectedWith("010-****-5678"))
                    .when(collected("010-****-5678"))
                    .thenNothing()
                    .when(collected("010-****-9999"))
                    .thenRejected("ORD-27", "settlement-id-used");
            past();
            order.given(collectedWith("010-****-5678"))
                    .when(settleAll(CARD, SettlementKind.COLLECTED))
                    .thenRejected("ORD-27", "settlement-id-used");
        }

        private void isAnotherThan(SettleTender other) {
            order.given(settled(CARD, SettlementKind.COLLECTED, 1_000))
                    .when(other)
                    .thenRejected("ORD-27", "settlement-id-used");
        }

        @Test
        @DisplayName("only gives up what was not needed any more, in an order from before that was done at once")
        void fromBefore() {
            order.given(
                            mishap(POTTER, ParcelMishap.PRESUMED_LOST, 7),
                            parcelRefunded(POTTER),
                            refundRequested(VOUCHER, WHOLE_VOUCHER, "not sent"),
                            handedOver(TEA_GARDEN),
                            captureRequested(TEA_GARDEN, CARD_FOR_TEA),
                            captured(TEA_GARDEN, CARD_FOR_TEA),
                            delivered(TEA_GARDEN))
                    .when(settleAll(CARD, SettlementKind.WRITTEN_OFF))
                    .then(captureNotNeeded(POTTER, CARD_FOR_MUGS), releaseRequested(CARD, "not sent"), closed());
        }
    }

    @Nested
    @DisplayName("and of which something comes back after that")
    class ComesBack {

        private void given(TenderSettled settled, Object... more) {
            order.given(
                            placed(),
                            cardAuthorised(),
                            voucherPaid(),
                            confirmed(),
                            handedOver(POTTER),
                            captureRequested(POTTER, CARD_FOR_MUGS),
                            captureGivenToAPerson(POTTER, CARD_FOR_MUGS, 6),
                            handedOver(TEA_GARDEN),
                            captureRequested(TEA_GARDEN, CARD_FOR_TEA),
                            captured(TEA_GARDEN, CARD_FOR_TEA),
                            settled,
                            captureNotNeeded(POTTER, CARD_FOR_MUGS),
                            releaseRequested(CARD, "not sent"),
                            delivered(POTTER),
                            delivered(TEA_GARDEN),
                            closed())
                    .given(more);
        }

        private final SettleReturn mugsAreBack = new SettleReturn(ORDER, 1, List.of(Verdict.refund(1, 2)));

        private ReturnSettled back(List<ParcelUnits> units, long amount) {
            return new ReturnSettled(
                    ORDER, 1, units, List.of(), won(amount), won(0), won(0), List.of(), Optional.empty());
        }

        @Test
        @DisplayName("gives nothing back of what was written off, and keeps what was paid for the rest")
        void writtenOffMugs() {
            given(writtenOff(CARD, 20_700, forMugs(20_700)), MugsThatComeBack.askedFor(1, 2, ReturnReason.DEFECT));
            order.when(mugsAreBack)
                    .then(back(List.of(MugsThatComeBack.mugs(2)), 10_000), refundForReturn(VOUCHER, WHOLE_VOUCHER));
        }

        @Test
        @DisplayName("gives all back that was paid for what comes back, whatever was written off beside it")
        void teaBesideIt() {
            given(
                    writtenOff(CARD, 20_700, forMugs(20_700)),
                    new ReturnAskedFor(
                            ORDER,
                            1,
                            List.of(new ParcelUnits(TEA_GARDEN, 2, 1)),
                            confirmed().parcels().get(1),
                            MugsAndTea.JIWON,
                            ReturnReason.DEFECT,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()));
            order.when(new SettleReturn(ORDER, 1, List.of(Verdict.refund(2, 1))))
                    .then(
                            back(List.of(new ParcelUnits(TEA_GARDEN, 2, 1)), 12_400),
                            refundForReturn(CARD, CARD_FOR_TEA));
        }

        @Test
        @DisplayName("is not settled as owed by the customer while what was collected is to be given back")
        void collectedMugsAreNotOwed() {
            given(
                    settled(CARD, SettlementKind.COLLECTED, 20_700),
                    MugsThatComeBack.askedFor(1, 2, ReturnReason.DEFECT),
                    back(List.of(MugsThatComeBack.mugs(2)), 30_700),
                    refundForReturn(CARD, CARD_FOR_TEA),
                    refundForReturn(VOUCHER, WHOLE_VOUCHER),
                    owedBack(CARD, 8_300));
            order.when(settle(SECOND, CARD, SettlementKind.COLLECTED, Optional.empty()))
                    .thenRejected("ORD-27", "nothing-owed");
        }

        @Test
        @DisplayName(
                "owes back what was collected: a person gives it back, since no provider can, and it ends with that")
        void collectedMugs() {
            given(
                    settled(CARD, SettlementKind.COLLECTED, 20_700),
                    MugsThatComeBack.askedFor(1, 2, ReturnReason.DEFECT));
            order.when(mugsAreBack)
                    .then(
                            back(List.of(MugsThatComeBack.mugs(2)), 30_700),
                            refundForReturn(CARD, CARD_FOR_TEA),
                            refundForReturn(VOUCHER, WHOLE_VOUCHER),
                            owedBack(CARD, 8_300))
                    .when(settle(SECOND, CARD, SettlementKind.GIVEN_BACK, Optional.of(won(8_000))))
                    .then(settled(SECOND, CARD, SettlementKind.GIVEN_BACK, 8_000), owedBack(CARD, 300))
                    .when(settle("settlement-3", CARD, SettlementKind.GIVEN_BACK, Optional.empty()))
                    .then(settled("settlement-3", CARD, SettlementKind.GIVEN_BACK, 300), owedBack(CARD, 0))
                    .when(settle("settlement-4", CARD, SettlementKind.GIVEN_BACK, Optional.empty()))
                    .thenRejected("ORD-27", "nothing-owed-back");
        }
    }

    @Test
    @DisplayName("owes nothing back of what was collected that the customer has by their bank meanwhile (PAY-10)")
    void isDisputed() {
        order.given(
                        placed(),
                        cardAuthorised(),
                        voucherPaid(),
                        confirmed(),
                        handedOver(POTTER),
                        captureRequested(POTTER, CARD_FOR_MUGS),
                        captureGivenToAPerson(POTTER, CARD_FOR_MUGS, 6),
                        settled(CARD, SettlementKind.COLLECTED, 20_700),
                        captureNotNeeded(POTTER, CARD_FOR_MUGS),
                        handedOver(TEA_GARDEN),
                        captureRequested(TEA_GARDEN, CARD_FOR_TEA),
                        captured(TEA_GARDEN, CARD_FOR_TEA),
                        MugsAndTea.disputed(CARD, CARD_FOR_TEA),
                        mishap(POTTER, ParcelMishap.DAMAGED, 9),
                        parcelRefunded(POTTER),
                        releaseRequested(CARD, "not sent"),
                        refundRequested(CARD, CARD_FOR_TEA, "not sent"),
                        refundRequested(VOUCHER, WHOLE_VOUCHER, "not sent"),
                        owedBack(CARD, 8_300))
                .when(MugsAndTea.recordDisputeDecided(CARD, CARD_FOR_TEA))
                .then(MugsAndTea.disputeDecided(CARD, CARD_FOR_TEA), owedBack(CARD, 0))
                .when(MugsAndTea.recordRefundOvertaken(CARD, "refund-1", CARD_FOR_TEA))
                .then(MugsAndTea.refundOvertaken(CARD, "refund-1", CARD_FOR_TEA), owedBack(CARD, 8_300));
    }

    @Test
    @DisplayName("writes off of one capture for all of it what was handed over first")
    void oneCapture() {
        order.given(
                        placed(),
                        cardAuthorisedForOneCapture(),
                        voucherPaid(),
                        confirmed(),
                        handedOver(TEA_GARDEN),
                        captureRequested("whole", WHOLE_CARD),
                        captureGivenToAPerson("whole", WHOLE_CARD, 6))
                .when(settle(CARD, SettlementKind.WRITTEN_OFF, 15_000))
                .then(
                        writtenOff(CARD, 15_000, new Part(TEA_GARDEN, CARD_FOR_TEA), forMugs(2_600)),
                        captureNotNeeded("whole", WHOLE_CARD))
                .when(recordHandOver(POTTER))
                .then(handedOver(POTTER), captureRequested("whole.again", won(18_100), "whole"));
    }

    @Nested
    @DisplayName("since a deposit turned back")
    class TurnedBack {

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
                    handedOver(TEA_GARDEN),
                    captureRequested(TEA_GARDEN, CARD_FOR_TEA),
                    captured(TEA_GARDEN, CARD_FOR_TEA),
                    delivered(POTTER),
                    delivered(TEA_GARDEN));
        }

        @Test
        @DisplayName("is closed when it is settled, in parts and both ways")
        void isSettled() {
            order.given(turnedBack(VOUCHER, WHOLE_VOUCHER), owed(VOUCHER, WHOLE_VOUCHER))
                    .when(settle(VOUCHER, SettlementKind.COLLECTED, 4_000))
                    .then(settled(VOUCHER, SettlementKind.COLLECTED, 4_000), owed(VOUCHER, won(6_000)))
                    .when(settle(SECOND, VOUCHER, SettlementKind.WRITTEN_OFF, Optional.empty()))
                    .then(
                            settled(SECOND, VOUCHER, SettlementKind.WRITTEN_OFF, 6_000, forMugs(6_000)),
                            owed(VOUCHER, won(0)),
                            closed());
        }

        @Test
        @DisplayName(
                "is closed when it is written off with what had been given back before: the customer had that twice")
        void isWrittenOffTwice() {
            order.given(
                            MugsThatComeBack.askedFor(1, 1, ReturnReason.DEFECT),
                            MugsThatComeBack.oneBackForADefect(),
                            refundForReturn(CARD, won(7_900)),
                            refundForReturn(VOUCHER, won(5_000)),
                            refunded(VOUCHER, won(5_000)),
                            turnedBack(VOUCHER, WHOLE_VOUCHER),
                            owed(VOUCHER, WHOLE_VOUCHER))
                    .when(settleAll(VOUCHER, SettlementKind.WRITTEN_OFF))
                    .then(writtenOff(VOUCHER, 10_000, forMugs(5_000)), owed(VOUCHER, won(0)), closed());
        }

        @Test
        @DisplayName("gives nothing back of what was written off when its parcel is refunded")
        void isRefunded() {
            order.given(
                            turnedBack(VOUCHER, WHOLE_VOUCHER),
                            owed(VOUCHER, WHOLE_VOUCHER),
                            writtenOff(VOUCHER, 10_000, forMugs(10_000)),
                            owed(VOUCHER, won(0)),
                            closed(),
                            mishap(POTTER, ParcelMishap.DAMAGED, 9))
                    .when(refund(POTTER))
                    .then(parcelRefunded(POTTER), refundRequested(CARD, CARD_FOR_MUGS, "not sent"));
        }

        @Test
        @DisplayName("gives back in another way what was collected in another way when its parcel is refunded")
        void isRefundedThoughCollected() {
            order.given(
                            turnedBack(VOUCHER, WHOLE_VOUCHER),
                            owed(VOUCHER, WHOLE_VOUCHER),
                            settled(VOUCHER, SettlementKind.COLLECTED, 10_000),
                            owed(VOUCHER, won(0)),
                            closed(),
                            mishap(POTTER, ParcelMishap.DAMAGED, 9))
                    .when(refund(POTTER))
                    .then(
                            parcelRefunded(POTTER),
                            refundRequested(CARD, CARD_FOR_MUGS, "not sent"),
                            owedBack(VOUCHER, 10_000));
        }
    }
}
