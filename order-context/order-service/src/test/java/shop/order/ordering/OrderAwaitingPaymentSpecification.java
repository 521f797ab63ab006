package shop.order.ordering;

import static shop.order.api.RejectionReason.NOT_PAID_IN_TIME;
import static shop.order.api.RejectionReason.TENDER_DECLINED;
import static shop.order.ordering.MugsAndTea.CARD;
import static shop.order.ordering.MugsAndTea.CARD_FOR_TEA;
import static shop.order.ordering.MugsAndTea.JIWON;
import static shop.order.ordering.MugsAndTea.ORDER;
import static shop.order.ordering.MugsAndTea.POTTER;
import static shop.order.ordering.MugsAndTea.TEA_GARDEN;
import static shop.order.ordering.MugsAndTea.VOUCHER;
import static shop.order.ordering.MugsAndTea.WHOLE_CARD;
import static shop.order.ordering.MugsAndTea.WHOLE_VOUCHER;
import static shop.order.ordering.MugsAndTea.cancel;
import static shop.order.ordering.MugsAndTea.cancelled;
import static shop.order.ordering.MugsAndTea.card;
import static shop.order.ordering.MugsAndTea.cardAuthorised;
import static shop.order.ordering.MugsAndTea.cardReplaced;
import static shop.order.ordering.MugsAndTea.confirmed;
import static shop.order.ordering.MugsAndTea.declined;
import static shop.order.ordering.MugsAndTea.parcelCancelled;
import static shop.order.ordering.MugsAndTea.place;
import static shop.order.ordering.MugsAndTea.placed;
import static shop.order.ordering.MugsAndTea.placedWaiting;
import static shop.order.ordering.MugsAndTea.recordCardAuthorised;
import static shop.order.ordering.MugsAndTea.recordDeclined;
import static shop.order.ordering.MugsAndTea.recordDelivery;
import static shop.order.ordering.MugsAndTea.recordDisputeDecided;
import static shop.order.ordering.MugsAndTea.recordDisputed;
import static shop.order.ordering.MugsAndTea.recordHandOver;
import static shop.order.ordering.MugsAndTea.recordLabelled;
import static shop.order.ordering.MugsAndTea.recordParcelCancelled;
import static shop.order.ordering.MugsAndTea.recordRefundFailed;
import static shop.order.ordering.MugsAndTea.recordRefundOvertaken;
import static shop.order.ordering.MugsAndTea.recordRefunded;
import static shop.order.ordering.MugsAndTea.recordTurnedBack;
import static shop.order.ordering.MugsAndTea.recordVoucherPaid;
import static shop.order.ordering.MugsAndTea.refundRequested;
import static shop.order.ordering.MugsAndTea.rejected;
import static shop.order.ordering.MugsAndTea.releaseRequested;
import static shop.order.ordering.MugsAndTea.replaceCard;
import static shop.order.ordering.MugsAndTea.twoBlueMugs;
import static shop.order.ordering.MugsAndTea.voucherPaid;
import static shop.order.ordering.MugsAndTea.won;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import shop.kernel.CashReceipt;
import shop.order.api.OrderConfirmed;
import shop.order.api.OrderLine;
import shop.order.api.ParcelContents;
import shop.order.api.ReplaceTender;
import shop.order.api.Tender;
import shop.order.api.TenderMethod;
import shop.specification.AggregateSpecification;

@DisplayName("An order that is awaiting payment")
class OrderAwaitingPaymentSpecification {

    @RegisterExtension
    final AggregateSpecification<Order> order = AggregateSpecification.of(Order.class)
            .withResource(MugsAndTea.PAYMENT_WINDOW)
            .withResource(MugsThatComeBack.RETURN_TERMS);

    @Nested
    @DisplayName("by a card and a voucher")
    class ByCardAndVoucher {

        @BeforeEach
        void past() {
            order.given(placed());
        }

