package shop.order.policies;

import static shop.order.ordering.MugsAndTea.CARD;
import static shop.order.ordering.MugsAndTea.CARD_FOR_MUGS;
import static shop.order.ordering.MugsAndTea.CARD_FOR_TEA;
import static shop.order.ordering.MugsAndTea.CONFIRM_UNTIL;
import static shop.order.ordering.MugsAndTea.ORDER;
import static shop.order.ordering.MugsAndTea.POTTER;
import static shop.order.ordering.MugsAndTea.TEA_GARDEN;
import static shop.order.ordering.MugsAndTea.THURSDAY;
import static shop.order.ordering.MugsAndTea.TRACKING_CODE;
import static shop.order.ordering.MugsAndTea.TUESDAY;
import static shop.order.ordering.MugsAndTea.VOUCHER;
import static shop.order.ordering.MugsAndTea.WHOLE_CARD;
import static shop.order.ordering.MugsAndTea.WHOLE_VOUCHER;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import shop.order.api.RefusalReason;
import shop.order.api.RequestKind;
import shop.order.api.ReturnReason;
import shop.order.api.ReturnState;
import shop.order.api.UnitCondition;
import shop.order.ordering.MugsAndTea;
import shop.order.ordering.MugsThatComeBack;
import shop.order.ordering.ParcelMishap;
import shop.order.ordering.RecordParcelMoved;
import shop.order.ordering.RecordParcelRedirected;
import shop.order.ordering.RecordParcelRedirectionRefused;
import shop.order.ordering.RecordParcelSplit;
import shop.order.ordering.RecordReturnEnded;
import shop.order.ordering.RecordReturnMoved;
import shop.order.ordering.RecordTenderDisputeAnswered;
import shop.order.ordering.RecordTenderDisputeDecided;
import shop.order.ordering.RecordTenderDisputed;
import shop.order.ordering.RecordTenderRefundFailed;
import shop.order.ordering.RecordUnitsNotTakenOut;
import shop.order.ordering.RecordUnitsTakenOut;
import shop.order.ordering.SettleReturn;
import shop.order.ordering.Verdict;
import shop.order.returns.MugsReturned;
import shop.payment.api.AuthorisationExpired;
import shop.payment.api.DeclineReason;
import shop.payment.api.DepositTurnedBack;
import shop.payment.api.DisputeAnswer;
import shop.payment.api.DisputeAnswered;
import shop.payment.api.DisputeDecided;
import shop.payment.api.DisputeId;
import shop.payment.api.DisputeKind;
import shop.payment.api.DisputeOutcome;
import shop.payment.api.DisputeReason;
import shop.payment.api.InquiryBecameChargeback;
import shop.payment.api.PayerAwaited;
import shop.payment.api.PaymentAuthorised;
import shop.payment.api.PaymentCaptureFailed;
import shop.payment.api.PaymentCaptured;
import shop.payment.api.PaymentDeclined;
import shop.payment.api.PaymentDisputed;
import shop.payment.api.PaymentId;
import shop.payment.api.PaymentNeedsAttention;
import shop.payment.api.PaymentOperation;
import shop.payment.api.PaymentOutcomeUnknown;
import shop.payment.api.PaymentPaid;
import shop.payment.api.PaymentRefundFailed;
import shop.payment.api.PaymentRefundOvertaken;
import shop.payment.api.PaymentRefunded;
import shop.payment.api.PaymentRefusal;
import shop.payment.api.PaymentReleased;
import shop.payment.api.RepaymentTransferred;
import shop.payment.api.TransferMeans;
import shop.shipping.api.CancelledShipmentScanned;
import shop.shipping.api.DeliveryMishap;
import shop.shipping.api.HoldReason;
import shop.shipping.api.ParcelItem;
import shop.shipping.api.ReceivedItem;
import shop.shipping.api.ReturnShipmentArrived;
import shop.shipping.api.ReturnShipmentId;
import shop.shipping.api.ReturnShipmentLabelled;
import shop.shipping.api.ReturnShipmentLapsed;
import shop.shipping.api.ReturnShipmentNotLabelled;
import shop.shipping.api.ReturnShipmentReceived;
import shop.shipping.api.ReturnShipmentUnderWay;
import shop.shipping.api.ShipmentCancellationRefused;
import shop.shipping.api.ShipmentCancelled;
import shop.shipping.api.ShipmentDelivered;
import shop.shipping.api.ShipmentDispatched;
import shop.shipping.api.ShipmentFoundAgain;
import shop.shipping.api.ShipmentHeldByPerson;
import shop.shipping.api.ShipmentHoldLifted;
import shop.shipping.api.ShipmentId;
import shop.shipping.api.ShipmentInterceptAccepted;
import shop.shipping.api.ShipmentInterceptRefused;
import shop.shipping.api.ShipmentLabelled;
import shop.shipping.api.ShipmentMishapReported;
import shop.shipping.api.ShipmentMoved;
import shop.shipping.api.ShipmentPickedShort;
import shop.shipping.api.ShipmentPutOnHold;
import shop.shipping.api.ShipmentRedirected;
import shop.shipping.api.ShipmentRedirectionRefused;
import shop.shipping.api.ShipmentReduced;
import shop.shipping.api.ShipmentReductionRefused;
import shop.shipping.api.ShipmentReleased;
import shop.shipping.api.ShipmentSplit;
import shop.shipping.api.ShipmentState;
import shop.specification.PolicySpecification;

