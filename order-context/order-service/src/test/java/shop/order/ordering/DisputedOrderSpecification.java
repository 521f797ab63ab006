package shop.order.ordering;

import static shop.order.ordering.MugsAndTea.CARD;
import static shop.order.ordering.MugsAndTea.CARD_FOR_MUGS;
import static shop.order.ordering.MugsAndTea.CARD_FOR_TEA;
import static shop.order.ordering.MugsAndTea.DISPUTE;
import static shop.order.ordering.MugsAndTea.ORDER;
import static shop.order.ordering.MugsAndTea.POTTER;
import static shop.order.ordering.MugsAndTea.TEA_GARDEN;
import static shop.order.ordering.MugsAndTea.VOUCHER;
import static shop.order.ordering.MugsAndTea.WHOLE_CARD;
import static shop.order.ordering.MugsAndTea.WHOLE_VOUCHER;
import static shop.order.ordering.MugsAndTea.captureRequested;
import static shop.order.ordering.MugsAndTea.captured;
import static shop.order.ordering.MugsAndTea.cardAuthorised;
import static shop.order.ordering.MugsAndTea.closed;
import static shop.order.ordering.MugsAndTea.confirmed;
import static shop.order.ordering.MugsAndTea.delivered;
import static shop.order.ordering.MugsAndTea.disputeAnswered;
import static shop.order.ordering.MugsAndTea.disputeDecided;
import static shop.order.ordering.MugsAndTea.disputed;
import static shop.order.ordering.MugsAndTea.handedOver;
import static shop.order.ordering.MugsAndTea.mishap;
import static shop.order.ordering.MugsAndTea.parcelCancelled;
import static shop.order.ordering.MugsAndTea.parcelRefunded;
import static shop.order.ordering.MugsAndTea.placed;
import static shop.order.ordering.MugsAndTea.recordDelivery;
import static shop.order.ordering.MugsAndTea.recordDisputeDecided;
import static shop.order.ordering.MugsAndTea.recordDisputed;
import static shop.order.ordering.MugsAndTea.recordParcelCancelled;
import static shop.order.ordering.MugsAndTea.recordRefundOvertaken;
import static shop.order.ordering.MugsAndTea.refund;
import static shop.order.ordering.MugsAndTea.refundOvertaken;
import static shop.order.ordering.MugsAndTea.refundRequested;
import static shop.order.ordering.MugsAndTea.releaseRequested;
import static shop.order.ordering.MugsAndTea.voucherPaid;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import shop.kernel.Money;
import shop.specification.AggregateSpecification;

@DisplayName("An order of which the customer disputes money with their bank")
class DisputedOrderSpecification {

    private static final Money NOTHING = Money.zero(WHOLE_CARD.currency());

    @RegisterExtension
    final AggregateSpecification<Order> order = MugsThatComeBack.orders();