        @Test
        @DisplayName("is not confirmed by the card alone (ORD-03)")
        void cardAlone() {
            order.when(recordCardAuthorised()).then(cardAuthorised());
        }

        @Test
        @DisplayName("is not confirmed by the voucher alone (ORD-03)")
        void voucherAlone() {
            order.when(recordVoucherPaid()).then(voucherPaid());
        }

        @Test
        @DisplayName("is confirmed when both are there, whichever comes first (ORD-03, ORD-09)")
        void isConfirmed() {
            order.given(cardAuthorised()).when(recordVoucherPaid()).then(voucherPaid(), confirmed());
        }

        @Test
        @DisplayName("is confirmed when both are there, the voucher first (ORD-03, ORD-09)")
        void isConfirmedVoucherFirst() {
            order.given(voucherPaid()).when(recordCardAuthorised()).then(cardAuthorised(), confirmed());
        }

        @Test
        @DisplayName("learns of each tender once, however often it is told")
        void learnsOnce() {
            order.given(cardAuthorised()).when(recordCardAuthorised()).thenNothing();
        }

        @Test
        @DisplayName("learns of money that was paid once, however often it is told")
        void learnsOfPaymentsOnce() {
            order.given(voucherPaid()).when(recordVoucherPaid()).thenNothing();
        }

        @Test
        @DisplayName("is not confirmed by less money than a tender was to pay (ORD-03)")
        void lessThanTheTender() {
            order.given(cardAuthorised())
                    .when(new RecordTenderPaid(ORDER, VOUCHER, won(9_999)))
                    .then(new TenderPaid(ORDER, VOUCHER, won(9_999)));
        }

        @Test
        @DisplayName("gives back what was paid beyond a tender, once it is confirmed")
        void moreThanTheTender() {
            order.given(cardAuthorised())
                    .when(new RecordTenderPaid(ORDER, VOUCHER, won(10_500)))
                    .then(
                            new TenderPaid(ORDER, VOUCHER, won(10_500)),
                            confirmed(),
                            refundRequested(VOUCHER, won(500), "not sent"));
        }

        @Test
        @DisplayName("is rejected when the card is declined, and the voucher that has not come is called off (ORD-04)")
        void declinedWhileTheVoucherIsAwaited() {
            order.when(recordDeclined(CARD))
                    .then(declined(CARD), rejected(TENDER_DECLINED), releaseRequested(VOUCHER, "order rejected"));
        }

        @Test
        @DisplayName("is rejected when the card is declined, and the voucher that was paid goes back (ORD-04)")
        void declinedAfterTheVoucher() {
            order.given(voucherPaid())
                    .when(recordDeclined(CARD))
                    .then(
                            declined(CARD),
                            rejected(TENDER_DECLINED),
                            refundRequested(VOUCHER, WHOLE_VOUCHER, "order rejected"));
        }

        @Test
        @DisplayName("is rejected when the voucher is declined, and the card's authorisation is let go (ORD-04)")
        void voucherDeclined() {
            order.given(cardAuthorised())
                    .when(recordDeclined(VOUCHER))
                    .then(declined(VOUCHER), rejected(TENDER_DECLINED), releaseRequested(CARD, "order rejected"));
        }

        @Test
        @DisplayName("does not believe that a tender was declined whose money is there")
        void declinedAfterAuthorised() {
            order.given(cardAuthorised()).when(recordDeclined(CARD)).thenNothing();
        }

        @Test
        @DisplayName("is rejected when nobody has paid in time, and both tenders are called off (ORD-05)")
        void nobodyPays() {
            order.when(new RejectUnpaidOrder(ORDER))
                    .then(
                            rejected(NOT_PAID_IN_TIME),
                            releaseRequested(CARD, "order rejected"),
                            releaseRequested(VOUCHER, "order rejected"));
        }