@DisplayName("What others tell, and what an order hears of it")
class OrderHearsOfOthersSpecification {

    private static final PaymentId CARD_PAYMENT = PaymentId.of(ORDER, CARD);
    private static final PaymentId VOUCHER_PAYMENT = PaymentId.of(ORDER, VOUCHER);
    private static final ShipmentId MUGS = ShipmentId.of(ORDER, POTTER);
    private static final ShipmentId TEA = ShipmentId.of(ORDER, TEA_GARDEN);

    @RegisterExtension
    final PolicySpecification policies = PolicySpecification.of(AllPolicies::on);

    @Nested
    @DisplayName("from payment")
    class FromPayment {

        @Test
        @DisplayName("that money is there, is awaited, or will not come (ORD-03, PAY-13)")
        void money() {
            policies.when(new PaymentAuthorised(CARD_PAYMENT, ORDER, CARD, WHOLE_CARD, true, THURSDAY))
                    .thenAsks(MugsAndTea.recordCardAuthorised());
            policies.when(new PaymentPaid(VOUCHER_PAYMENT, ORDER, VOUCHER, WHOLE_VOUCHER))
                    .thenAsks(MugsAndTea.recordVoucherPaid());
            policies.when(new PayerAwaited(
                            CARD_PAYMENT, ORDER, CARD, WHOLE_CARD, Optional.empty(), Optional.of(CONFIRM_UNTIL)))
                    .thenAsks(MugsAndTea.recordAwaitsPayer(CARD));
            policies.when(new PaymentDeclined(CARD_PAYMENT, ORDER, CARD, DeclineReason.INSUFFICIENT_FUNDS))
                    .thenAsks(MugsAndTea.recordDeclined(CARD));
            policies.when(new AuthorisationExpired(CARD_PAYMENT, ORDER, CARD, WHOLE_CARD))
                    .thenAsks(MugsAndTea.recordExpired(CARD, WHOLE_CARD));
        }