    @Nested
    @DisplayName("and that is paid and sent")
    class Sent {

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
                    captured(TEA_GARDEN, CARD_FOR_TEA));
        }

        @Test
        @DisplayName("learns of it once, of our answer once, and how it is decided once (PAY-10)")
        void learnsOfIt() {
            RecordTenderDisputeAnswered answered = new RecordTenderDisputeAnswered(ORDER, CARD, DISPUTE);
            order.when(answered)
                    .thenNothing()
                    .when(recordDisputed(CARD, CARD_FOR_MUGS))
                    .then(disputed(CARD, CARD_FOR_MUGS))
                    .when(recordDisputed(CARD, CARD_FOR_MUGS))
                    .thenNothing()
                    .when(answered)
                    .then(disputeAnswered(CARD))
                    .when(answered)
                    .thenNothing()
                    .when(recordDisputeDecided(CARD, NOTHING))
                    .then(disputeDecided(CARD, NOTHING))
                    .when(recordDisputeDecided(CARD, CARD_FOR_MUGS))
                    .thenNothing();
        }

        @Test
        @DisplayName("hears of no answer any more once it is decided")
        void isDecided() {
            order.given(disputed(CARD, CARD_FOR_MUGS), disputeDecided(CARD, CARD_FOR_MUGS))
                    .when(new RecordTenderDisputeAnswered(ORDER, CARD, DISPUTE))
                    .thenNothing();
        }

        @Test
        @DisplayName(
                "learns that what the bank had only asked about is money that it takes by now, and is to be answered anew")
        void becomesAChargeback() {
            RecordTenderDisputeAnswered answered = new RecordTenderDisputeAnswered(ORDER, CARD, DISPUTE);
            order.when(recordInquiry())
                    .then(inquiry())
                    .when(recordInquiry())
                    .thenNothing()
                    .when(answered)
                    .then(disputeAnswered(CARD))
                    .when(recordDisputed(CARD, CARD_FOR_MUGS))
                    .then(disputed(CARD, CARD_FOR_MUGS))
                    .when(recordInquiry())
                    .thenNothing()
                    .when(answered)
                    .then(disputeAnswered(CARD));
        }

        @Test
        @DisplayName(
                "learns that the bank takes the money after all, also when it had asked and was answered to the end")
        void becomesAChargebackAfterAll() {
            RecordTenderDisputeDecided asked = new RecordTenderDisputeDecided(ORDER, CARD, DISPUTE, NOTHING, true);
            order.given(inquiry())
                    .when(asked)
                    .then(disputeDecided(CARD, NOTHING))
                    .when(recordDisputed(CARD, CARD_FOR_MUGS))
                    .then(disputed(CARD, CARD_FOR_MUGS))
                    .when(asked)
                    .thenNothing()
                    .when(recordDisputeDecided(CARD, CARD_FOR_MUGS))
                    .then(disputeDecided(CARD, CARD_FOR_MUGS));
        }

        @Test
        @DisplayName(
                "counts what a person has transferred although the dispute was lost: the customer has it twice (PAY-03)")
        void isGivenBackTwice() {
            order.given(
                            mishap(POTTER, ParcelMishap.PRESUMED_LOST, 9),
                            disputed(CARD, CARD_FOR_MUGS),
                            parcelRefunded(POTTER),
                            refundRequested(CARD, CARD_FOR_MUGS, "not sent"),
                            refundRequested(VOUCHER, WHOLE_VOUCHER, "not sent"),
                            disputeDecided(CARD, CARD_FOR_MUGS),
                            refundOvertaken(CARD, "refund-1", CARD_FOR_MUGS))
                    .when(MugsAndTea.recordRefunded(CARD, CARD_FOR_MUGS))
                    .then(MugsAndTea.refunded(CARD, CARD_FOR_MUGS))
                    .when(MugsAndTea.recordRefunded(CARD, CARD_FOR_MUGS))
                    .thenNothing()
                    .when(recordRefundOvertaken(CARD, "refund-1", CARD_FOR_MUGS))
                    .thenNothing();
        }

        private RecordTenderDisputed recordInquiry() {
            return new RecordTenderDisputed(
                    ORDER, CARD, DISPUTE, false, CARD_FOR_TEA, "NOT_RECEIVED", Optional.empty());
        }

        private TenderDisputed inquiry() {
            return new TenderDisputed(ORDER, CARD, DISPUTE, false, CARD_FOR_TEA, "NOT_RECEIVED", Optional.empty());
        }

        @Test
        @DisplayName("keeps what the customer does not get, where the bank decides for less than was disputed (PAY-10)")
        void isDecidedForLess() {
            order.given(disputed(CARD, CARD_FOR_MUGS), mishap(POTTER, ParcelMishap.PRESUMED_LOST, 9))
                    .when(recordDisputeDecided(CARD, CARD_FOR_TEA))
                    .then(disputeDecided(CARD, CARD_FOR_TEA))
                    .when(refund(POTTER))
                    .then(
                            parcelRefunded(POTTER),
                            refundRequested(CARD, CARD_FOR_MUGS.minus(CARD_FOR_TEA), "not sent"),
                            refundRequested(VOUCHER, WHOLE_VOUCHER, "not sent"));
        }

        @Test
        @DisplayName("ends although the customer has some of the money: it is neither owed nor too much (PAY-10)")
        void isClosed() {
            order.given(disputed(CARD, CARD_FOR_MUGS), disputeDecided(CARD, CARD_FOR_MUGS), delivered(POTTER))
                    .when(recordDelivery(TEA_GARDEN))
                    .then(delivered(TEA_GARDEN), closed());
        }

        @Test
        @DisplayName("gives back nothing for a parcel whose money the dispute took (PAY-10, ORD-10)")
        void isNotGivenBackTwice() {
            order.given(
                            disputed(CARD, CARD_FOR_MUGS),
                            disputeDecided(CARD, CARD_FOR_MUGS),
                            mishap(POTTER, ParcelMishap.PRESUMED_LOST, 9))
                    .when(refund(POTTER))
                    .then(parcelRefunded(POTTER), refundRequested(VOUCHER, WHOLE_VOUCHER, "not sent"));
        }

        @Test
        @DisplayName("gives back what the dispute has left of a parcel's money")
        void givesBackTheRest() {
            Money part = Money.of(CARD_FOR_MUGS.minor() - 100, CARD_FOR_MUGS.currency());
            order.given(disputed(CARD, part), disputeDecided(CARD, part), mishap(POTTER, ParcelMishap.PRESUMED_LOST, 9))
                    .when(refund(POTTER))
                    .then(
                            parcelRefunded(POTTER),
                            refundRequested(CARD, Money.of(100, part.currency()), "not sent"),
                            refundRequested(VOUCHER, WHOLE_VOUCHER, "not sent"));
        }

        @Test
        @DisplayName(
                "whose refund has come too late, since a part was lost in a dispute, asks for what is left (PAY-10)")
        void isOvertakenInPart() {
            Money lost = MugsAndTea.won(5_000);
            order.given(
                            mishap(POTTER, ParcelMishap.PRESUMED_LOST, 9),
                            disputed(CARD, lost),
                            parcelRefunded(POTTER),
                            refundRequested(CARD, CARD_FOR_MUGS, "not sent"),
                            refundRequested(VOUCHER, WHOLE_VOUCHER, "not sent"),
                            disputeDecided(CARD, lost))
                    .when(recordRefundOvertaken(CARD, "refund-1", CARD_FOR_MUGS))
                    .then(
                            refundOvertaken(CARD, "refund-1", CARD_FOR_MUGS),
                            new RefundRequested(ORDER, CARD, "refund-2", CARD_FOR_MUGS.minus(lost), "not sent"));
        }

        @Test
        @DisplayName(
                "whose refund has come too late, since the dispute was lost, asks for none again, and ends (PAY-10)")
        void isOvertaken() {
            order.given(
                            mishap(POTTER, ParcelMishap.PRESUMED_LOST, 9),
                            disputed(CARD, CARD_FOR_MUGS),
                            parcelRefunded(POTTER),
                            refundRequested(CARD, CARD_FOR_MUGS, "not sent"),
                            refundRequested(VOUCHER, WHOLE_VOUCHER, "not sent"),
                            disputeDecided(CARD, CARD_FOR_MUGS),
                            delivered(TEA_GARDEN))
                    .when(recordRefundOvertaken(CARD, "refund-1", CARD_FOR_MUGS))
                    .then(refundOvertaken(CARD, "refund-1", CARD_FOR_MUGS), closed())
                    .when(recordRefundOvertaken(CARD, "refund-1", CARD_FOR_MUGS))
                    .thenNothing();
        }
    }

    @Test
    @DisplayName("hears of no refund that it has never asked for (PAY-10)")
    void neverAskedFor() {
        order.given(placed(), cardAuthorised(), voucherPaid(), confirmed())
                .when(recordRefundOvertaken(VOUCHER, "refund-1", WHOLE_VOUCHER))
                .thenNothing();
    }

    @Test
    @DisplayName("lets go of what is still held for what is not sent, whatever a dispute took of the rest (PAY-10)")
    void letsGo() {
        order.given(
                        placed(),
                        cardAuthorised(),
                        voucherPaid(),
                        confirmed(),
                        handedOver(TEA_GARDEN),
                        captureRequested(TEA_GARDEN, CARD_FOR_TEA),
                        captured(TEA_GARDEN, CARD_FOR_TEA),
                        disputed(CARD, CARD_FOR_TEA),
                        disputeDecided(CARD, CARD_FOR_TEA))
                .when(recordParcelCancelled(POTTER))
                .then(
                        parcelCancelled(POTTER),
                        releaseRequested(CARD, "not sent"),
                        refundRequested(VOUCHER, WHOLE_VOUCHER, "not sent"));
    }
}