        @Test
        @DisplayName("is rejected when one tender has not come in time, and the other goes back (ORD-05)")
        void oneDoesNotCome() {
            order.given(voucherPaid())
                    .when(new RejectUnpaidOrder(ORDER))
                    .then(
                            rejected(NOT_PAID_IN_TIME),
                            releaseRequested(CARD, "order rejected"),
                            refundRequested(VOUCHER, WHOLE_VOUCHER, "order rejected"));
        }

        @Test
        @DisplayName("is cancelled at once when the customer asks, and both tenders are called off (ORD-06)")
        void isCancelled() {
            order.when(cancel())
                    .then(
                            cancelled(),
                            releaseRequested(CARD, "order cancelled"),
                            releaseRequested(VOUCHER, "order cancelled"));
        }

        @Test
        @DisplayName("is cancelled at once when the customer asks, and what was paid goes back (ORD-06)")
        void isCancelledAfterTheVoucher() {
            order.given(voucherPaid())
                    .when(cancel())
                    .then(
                            cancelled(),
                            releaseRequested(CARD, "order cancelled"),
                            refundRequested(VOUCHER, WHOLE_VOUCHER, "order cancelled"));
        }

        @Test
        @DisplayName("has no parcels yet of which anything could be told")
        void hasNoParcels() {
            order.when(recordLabelled(POTTER)).thenNothing();
            order.given(placed()).when(recordHandOver(POTTER)).thenNothing();
            order.given(placed()).when(recordDelivery(POTTER)).thenNothing();
            order.given(placed()).when(recordParcelCancelled(POTTER)).thenNothing();
        }

        @Test
        @DisplayName("hears nothing of a tender or a ship-from that it does not have")
        void knowsItsOwn() {
            order.when(recordDeclined(3)).thenFails(IllegalArgumentException.class);
            order.given(placed()).when(recordHandOver("warehouse")).thenFails(IllegalArgumentException.class);
        }
    }

    @Nested
    @DisplayName("by a card that is declined and may be replaced (ORD-04)")
    class Declined {

        private void past() {
            order.given(placedWaiting(), declined(CARD));
        }

        private void replaced() {
            order.given(placedWaiting(), voucherPaid(), declined(CARD), cardReplaced());
        }

        @Test
        @DisplayName("waits for another means of payment, and keeps what the others have paid")
        void waits() {
            order.given(placedWaiting(), voucherPaid())
                    .when(recordDeclined(CARD))
                    .then(declined(CARD));
        }

        @Test
        @DisplayName("is paid by another, for the same amount; the same again changes nothing")
        void isReplaced() {
            past();
            order.when(replaceCard()).then(cardReplaced()).when(replaceCard()).thenNothing();
        }

        @Test
        @DisplayName("is not paid by it if its money comes nevertheless: payment gives that back by itself (PAY-21)")
        void moneyComesTooLate() {
            past();
            paysForNothing();
            replaced();
            paysForNothing();
            order.given(placedWaiting(), declined(CARD), rejected(TENDER_DECLINED));
            paysForNothing();
        }

        private void paysForNothing() {
            order.when(new RecordTenderPaid(ORDER, CARD, WHOLE_CARD))
                    .thenNothing()
                    .when(new RecordTenderReleased(ORDER, CARD, WHOLE_CARD))
                    .thenNothing()
                    .when(recordRefundFailed(CARD, WHOLE_CARD))
                    .thenNothing()
                    .when(recordRefunded(CARD, WHOLE_CARD))
                    .thenNothing()
                    .when(recordRefundOvertaken(CARD, "paid-too-late", WHOLE_CARD))
                    .thenNothing()
                    .when(recordTurnedBack(CARD, WHOLE_CARD))
                    .thenNothing()
                    .when(recordDisputed(CARD, WHOLE_CARD))
                    .thenNothing()
                    .when(recordDisputeDecided(CARD, WHOLE_CARD))
                    .thenNothing();
        }

        @Test
        @DisplayName("is confirmed when the other has paid")
        void isConfirmed() {
            replaced();
            order.when(new RecordTenderPaid(ORDER, 3, WHOLE_CARD))
                    .then(new TenderPaid(ORDER, 3, WHOLE_CARD), confirmed());
        }

