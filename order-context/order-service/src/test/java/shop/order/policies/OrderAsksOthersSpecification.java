package shop.order.policies;

import static shop.order.ordering.MugsAndTea.CARD;
import static shop.order.ordering.MugsAndTea.CARD_FOR_MUGS;
import static shop.order.ordering.MugsAndTea.JIWON;
import static shop.order.ordering.MugsAndTea.ORDER;
import static shop.order.ordering.MugsAndTea.PAY_UNTIL;
import static shop.order.ordering.MugsAndTea.POTTER;
import static shop.order.ordering.MugsAndTea.PROMISED;
import static shop.order.ordering.MugsAndTea.TEA_GARDEN;
import static shop.order.ordering.MugsAndTea.THURSDAY;
import static shop.order.ordering.MugsAndTea.VOUCHER;
import static shop.order.ordering.MugsAndTea.WHOLE_CARD;
import static shop.order.ordering.MugsAndTea.WHOLE_VOUCHER;
import static shop.specification.PolicySpecification.toldAt;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import shop.kernel.CashReceipt;
import shop.order.api.OrderPlaced;
import shop.order.api.RejectionReason;
import shop.order.api.RequestKind;
import shop.order.api.ReturnReason;
import shop.order.api.ReturnState;
import shop.order.api.SettlementKind;
import shop.order.api.Share;
import shop.order.api.Tender;
import shop.order.api.TenderMethod;
import shop.order.ordering.AmendedMugs;
import shop.order.ordering.AmendmentWindowElapsed;
import shop.order.ordering.Basket;
import shop.order.ordering.LapseAmendment;
import shop.order.ordering.MugsAndTea;
import shop.order.ordering.MugsThatComeBack;
import shop.order.ordering.PaymentWindowElapsed;
import shop.order.ordering.RecordReturnEnded;
import shop.order.ordering.RejectUnpaidOrder;
import shop.order.returns.MugsReturned;
import shop.payment.api.AuthorisePayment;
import shop.payment.api.CapturePayment;
import shop.payment.api.OutsideSettlement;
import shop.payment.api.PaymentId;
import shop.payment.api.PaymentMethod;
import shop.payment.api.RefundPayment;
import shop.payment.api.ReleasePayment;
import shop.payment.api.SettleOutside;
import shop.payment.api.WaiveCapture;
import shop.shipping.api.CancelReturnShipment;
import shop.shipping.api.CancelShipment;
import shop.shipping.api.HoldShipment;
import shop.shipping.api.InterceptShipment;
import shop.shipping.api.LiftShipmentHold;
import shop.shipping.api.ParcelItem;
import shop.shipping.api.PrepareReturnShipment;
import shop.shipping.api.PrepareShipment;
import shop.shipping.api.RedirectShipment;
import shop.shipping.api.ReduceShipment;
import shop.shipping.api.ReturnShipmentId;
import shop.shipping.api.ReturnedItem;
import shop.shipping.api.ShipmentId;
import shop.specification.PolicySpecification;

@DisplayName("What an order decides, and what is asked of others then")
class OrderAsksOthersSpecification {

    private static final PaymentId CARD_PAYMENT = PaymentId.of(ORDER, CARD);
    private static final PaymentId VOUCHER_PAYMENT = PaymentId.of(ORDER, VOUCHER);
    private static final ShipmentId MUGS = ShipmentId.of(ORDER, POTTER);
    private static final ShipmentId TEA = ShipmentId.of(ORDER, TEA_GARDEN);
    private static final String SECOND = POTTER + ".2";

    @RegisterExtension
    final PolicySpecification policies = PolicySpecification.of(AllPolicies::on);

    private static AuthorisePayment byCard() {
        return new AuthorisePayment(
                CARD_PAYMENT,
                ORDER,
                CARD,
                PaymentMethod.CARD,
                WHOLE_CARD,
                "tok_approve",
                1,
                Optional.empty(),
                Optional.empty());
    }

    private static AuthorisePayment byVoucher() {
        return new AuthorisePayment(
                VOUCHER_PAYMENT,
                ORDER,
                VOUCHER,
                PaymentMethod.VOUCHER,
                WHOLE_VOUCHER,
                "tok_approve",
                1,
                Optional.empty(),
                Optional.empty());
    }

    private static PrepareShipment parcelWithMugs(String parcel, int mugs, Optional<LocalDate> promised) {
        return new PrepareShipment(
                ShipmentId.of(ORDER, parcel),
                ORDER,
                POTTER,
                JIWON,
                List.of(new ParcelItem(1, "MUG-BLUE", "Blue mug", mugs)),
                promised);
    }

    private static PrepareShipment parcelWithTea() {
        return new PrepareShipment(
                TEA,
                ORDER,
                TEA_GARDEN,
                JIWON,
                List.of(new ParcelItem(2, "TEA-GREEN", "Green tea", 1)),
                Optional.of(PROMISED));
    }