        @Test
        @DisplayName("that money was taken, let go, or given back, or could not be (PAY-03, PAY-12, PAY-15)")
        void moved() {
            policies.when(new PaymentCaptured(CARD_PAYMENT, ORDER, CARD, TEA_GARDEN, CARD_FOR_TEA))
                    .thenAsks(MugsAndTea.recordCaptured(TEA_GARDEN, CARD_FOR_TEA));
            policies.when(new PaymentCaptureFailed(
                            CARD_PAYMENT,
                            ORDER,
                            CARD,
                            TEA_GARDEN,
                            CARD_FOR_TEA,
                            1,
                            Optional.of(THURSDAY),
                            Optional.of(PaymentRefusal.REFUSED)))
                    .thenAsks(MugsAndTea.recordCaptureFailed(TEA_GARDEN, CARD_FOR_TEA));
            policies.when(new PaymentReleased(CARD_PAYMENT, ORDER, CARD, CARD_FOR_MUGS))
                    .thenAsks(MugsAndTea.recordReleased(CARD, CARD_FOR_MUGS));
            policies.when(new PaymentRefunded(VOUCHER_PAYMENT, ORDER, VOUCHER, "refund-1", WHOLE_VOUCHER))
                    .thenAsks(MugsAndTea.recordRefunded(VOUCHER, WHOLE_VOUCHER));
            policies.when(new PaymentRefundFailed(
                            VOUCHER_PAYMENT,
                            ORDER,
                            VOUCHER,
                            "refund-1",
                            WHOLE_VOUCHER,
                            Optional.of(PaymentRefusal.NO_REFUNDS)))
                    .thenAsks(MugsAndTea.recordRefundFailed(VOUCHER, WHOLE_VOUCHER));
            policies.when(new PaymentRefundFailed(
                            CARD_PAYMENT,
                            ORDER,
                            CARD,
                            "refund-1",
                            CARD_FOR_TEA,
                            Optional.of(PaymentRefusal.NO_PARTIAL_REFUNDS)))
                    .thenAsks(new RecordTenderRefundFailed(
                            ORDER, CARD, "refund-1", CARD_FOR_TEA, Optional.of(RefusalReason.NO_PARTIAL_REFUNDS)));
            policies.when(new RepaymentTransferred(
                            VOUCHER_PAYMENT, ORDER, VOUCHER, "refund-1", WHOLE_VOUCHER, TransferMeans.CASH))
                    .thenAsks(MugsAndTea.recordRefunded(VOUCHER, WHOLE_VOUCHER));
            policies.when(new DepositTurnedBack(VOUCHER_PAYMENT, ORDER, VOUCHER, WHOLE_VOUCHER))
                    .thenAsks(MugsAndTea.recordTurnedBack(VOUCHER, WHOLE_VOUCHER));
        }

        @Test
        @DisplayName(
                "that the provider gives no answer, and that a person is called; nothing of events from before they"
                        + " said about what (PAY-06)")
        void unknown() {
            policies.when(unknown(PaymentOperation.AUTHORISE, Optional.empty()))
                    .thenAsks(MugsAndTea.recordOutcomeUnknown(CARD, RequestKind.PAYMENT, "", 2));
            policies.when(unknown(PaymentOperation.CAPTURE, Optional.of(TEA_GARDEN)))
                    .thenAsks(MugsAndTea.recordOutcomeUnknown(CARD, RequestKind.CAPTURE, TEA_GARDEN, 2));
            policies.when(unknown(PaymentOperation.VOID, Optional.empty()))
                    .thenAsks(MugsAndTea.recordOutcomeUnknown(CARD, RequestKind.RELEASE, "", 2));
            policies.when(new PaymentNeedsAttention(
                            CARD_PAYMENT,
                            ORDER,
                            CARD,
                            CARD_PAYMENT.value() + "/2",
                            Optional.of(PaymentOperation.REFUND),
                            Optional.of("refund-1")))
                    .thenAsks(MugsAndTea.recordNeedsAttention(CARD, RequestKind.REFUND, "refund-1", 2));
            policies.when(new PaymentNeedsAttention(
                            CARD_PAYMENT, ORDER, CARD, CARD_PAYMENT.value() + "/2", Optional.empty(), Optional.empty()))
                    .thenAsksNothing();
        }

        private PaymentOutcomeUnknown unknown(PaymentOperation asked, Optional<String> name) {
            return new PaymentOutcomeUnknown(
                    CARD_PAYMENT, ORDER, CARD, CARD_PAYMENT.value() + "/2", "timed out", Optional.of(asked), name);
        }