        @Test
        @DisplayName("gives back what the other has paid for what is not sent: it has the column of the declined one")
        void hasTheColumn() {
            order.given(
                            placedWaiting(),
                            voucherPaid(),
                            declined(CARD),
                            cardReplaced(),
                            new TenderPaid(ORDER, 3, WHOLE_CARD),
                            confirmed())
                    .when(recordParcelCancelled(TEA_GARDEN))
                    .then(parcelCancelled(TEA_GARDEN), refundRequested(3, CARD_FOR_TEA, "not sent"));
        }

        @Test
        @DisplayName("is replaced once more when the other is declined, too")
        void isDeclinedAgain() {
            replaced();
            order.when(recordDeclined(3))
                    .then(declined(3))
                    .when(new ReplaceTender(ORDER, 3, TenderMethod.CARD, "tok_third", 2))
                    .then(new TenderReplaced(
                            ORDER, 3, 4, new Tender(TenderMethod.CARD, WHOLE_CARD, "tok_third", 2, Optional.empty())));
        }

        @Test
        @DisplayName("is paid with a cash receipt, if the other is no card (PAY-19)")
        void withACashReceipt() {
            past();
            order.when(replaceCardBy(TenderMethod.DEBIT, "010-****-5678"))
                    .thenRejected("PAY-19", "cash-receipt-of-a-card");
            past();
            order.when(replaceCardBy(TenderMethod.VOUCHER, "010-1234-5678"))
                    .thenRejected("PAY-19", "cash-receipt-identifier-in-clear");
            past();
            order.when(replaceCardBy(TenderMethod.VOUCHER, "010-****-5678"))
                    .then(new TenderReplaced(
                            ORDER,
                            CARD,
                            3,
                            new Tender(
                                    TenderMethod.VOUCHER,
                                    WHOLE_CARD,
                                    "tok_voucher",
                                    1,
                                    Optional.empty(),
                                    Optional.of(receipt("010-****-5678")))))
                    .when(replaceCardBy(TenderMethod.VOUCHER, "010-****-5678"))
                    .thenNothing();
        }

        private static ReplaceTender replaceCardBy(TenderMethod method, String identifier) {
            return new ReplaceTender(ORDER, CARD, method, "tok_voucher", 1, Optional.of(receipt(identifier)));
        }

        private static CashReceipt receipt(String identifier) {
            return new CashReceipt(CashReceipt.Purpose.INCOME_DEDUCTION, identifier);
        }

        @Test
        @DisplayName("is rejected when its window ends without another, and the voucher goes back")
        void nobodyReplacesIt() {
            order.given(placedWaiting(), voucherPaid(), declined(CARD))
                    .when(new RejectUnpaidOrder(ORDER))
                    .then(rejected(TENDER_DECLINED), refundRequested(VOUCHER, WHOLE_VOUCHER, "order rejected"))
                    .when(replaceCard())
                    .thenRejected("ORD-04", "order-not-awaiting-payment");
        }

        @Test
        @DisplayName("is rejected as unpaid when its window ends before the other has come")
        void otherDoesNotCome() {
            replaced();
            order.when(new RejectUnpaidOrder(ORDER))
                    .then(
                            rejected(NOT_PAID_IN_TIME),
                            refundRequested(VOUCHER, WHOLE_VOUCHER, "order rejected"),
                            releaseRequested(3, "order rejected"));
        }

        @Test
        @DisplayName("is cancelled when the customer does not want it any more (ORD-06)")
        void isCancelled() {
            past();
            order.when(cancel()).then(cancelled(), releaseRequested(VOUCHER, "order cancelled"));
            order.given(placedWaiting(), voucherPaid(), declined(CARD))
                    .when(cancel())
                    .then(cancelled(), refundRequested(VOUCHER, WHOLE_VOUCHER, "order cancelled"));
        }

