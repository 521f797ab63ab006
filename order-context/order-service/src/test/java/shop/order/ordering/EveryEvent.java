package shop.order.ordering;

import static shop.order.ordering.MugsAndTea.CARD;
import static shop.order.ordering.MugsAndTea.CARD_FOR_MUGS;
import static shop.order.ordering.MugsAndTea.ORDER;
import static shop.order.ordering.MugsAndTea.POTTER;
import static shop.order.ordering.MugsAndTea.VOUCHER;
import static shop.order.ordering.MugsAndTea.WHOLE_CARD;
import static shop.order.ordering.MugsAndTea.WHOLE_VOUCHER;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import shop.order.api.AmendmentWithdrawalReason;
import shop.order.api.ClaimWish;
import shop.order.api.OrderEvent;
import shop.order.api.PurchaseConfirmedBy;
import shop.order.api.RejectionReason;
import shop.order.api.RequestKind;
import shop.order.api.ReturnReason;
import shop.order.api.ReturnState;
import shop.order.api.SettlementReason;
import shop.order.api.Whereabouts;

/** One of every event that the order context stores. */
public final class EveryEvent {

    private EveryEvent() {}

    /** The classes of all events, those of the sealed families within the families too. */
    public static Stream<Class<?>> kinds() {
        return Stream.of(OrderEvent.class, OrderFact.class).flatMap(EveryEvent::kindsOf);
    }

    private static Stream<Class<?>> kindsOf(Class<?> kind) {
        return kind.isSealed()
                ? Arrays.stream(kind.getPermittedSubclasses()).flatMap(EveryEvent::kindsOf)
                : Stream.of(kind);
    }