        @Test
        @DisplayName(
                "that money is disputed, and how that is decided; a bank that only asks has taken nothing (PAY-10)")
        void disputed() {
            DisputeId dispute = new DisputeId(MugsAndTea.DISPUTE);
            policies.when(new PaymentDisputed(
                            CARD_PAYMENT,
                            ORDER,
                            CARD,
                            dispute,
                            DisputeKind.CHARGEBACK,
                            CARD_FOR_TEA,
                            DisputeReason.NOT_RECEIVED,
                            Optional.empty()))
                    .thenAsks(MugsAndTea.recordDisputed(CARD, CARD_FOR_TEA));
            policies.when(new PaymentDisputed(
                            CARD_PAYMENT,
                            ORDER,
                            CARD,
                            dispute,
                            DisputeKind.INQUIRY,
                            CARD_FOR_TEA,
                            DisputeReason.NOT_RECEIVED,
                            Optional.of(THURSDAY)))
                    .thenAsks(new RecordTenderDisputed(
                            ORDER,
                            CARD,
                            MugsAndTea.DISPUTE,
                            false,
                            CARD_FOR_TEA,
                            "NOT_RECEIVED",
                            Optional.of(THURSDAY)));
            policies.when(new InquiryBecameChargeback(
                            CARD_PAYMENT,
                            ORDER,
                            CARD,
                            dispute,
                            CARD_FOR_TEA,
                            DisputeReason.NOT_RECEIVED,
                            Optional.empty()))
                    .thenAsks(MugsAndTea.recordDisputed(CARD, CARD_FOR_TEA));
            policies.when(new DisputeAnswered(CARD_PAYMENT, ORDER, CARD, dispute, DisputeAnswer.EVIDENCE, CARD_FOR_TEA))
                    .thenAsks(new RecordTenderDisputeAnswered(ORDER, CARD, MugsAndTea.DISPUTE));
            policies.when(new DisputeDecided(
                            CARD_PAYMENT,
                            ORDER,
                            CARD,
                            dispute,
                            DisputeKind.CHARGEBACK,
                            CARD_FOR_TEA,
                            DisputeOutcome.LOST))
                    .thenAsks(MugsAndTea.recordDisputeDecided(CARD, CARD_FOR_TEA));
            policies.when(new DisputeDecided(
                            CARD_PAYMENT, ORDER, CARD, dispute, DisputeKind.INQUIRY, CARD_FOR_TEA, DisputeOutcome.LOST))
                    .thenAsks(new RecordTenderDisputeDecided(
                            ORDER, CARD, MugsAndTea.DISPUTE, CARD_FOR_TEA.minus(CARD_FOR_TEA), true));
        }

        @Test
        @DisplayName("that a refund is not made any more, because the customer has that money already (PAY-10)")
        void overtaken() {
            policies.when(new PaymentRefundOvertaken(CARD_PAYMENT, ORDER, CARD, "refund-1", CARD_FOR_TEA))
                    .thenAsks(MugsAndTea.recordRefundOvertaken(CARD, "refund-1", CARD_FOR_TEA));
        }
    }

    @Nested
    @DisplayName("from shipping")
    class FromShipping {

        @Test
        @DisplayName("how far a parcel is, by the parcel's own name (SHP-04, SHP-10)")
        void howFar() {
            policies.when(new ShipmentLabelled(TEA, ORDER, TEA_GARDEN, "simulated", TRACKING_CODE))
                    .thenAsks(MugsAndTea.recordLabelled(TEA_GARDEN));
            policies.when(new ShipmentDispatched(TEA, ORDER, TEA_GARDEN, TUESDAY))
                    .thenAsks(MugsAndTea.recordHandOver(TEA_GARDEN));
            policies.when(new ShipmentDelivered(TEA, ORDER, TEA_GARDEN, THURSDAY))
                    .thenAsks(MugsAndTea.recordDelivery(TEA_GARDEN));
            policies.when(new ShipmentDelivered(ShipmentId.of(ORDER, POTTER + ".2"), ORDER, POTTER, THURSDAY))
                    .thenAsks(MugsAndTea.recordDelivery(POTTER + ".2"));
        }