    @Nested
    @DisplayName("of payment")
    class OfPayment {

        @Test
        @DisplayName("the money of every way of paying is asked for when the order is placed, and its time to pay is"
                + " watched (ORD-05, ORD-28)")
        void moneyOfEveryTender() {
            policies.when(MugsAndTea.placed())
                    .thenAsks(byCard(), byVoucher(), toldAt(PAY_UNTIL, new PaymentWindowElapsed(ORDER)));
        }

        @Test
        @DisplayName("a bank slip can be paid no longer than the order waits for it (ORD-28)")
        void aSlip() {
            OrderPlaced placed = MugsAndTea.placed();
            LocalDate thursday = LocalDate.parse("2026-01-08");
            policies.when(new Basket()
                            .paidBy(List.of(MugsAndTea.slip(43_100, Optional.empty())), paidByOne(placed.shares()))
                            .payUntil(Optional.empty())
                            .slipsDue(Optional.of(thursday))
                            .placed())
                    .thenAsks(new AuthorisePayment(
                            CARD_PAYMENT,
                            ORDER,
                            CARD,
                            PaymentMethod.BANK_SLIP,
                            placed.total(),
                            "tok_slip_paid",
                            1,
                            Optional.of(thursday),
                            Optional.empty()));
        }

        @Test
        @DisplayName("what a cash receipt needs goes along with the request for its money (PAY-19)")
        void aCashReceipt() {
            CashReceipt receipt = new CashReceipt(CashReceipt.Purpose.INCOME_DEDUCTION, "010-****-5678");
            OrderPlaced placed = MugsAndTea.placed();
            policies.when(new Basket()
                            .paidBy(
                                    List.of(new Tender(
                                            TenderMethod.VOUCHER,
                                            placed.total(),
                                            "tok_approve",
                                            1,
                                            Optional.empty(),
                                            Optional.of(receipt))),
                                    paidByOne(placed.shares()))
                            .payUntil(Optional.empty())
                            .placed())
                    .thenAsks(new AuthorisePayment(
                            CARD_PAYMENT,
                            ORDER,
                            CARD,
                            PaymentMethod.VOUCHER,
                            placed.total(),
                            "tok_approve",
                            1,
                            Optional.empty(),
                            Optional.of(receipt)));
        }

        /** As if the first tender had paid all of it. */
        private static List<Share> paidByOne(List<Share> shares) {
            Map<String, Share> together = new LinkedHashMap<>();
            shares.forEach(share -> together.merge(
                    share.line() + " " + share.part(),
                    new Share(share.line(), share.part(), CARD, share.amount()),
                    (one, other) ->
                            new Share(one.line(), one.part(), CARD, one.amount().plus(other.amount()))));
            return List.copyOf(together.values());
        }

        @Test
        @DisplayName(
                "the same money is asked for again where another means of payment takes the place of a declined one"
                        + " (ORD-04)")
        void anotherTender() {
            policies.when(MugsAndTea.cardReplaced())
                    .thenAsks(new AuthorisePayment(
                            PaymentId.of(ORDER, 3),
                            ORDER,
                            3,
                            PaymentMethod.DEBIT,
                            WHOLE_CARD,
                            "tok_another",
                            1,
                            Optional.empty(),
                            Optional.empty()));
        }

        @Test
        @DisplayName(
                "the money of a change is asked for when it is proposed, and its own time to pay is watched (ORD-17)")
        void aChange() {
            policies.when(AmendedMugs.anotherMugProposed())
                    .thenAsks(
                            new AuthorisePayment(
                                    PaymentId.of(ORDER, AmendedMugs.THIRD),
                                    ORDER,
                                    AmendedMugs.THIRD,
                                    PaymentMethod.CARD,
                                    AmendedMugs.A_MUG,
                                    "tok_approve",
                                    1,
                                    Optional.empty(),
                                    Optional.empty()),
                            toldAt(AmendedMugs.AMEND_UNTIL, new AmendmentWindowElapsed(ORDER, 1)));
        }

        @Test
        @DisplayName(
                "what is due is taken, what is not needed is let go, and what is too much is given back (ORD-09, ORD-10)")
        void movesMoney() {
            policies.when(MugsAndTea.captureRequested(POTTER, CARD_FOR_MUGS))
                    .thenAsks(new CapturePayment(CARD_PAYMENT, POTTER, CARD_FOR_MUGS, Optional.empty()));
            policies.when(MugsAndTea.captureNotNeeded(POTTER, CARD_FOR_MUGS))
                    .thenAsks(new WaiveCapture(CARD_PAYMENT, POTTER));
            policies.when(MugsAndTea.releaseRequested(CARD, "not sent"))
                    .thenAsks(new ReleasePayment(CARD_PAYMENT, "not sent"));
            policies.when(MugsAndTea.refundRequested(VOUCHER, WHOLE_VOUCHER, "not sent"))
                    .thenAsks(new RefundPayment(VOUCHER_PAYMENT, "refund-1", WHOLE_VOUCHER, "not sent"));
        }