        @Test
        @DisplayName("is not paid by another that was not asked for, was replaced, or is a slip or a card number")
        void isNotReplaced() {
            past();
            order.when(new ReplaceTender(ORDER, VOUCHER, TenderMethod.CARD, "tok", 1))
                    .thenRejected("ORD-04", "tender-not-declined");
            past();
            order.when(new ReplaceTender(ORDER, CARD, TenderMethod.BANK_SLIP, "tok", 1))
                    .thenRejected("ORD-04", "slip-too-late");
            past();
            order.when(new ReplaceTender(ORDER, CARD, TenderMethod.CARD, "4242 4242 4242 4242", 1))
                    .thenRejected("PAY-09");
            past();
            order.when(new ReplaceTender(ORDER, CARD, TenderMethod.CARD, "tok", 0))
                    .thenRejected("ORD-31", "too-few");
            replaced();
            order.when(new ReplaceTender(ORDER, CARD, TenderMethod.CARD, "tok", 1))
                    .thenRejected("ORD-04", "tender-replaced");
        }

        @Test
        @DisplayName("is not paid by one after the other: after ten a new order is to be placed")
        void tooMany() {
            List<Object> past = new ArrayList<>(List.of(placedWaiting(), declined(CARD)));
            int declined = CARD;
            for (int tender = 3; tender < 13; tender++) {
                past.add(new TenderReplaced(
                        ORDER,
                        declined,
                        tender,
                        new Tender(TenderMethod.CARD, WHOLE_CARD, "tok_" + tender, 1, Optional.empty())));
                past.add(declined(tender));
                declined = tender;
            }
            order.given(past.subList(0, past.size() - 2).toArray())
                    .when(new ReplaceTender(ORDER, 11, TenderMethod.CARD, "tok_12", 1))
                    .then(new TenderReplaced(
                            ORDER, 11, 12, new Tender(TenderMethod.CARD, WHOLE_CARD, "tok_12", 1, Optional.empty())));
            order.given(past.toArray())
                    .when(new ReplaceTender(ORDER, 12, TenderMethod.CARD, "tok_13", 1))
                    .thenRejected("ORD-04", "too-many-replacements");
        }
    }

    @Nested
    @DisplayName("by two cards")
    class ByTwoCards {

        @BeforeEach
        void past() {
            order.givenCommands(place(List.of(twoBlueMugs()), List.of(card(20_000), card(10_700))));
        }

        @Test
        @DisplayName("is rejected when one is declined, and the other's authorisation is let go (ORD-04)")
        void oneIsDeclined() {
            order.given(new TenderAuthorised(ORDER, 1, won(20_000), true))
                    .when(recordDeclined(2))
                    .then(declined(2), rejected(TENDER_DECLINED), releaseRequested(1, "order rejected"));
        }
    }

    @Test
    @DisplayName("goes as one parcel per ship-from once it is confirmed, whatever the order of its lines (ORD-09)")
    void oneParcelPerShipFrom() {
        OrderLine bowl = new OrderLine("BOWL", "Bowl", 1, won(20_000), won(0), won(0), POTTER, won(0));
        order.givenCommands(place(List.of(twoBlueMugs(), MugsAndTea.greenTea(), bowl), List.of(card(63_100))))
                .when(new RecordTenderAuthorised(ORDER, 1, won(63_100), true))
                .then(
                        new TenderAuthorised(ORDER, 1, won(63_100), true),
                        new OrderConfirmed(
                                ORDER,
                                JIWON,
                                List.of(
                                        new ParcelContents(
                                                POTTER,
                                                List.of(
                                                        new ParcelContents.Item(1, "MUG-BLUE", "Blue mug", 2),
                                                        new ParcelContents.Item(3, "BOWL", "Bowl", 1))),
                                        new ParcelContents(
                                                "boseong-tea",
                                                List.of(new ParcelContents.Item(2, "TEA-GREEN", "Green tea", 1)))),
                                Optional.of(MugsAndTea.PROMISED)));
    }
}