        @Test
        @DisplayName("what keeps a parcel here, and that it goes on; or elsewhere (SHP-03, SHP-13, ORD-08, ORD-21)")
        void heldAndElsewhere() {
            policies.when(new ShipmentPutOnHold(TEA, ORDER, HoldReason.ADDRESS_UNDELIVERABLE), 2)
                    .thenAsks(MugsAndTea.recordHeld(TEA_GARDEN, 2));
            policies.when(new ShipmentReleased(TEA, ORDER), 4).thenAsks(MugsAndTea.recordParcelReleased(TEA_GARDEN, 4));
            policies.when(new ShipmentMoved(TEA, ORDER, TEA_GARDEN, POTTER), 3)
                    .thenAsks(new RecordParcelMoved(ORDER, TEA_GARDEN, POTTER, 3));
            policies.when(new ShipmentHeldByPerson(TEA, ORDER, 5))
                    .thenAsks(MugsAndTea.recordHoldCarriedOut(TEA_GARDEN, 5));
            policies.when(new ShipmentHoldLifted(TEA, ORDER, 7))
                    .thenAsks(MugsAndTea.recordHoldCarriedOut(TEA_GARDEN, 7));
            policies.when(new ShipmentRedirected(TEA, ORDER, 5))
                    .thenAsks(new RecordParcelRedirected(ORDER, TEA_GARDEN, 5));
            policies.when(new ShipmentRedirectionRefused(TEA, ORDER, 5))
                    .thenAsks(new RecordParcelRedirectionRefused(ORDER, TEA_GARDEN, 5));
        }

        @Test
        @DisplayName(
                "what keeps a parcel from the customer, each in the order's own word for it, and that it is found again"
                        + " (SHP-07)")
        void mishaps() {
            for (DeliveryMishap mishap : DeliveryMishap.values()) {
                policies.when(new ShipmentMishapReported(MUGS, ORDER, POTTER, mishap, THURSDAY))
                        .thenAsks(MugsAndTea.recordMishap(POTTER, ParcelMishap.valueOf(mishap.name()), 0));
            }
            policies.when(new ShipmentFoundAgain(MUGS, ORDER, POTTER, THURSDAY), 14)
                    .thenAsks(MugsAndTea.recordFoundAgain(POTTER, 14));
        }

        @Test
        @DisplayName("whether a parcel that is not wanted could be kept here, or is brought back (ORD-07, SHP-14)")
        void notWanted() {
            policies.when(new ShipmentCancelled(MUGS, ORDER, POTTER, "NOT_WANTED_ANY_MORE"))
                    .thenAsks(MugsAndTea.recordParcelCancelled(POTTER));
            policies.when(new ShipmentCancellationRefused(MUGS, ORDER, POTTER))
                    .thenAsks(MugsAndTea.recordNotHeldBack(POTTER));
            policies.when(new ShipmentInterceptAccepted(MUGS, ORDER, POTTER))
                    .thenAsks(MugsAndTea.recordBroughtBack(POTTER));
            policies.when(new ShipmentInterceptRefused(MUGS, ORDER, POTTER))
                    .thenAsks(MugsAndTea.recordNotBroughtBack(POTTER));
            policies.when(new CancelledShipmentScanned(MUGS, ORDER, POTTER, ShipmentState.DELIVERED, THURSDAY))
                    .thenAsks(MugsAndTea.recordCancelledScanned(POTTER, "DELIVERED"));
        }