        @Test
        @DisplayName(
                "what a person has collected, or given back, is told, and what is written off is not (ORD-27, PAY-19)")
        void settled() {
            policies.when(MugsAndTea.settled("settlement-1", CARD, SettlementKind.COLLECTED, 20_700))
                    .thenAsks(settledOutside("settlement-1", OutsideSettlement.COLLECTED));
            policies.when(MugsAndTea.settled("settlement-2", CARD, SettlementKind.GIVEN_BACK, 20_700))
                    .thenAsks(settledOutside("settlement-2", OutsideSettlement.GIVEN_BACK));
            policies.when(MugsAndTea.writtenOff(CARD, 20_700)).thenAsksNothing();
        }

        private static SettleOutside settledOutside(String settlementId, OutsideSettlement how) {
            return new SettleOutside(CARD_PAYMENT, settlementId, how, CARD_FOR_MUGS, Optional.empty());
        }

        @Test
        @DisplayName(
                "no money moves because a parcel is labelled or handed over, or an order is given up: the order says"
                        + " so by itself (ORD-09)")
        void nothingByItself() {
            policies.when(MugsAndTea.labelled(POTTER)).thenAsksNothing();
            policies.when(MugsAndTea.handedOver(POTTER)).thenAsksNothing();
            policies.when(MugsAndTea.rejected(RejectionReason.TENDER_DECLINED)).thenAsksNothing();
        }
    }

    @Nested
    @DisplayName("of shipping")
    class OfShipping {

        @Test
        @DisplayName(
                "every ship-from is asked for its parcel when the order is confirmed, and not before (ORD-03, ORD-09)")
        void parcels() {
            policies.when(MugsAndTea.cardAuthorised()).thenAsksNothing();
            policies.when(MugsAndTea.confirmed())
                    .thenAsks(parcelWithMugs(POTTER, 2, Optional.of(PROMISED)), parcelWithTea());
        }

        @Test
        @DisplayName("the same is sent again where a parcel is replaced, and nothing is promised for it (ORD-23)")
        void aReplacement() {
            policies.when(MugsAndTea.mugsReplaced(POTTER, SECOND))
                    .thenAsks(parcelWithMugs(SECOND, 2, Optional.empty()));
        }

        @Test
        @DisplayName("the same units are sent again that arrived damaged, wrong or not at all (ORD-23)")
        void unitsAgain() {
            policies.when(MugsAndTea.mugsSentAgain(SECOND, 1)).thenAsks(parcelWithMugs(SECOND, 1, Optional.empty()));
        }

        @Test
        @DisplayName("the same is sent again in exchange for what came back (ORD-16)")
        void anExchange() {
            policies.when(MugsThatComeBack.mugsExchanged(SECOND, 2))
                    .thenAsks(parcelWithMugs(SECOND, 2, Optional.empty()));
        }

        @Test
        @DisplayName("what a change adds is sent in a parcel of its own (ORD-17)")
        void more() {
            policies.when(AmendedMugs.anotherMugApplied())
                    .thenAsks(new PrepareShipment(
                            ShipmentId.of(ORDER, AmendedMugs.ANOTHER_PARCEL),
                            ORDER,
                            POTTER,
                            JIWON,
                            List.of(new ParcelItem(3, "MUG-BLUE", "Blue mug", 1)),
                            Optional.empty()));
        }

        @Test
        @DisplayName("what a ship-from sends apart is a shipment of its own, as it was promised (ORD-30)")
        void apart() {
            policies.when(MugsAndTea.mugApart()).thenAsks(parcelWithMugs(SECOND, 1, Optional.of(PROMISED)));
        }

        @Test
        @DisplayName(
                "what is missing is asked of the ship-from that is to send it instead, as it was promised (ORD-14)")
        void fromElsewhere() {
            PrepareShipment asPromised = parcelWithMugs(SECOND, 1, Optional.of(PROMISED));
            policies.when(MugsAndTea.mugMoved())
                    .thenAsks(new PrepareShipment(
                            asPromised.shipmentId(),
                            ORDER,
                            MugsAndTea.BUSAN,
                            JIWON,
                            asPromised.items(),
                            asPromised.promisedDelivery()));
        }

        @Test
        @DisplayName("a parcel that is not wanted any more is kept here, or brought back where it is under way (ORD-06,"
                + " ORD-07)")
        void notWanted() {
            policies.when(MugsAndTea.holdBack(POTTER)).thenAsks(new CancelShipment(MUGS, "NOT_WANTED_ANY_MORE"));
            policies.when(MugsAndTea.wantedBack(POTTER)).thenAsks(new InterceptShipment(MUGS));
        }