    public static List<Object> ofMugsAndTea() {
        return Stream.of(ofTheOrder(), ofItsTenders(), ofWhatHadArrived())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Object> ofWhatHadArrived() {
        return List.of(
                MugsThatComeBack.askedFor(1, 2, ReturnReason.CHANGE_OF_MIND),
                MugsThatComeBack.mugsExchanged(POTTER + ".2", 2),
                MugsAndTea.mugsClaimed(1, "leaking", 1, ClaimWish.REPLACEMENT),
                MugsAndTea.claimGranted(ClaimWish.REFUND),
                new ClaimDeclined(ORDER, 1, "please send it back"),
                new ClaimWithdrawn(ORDER, 1),
                new ClaimOvertaken(ORDER, 1),
                MugsAndTea.mugsRefunded(1),
                MugsAndTea.mugsSentAgain(POTTER + ".2", 1),
                new RefundOverdue(ORDER, 1, MugsAndTea.THURSDAY),
                new RefundInterestOwed(ORDER, 1, MugsAndTea.won(7_900), 30, 15, MugsAndTea.won(97)),
                new RefundInterestPaid(ORDER, 1, MugsAndTea.won(97), SettlementReason.BANK_TRANSFER),
                MugsThatComeBack.labelledForReturn(),
                MugsThatComeBack.ended(ReturnState.ABANDONED),
                MugsThatComeBack.returnCancelled(2),
                MugsThatComeBack.settledInExchange(1, 1));
    }

    private static List<Object> ofTheOrder() {
        return List.of(
                MugsAndTea.placed(),
                MugsAndTea.cardAuthorised(),
                MugsAndTea.voucherPaid(),
                MugsAndTea.awaitsPayer(CARD),
                MugsAndTea.declined(CARD),
                MugsAndTea.expired(CARD, WHOLE_CARD),
                MugsAndTea.cardReplaced(),
                MugsAndTea.confirmed(),
                MugsAndTea.rejected(RejectionReason.TENDER_DECLINED),
                MugsAndTea.cancelled(),
                MugsAndTea.closed(),
                MugsAndTea.purchaseConfirmed(PurchaseConfirmedBy.CUSTOMER),
                MugsAndTea.cancellationRequested(),
                MugsAndTea.goodwillGiven(5_000, new GoodwillPart(CARD, MugsAndTea.won(5_000))),
                MugsAndTea.sentElsewhere(List.of(POTTER), List.of()),
                new ParcelMoved(ORDER, POTTER, "warehouse-busan", 5),
                new ParcelRedirected(ORDER, POTTER, 5),
                new ParcelRedirectionRefused(ORDER, POTTER, 5),
                MugsAndTea.orderHeld(List.of(POTTER)),
                MugsAndTea.holdCarriedOut(POTTER, 5),
                MugsAndTea.orderReleased(List.of(POTTER)),
                MugsAndTea.holdBack(POTTER),
                MugsAndTea.notHeldBack(POTTER),
                MugsAndTea.cancelledScanned(POTTER, "DELIVERED"),
                MugsAndTea.parcelCancelled(POTTER),
                MugsAndTea.wantedBack(POTTER),
                MugsAndTea.broughtBack(POTTER),
                MugsAndTea.notBroughtBack(POTTER),
                MugsAndTea.mugToBeTakenOut(),
                MugsAndTea.mugCancelled(),
                MugsAndTea.mugNotTakenOut(),
                MugsAndTea.labelled(POTTER),
                MugsAndTea.handedOver(POTTER),
                MugsAndTea.deliveredConfirmingItself(POTTER, MugsAndTea.TUESDAY),
                MugsAndTea.held(POTTER, 3),
                MugsAndTea.parcelReleased(POTTER, 4),
                MugsAndTea.mishap(POTTER, ParcelMishap.PRESUMED_LOST, 9),
                MugsAndTea.foundAgain(POTTER, 11),
                MugsAndTea.parcelRefunded(POTTER),
                MugsAndTea.oneMugReplaced(POTTER, POTTER + ".2"),
                MugsAndTea.mugApart(),
                MugsAndTea.mugMoved(),
                MugsAndTea.turnedUpConfirmingItself(POTTER, MugsAndTea.TUESDAY));
    }

    private static List<Object> ofItsTenders() {
        return List.of(
                MugsAndTea.captureRequested(POTTER, CARD_FOR_MUGS, POTTER + ".before"),
                MugsAndTea.captured(POTTER, CARD_FOR_MUGS),
                MugsAndTea.captureFailed(POTTER, CARD_FOR_MUGS),
                MugsAndTea.captureNotNeeded(POTTER, CARD_FOR_MUGS),
                MugsAndTea.releaseRequested(CARD, "order cancelled"),
                MugsAndTea.released(CARD, WHOLE_CARD),
                MugsThatComeBack.refundForReturn(VOUCHER, WHOLE_VOUCHER),
                MugsAndTea.refunded(VOUCHER, WHOLE_VOUCHER),
                MugsAndTea.refundFailed(VOUCHER, WHOLE_VOUCHER),
                MugsAndTea.refundOvertaken(VOUCHER, "refund-1", WHOLE_VOUCHER),
                MugsAndTea.turnedBack(VOUCHER, WHOLE_VOUCHER),
                MugsAndTea.owed(VOUCHER, WHOLE_VOUCHER),
                MugsAndTea.writtenOff(CARD, 5_000, new TenderSettled.Part(POTTER, MugsAndTea.won(5_000))),
                MugsAndTea.owedBack(CARD, 5_000),
                MugsAndTea.agreedUpon(POTTER),
                MugsAndTea.located(POTTER, Whereabouts.LOST),
                MugsAndTea.disputed(VOUCHER, WHOLE_VOUCHER),
                MugsAndTea.disputeAnswered(VOUCHER),
                MugsAndTea.disputeDecided(VOUCHER, WHOLE_VOUCHER),
                MugsAndTea.outcomeUnknown(CARD, RequestKind.CAPTURE, POTTER, 2),
                MugsAndTea.needsAttention(CARD, RequestKind.CAPTURE, POTTER, 2),
                MugsAndTea.repeatedOf(RequestKind.LABEL, POTTER, 2, MugsAndTea.TUESDAY),
                MugsAndTea.stalled(RequestKind.LABEL, POTTER, MugsAndTea.TUESDAY, 4),
                AmendedMugs.bowlForTheTeaProposed(),
                AmendedMugs.bowlApplied(),
                AmendedMugs.withdrawn(AmendmentWithdrawalReason.TOO_LATE),
                new AmendmentWindowElapsed(ORDER, 1),
                new PaymentWindowElapsed(ORDER));
    }
}