        @Test
        @DisplayName("what was taken out of a parcel, was missing, or is sent apart (ORD-14, ORD-18, ORD-30)")
        void units() {
            List<ParcelItem> aMug = List.of(new ParcelItem(1, "MUG-BLUE", "Blue mug", 1));
            policies.when(new ShipmentReduced(MUGS, ORDER, POTTER, MugsAndTea.ONE_FEWER, aMug))
                    .thenAsks(
                            new RecordUnitsTakenOut(ORDER, POTTER, MugsAndTea.ONE_FEWER, List.of(MugsAndTea.mugs(1))));
            policies.when(new ShipmentReductionRefused(MUGS, ORDER, POTTER, MugsAndTea.ONE_FEWER))
                    .thenAsks(new RecordUnitsNotTakenOut(ORDER, POTTER, MugsAndTea.ONE_FEWER));
            policies.when(new ShipmentPickedShort(MUGS, ORDER, POTTER, MugsAndTea.PICK, aMug))
                    .thenAsks(MugsAndTea.recordShortPick(POTTER, MugsAndTea.mugs(1)));
            policies.when(new ShipmentPickedShort(
                            MUGS, ORDER, POTTER, MugsAndTea.PICK, aMug, Optional.of(MugsAndTea.BUSAN)))
                    .thenAsks(MugsAndTea.recordMissing(POTTER, MugsAndTea.BUSAN, MugsAndTea.mugs(1)));
            policies.when(new ShipmentSplit(MUGS, ORDER, POTTER, "box-2", aMug))
                    .thenAsks(new RecordParcelSplit(ORDER, POTTER, "box-2", List.of(MugsAndTea.mugs(1))));
        }
    }

    @Nested
    @DisplayName("from a return, and from what brings it")
    class FromReturns {

        private static final ReturnShipmentId BACK = ReturnShipmentId.of(ORDER, 1);

        @Test
        @DisplayName("how far what comes back is (SHP-08)")
        void onItsWay() {
            policies.when(new ReturnShipmentNotLabelled(BACK, ORDER, HoldReason.LABEL_REFUSED))
                    .thenAsks(MugsThatComeBack.recordMoved(ReturnState.WITHOUT_LABEL));
            policies.when(new ReturnShipmentLabelled(BACK, ORDER, "simulated", "SIM0002"))
                    .thenAsks(new RecordReturnMoved(ORDER, 1, ReturnState.LABELLED, Optional.of("SIM0002")));
            policies.when(new ReturnShipmentUnderWay(BACK, ORDER, TUESDAY))
                    .thenAsks(MugsThatComeBack.recordMoved(ReturnState.ON_ITS_WAY));
            policies.when(new ReturnShipmentArrived(BACK, ORDER, THURSDAY))
                    .thenAsks(MugsThatComeBack.recordMoved(ReturnState.ARRIVED));
        }

        @Test
        @DisplayName("what came back is told to the return first, each condition in its own word (ORD-15)")
        void conditions() {
            for (ReceivedItem.Condition condition : ReceivedItem.Condition.values()) {
                policies.when(new ReturnShipmentReceived(
                                BACK, ORDER, List.of(new ReceivedItem(1, 2, condition)), false))
                        .thenAsks(MugsReturned.recordReceived(2, UnitCondition.valueOf(condition.name())));
            }
        }

        @Test
        @DisplayName("nobody waits for ever for what was not sent, and a person decides about what was (SHP-08)")
        void lapses() {
            policies.when(new ReturnShipmentLapsed(BACK, ORDER, true)).thenAsks(MugsReturned.recordLapsed(true));
            policies.when(MugsReturned.lapsed(true)).thenAsks(MugsThatComeBack.recordMoved(ReturnState.NOT_ARRIVED));
            policies.when(MugsReturned.lapsed(false)).thenAsks(new RecordReturnEnded(ORDER, 1, ReturnState.ABANDONED));
        }

        @Test
        @DisplayName("what a return decides, the order hears, and gives the money back (ORD-11, ORD-15)")
        void decided() {
            policies.when(MugsReturned.opened(ReturnReason.CHANGE_OF_MIND))
                    .thenAsks(MugsThatComeBack.recordMoved(ReturnState.ASKED_FOR));
            policies.when(MugsReturned.declined()).thenAsks(new RecordReturnEnded(ORDER, 1, ReturnState.DECLINED));
            policies.when(MugsReturned.received(2, UnitCondition.AS_NEW))
                    .thenAsks(MugsThatComeBack.recordMoved(ReturnState.RECEIVED));
            policies.when(MugsReturned.inspected(true, Verdict.refund(1, 2)), 4)
                    .thenAsks(new SettleReturn(ORDER, 1, List.of(Verdict.refund(1, 2)), Optional.of(4L)));
        }
    }
}