        @Test
        @DisplayName("fewer units are sent, and those that are to remain are named (ORD-18)")
        void fewer() {
            policies.when(MugsAndTea.mugToBeTakenOut())
                    .thenAsks(new ReduceShipment(
                            MUGS,
                            MugsAndTea.ONE_FEWER,
                            List.of(new ParcelItem(1, "MUG-BLUE", "Blue mug", 1)),
                            "NOT_WANTED_ANY_MORE"));
        }

        @Test
        @DisplayName("the parcels that may still go there are sent to another address (ORD-08)")
        void anotherAddress() {
            policies.when(MugsAndTea.sentElsewhere(List.of(POTTER), List.of(TEA_GARDEN)), 5)
                    .thenAsks(new RedirectShipment(MUGS, MugsAndTea.JIWON_AT_WORK, 5));
            policies.when(MugsAndTea.sentElsewhere(List.of(), List.of(POTTER, TEA_GARDEN)), 5)
                    .thenAsksNothing();
        }

        @Test
        @DisplayName(
                "what a person holds is kept here, and let go when they say so; before a parcel is prepared nobody has"
                        + " to be asked (ORD-21)")
        void holds() {
            policies.when(MugsAndTea.orderHeld(List.of(POTTER, TEA_GARDEN)), 5)
                    .thenAsks(new HoldShipment(MUGS, 5), new HoldShipment(TEA, 5));
            policies.when(MugsAndTea.orderReleased(List.of(POTTER)), 7).thenAsks(new LiftShipmentHold(MUGS, 7));
            policies.when(MugsAndTea.orderHeld(List.of()), 8).thenAsksNothing();
        }
    }

    @Nested
    @DisplayName("when something is given back")
    class GivenBack {

        @Test
        @DisplayName("a return is opened for what is to be given back (ORD-11)")
        void opened() {
            policies.when(MugsThatComeBack.askedFor(1, 2, ReturnReason.CHANGE_OF_MIND))
                    .thenAsks(MugsReturned.open(ReturnReason.CHANGE_OF_MIND));
        }

        @Test
        @DisplayName("shipping has it brought when it may come back, and the order learns that it may (ORD-11, SHP-08)")
        void sentBack() {
            policies.when(MugsReturned.approved())
                    .thenAsks(
                            new PrepareReturnShipment(
                                    ReturnShipmentId.of(ORDER, 1),
                                    ORDER,
                                    POTTER,
                                    JIWON,
                                    List.of(new ReturnedItem(1, "MUG-BLUE", "Blue mug", 2))),
                            MugsThatComeBack.recordMoved(ReturnState.APPROVED));
        }

        @Test
        @DisplayName("where that is taken back, the return is called off (ORD-11)")
        void cancelled() {
            policies.when(MugsThatComeBack.returnCancelled(2)).thenAsks(MugsReturned.callOff());
        }

        @Test
        @DisplayName("and shipping has it brought no more, if it was to (ORD-11, SHP-08)")
        void calledOff() {
            RecordReturnEnded told = new RecordReturnEnded(ORDER, 1, ReturnState.CANCELLED);
            policies.when(MugsReturned.calledOff(true))
                    .thenAsks(new CancelReturnShipment(ReturnShipmentId.of(ORDER, 1)), told);
            policies.when(MugsReturned.calledOff(false)).thenAsks(told);
        }
    }

    @Nested
    @DisplayName("when time passes, or nobody answers")
    class TimePasses {

        @Test
        @DisplayName(
                "an order is asked to give up when its time to pay is over, and a change of it as well (ORD-05, ORD-17)")
        void timeToPayIsOver() {
            policies.when(new PaymentWindowElapsed(ORDER)).thenAsks(new RejectUnpaidOrder(ORDER));
            policies.when(new AmendmentWindowElapsed(ORDER, 1)).thenAsks(new LapseAmendment(ORDER, 1));
        }

        @Test
        @DisplayName("what was not answered is asked for again, under the same name, and nothing else (ORD-12)")
        void askedAgain() {
            policies.given(MugsAndTea.placed())
                    .when(MugsAndTea.repeatedOf(RequestKind.PAYMENT, CARD, "", 1, THURSDAY), 1)
                    .thenAsks(byCard());
        }

        @Test
        @DisplayName("what was answered meanwhile is not asked for again (ORD-12)")
        void answeredMeanwhile() {
            policies.given(MugsAndTea.placed(), MugsAndTea.cardAuthorised())
                    .when(MugsAndTea.repeatedOf(RequestKind.PAYMENT, CARD, "", 1, THURSDAY), 1)
                    .thenAsksNothing();
        }
    }
}
