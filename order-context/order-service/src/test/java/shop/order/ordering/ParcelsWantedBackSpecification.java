package shop.order.ordering;

import static shop.order.ordering.MugsAndTea.CARD;
import static shop.order.ordering.MugsAndTea.CARD_FOR_MUGS;
import static shop.order.ordering.MugsAndTea.CARD_FOR_TEA;
import static shop.order.ordering.MugsAndTea.ORDER;
import static shop.order.ordering.MugsAndTea.POTTER;
import static shop.order.ordering.MugsAndTea.TEA_GARDEN;
import static shop.order.ordering.MugsAndTea.VOUCHER;
import static shop.order.ordering.MugsAndTea.WHOLE_VOUCHER;
import static shop.order.ordering.MugsAndTea.broughtBack;
import static shop.order.ordering.MugsAndTea.cancel;
import static shop.order.ordering.MugsAndTea.cancellationRequested;
import static shop.order.ordering.MugsAndTea.captureRequested;
import static shop.order.ordering.MugsAndTea.captured;
import static shop.order.ordering.MugsAndTea.cardAuthorised;
import static shop.order.ordering.MugsAndTea.closed;
import static shop.order.ordering.MugsAndTea.confirmed;
import static shop.order.ordering.MugsAndTea.delivered;
import static shop.order.ordering.MugsAndTea.handedOver;
import static shop.order.ordering.MugsAndTea.holdBack;
import static shop.order.ordering.MugsAndTea.mishap;
import static shop.order.ordering.MugsAndTea.notBroughtBack;
import static shop.order.ordering.MugsAndTea.notHeldBack;
import static shop.order.ordering.MugsAndTea.parcelRefunded;
import static shop.order.ordering.MugsAndTea.placed;
import static shop.order.ordering.MugsAndTea.recordBroughtBack;
import static shop.order.ordering.MugsAndTea.recordDelivery;
import static shop.order.ordering.MugsAndTea.recordMishap;
import static shop.order.ordering.MugsAndTea.recordNotBroughtBack;
import static shop.order.ordering.MugsAndTea.releaseRequested;
import static shop.order.ordering.MugsAndTea.repeatUnanswered;
import static shop.order.ordering.MugsAndTea.repeatedOf;
import static shop.order.ordering.MugsAndTea.voucherPaid;
import static shop.order.ordering.MugsAndTea.wantedBack;
import static shop.order.ordering.MugsAndTea.won;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import shop.order.api.RequestKind;
import shop.specification.AggregateSpecification;

@DisplayName("An order that is cancelled while its parcels are under way")
class ParcelsWantedBackSpecification {

    @RegisterExtension
    final AggregateSpecification<Order> order = MugsThatComeBack.orders();

    /** The mugs are with the carrier; the tea is here. */
    private static List<Object> mugsUnderWay() {
        return List.of(
                placed(),
                cardAuthorised(),
                voucherPaid(),
                confirmed(),
                handedOver(POTTER),
                captureRequested(POTTER, CARD_FOR_MUGS),
                captured(POTTER, CARD_FOR_MUGS));
    }

    /** Both parcels are with the carrier, and paid. */
    private static List<Object> allUnderWay() {
        return List.of(
                mugsUnderWay(),
                handedOver(TEA_GARDEN),
                captureRequested(TEA_GARDEN, CARD_FOR_TEA),
                captured(TEA_GARDEN, CARD_FOR_TEA));
    }

    @Test
    @DisplayName("has the carrier asked for them, once; what is here is held back (ORD-07)")
    void isAskedFor() {
        order.given(mugsUnderWay())
                .when(cancel())
                .then(cancellationRequested(), holdBack(TEA_GARDEN), wantedBack(POTTER))
                .when(cancel())
                .thenNothing();
        order.given(allUnderWay())
                .when(cancel())
                .then(cancellationRequested(), wantedBack(POTTER), wantedBack(TEA_GARDEN))
                .when(cancel())
                .thenNothing();
    }

    @Test
    @DisplayName("is paid back what the carrier has brought back, and ends when all has ended (ORD-07)")
    void comesBack() {
        order.given(allUnderWay(), cancellationRequested(), wantedBack(POTTER), wantedBack(TEA_GARDEN))
                .when(recordBroughtBack(POTTER))
                .then(broughtBack(POTTER))
                .when(recordBroughtBack(POTTER))
                .thenNothing()
                .when(recordNotBroughtBack(POTTER))
                .thenNothing()
                .when(recordMishap(POTTER, ParcelMishap.RETURNED_TO_SENDER, 9))
                .then(
                        mishap(POTTER, ParcelMishap.RETURNED_TO_SENDER, 9),
                        parcelRefunded(POTTER),
                        new RefundRequested(ORDER, CARD, "refund-1", CARD_FOR_MUGS, "not sent"),
                        new RefundRequested(ORDER, VOUCHER, "refund-1", WHOLE_VOUCHER, "not sent"))
                .when(recordMishap(POTTER, ParcelMishap.RETURNED_TO_SENDER, 9))
                .thenNothing()
                .when(recordNotBroughtBack(TEA_GARDEN))
                .then(notBroughtBack(TEA_GARDEN))
                .when(recordDelivery(TEA_GARDEN))
                .then(delivered(TEA_GARDEN), closed());
    }

    @Test
    @DisplayName(
            "is paid back what is back before the carrier has said that it brings it; the money for what is here pays for that (ORD-07)")
    void isBackBeforeTheAnswer() {
        order.given(mugsUnderWay(), cancellationRequested(), wantedBack(POTTER), holdBack(TEA_GARDEN))
                .when(recordMishap(POTTER, ParcelMishap.RETURNED_TO_SENDER, 9))
                .then(
                        mishap(POTTER, ParcelMishap.RETURNED_TO_SENDER, 9),
                        parcelRefunded(POTTER),
                        new RefundRequested(ORDER, CARD, "refund-1", won(8_300), "not sent"),
                        releaseRequested(CARD, "not sent"),
                        new RefundRequested(ORDER, VOUCHER, "refund-1", WHOLE_VOUCHER, "not sent"))
                .when(recordBroughtBack(POTTER))
                .thenNothing()
                .when(recordNotBroughtBack(POTTER))
                .thenNothing();
    }

    @Test
    @DisplayName("that could not be held back in time is cancelled again beside what is wanted back already (ORD-07)")
    void isCancelledAgain() {
        order.given(
                        mugsUnderWay(),
                        cancellationRequested(),
                        holdBack(TEA_GARDEN),
                        wantedBack(POTTER),
                        broughtBack(POTTER),
                        notHeldBack(TEA_GARDEN),
                        handedOver(TEA_GARDEN),
                        captureRequested(TEA_GARDEN, CARD_FOR_TEA))
                .when(cancel())
                .then(cancellationRequested(), wantedBack(TEA_GARDEN))
                .when(cancel())
                .thenNothing();
    }

    @Test
    @DisplayName("leaves to a person what comes back after it had arrived nevertheless (ORD-07, ORD-10)")
    void comesBackAfterItsArrival() {
        order.given(
                        allUnderWay(),
                        delivered(TEA_GARDEN),
                        cancellationRequested(),
                        wantedBack(POTTER),
                        broughtBack(POTTER),
                        delivered(POTTER),
                        closed())
                .when(recordMishap(POTTER, ParcelMishap.RETURNED_TO_SENDER, 9))
                .then(mishap(POTTER, ParcelMishap.RETURNED_TO_SENDER, 9));
    }

    @Test
    @DisplayName(
            "leaves to support what goes astray on its way back, or comes back though the carrier said no (ORD-10)")
    void goesAstray() {
        order.given(allUnderWay(), cancellationRequested(), wantedBack(POTTER), broughtBack(POTTER))
                .when(recordMishap(POTTER, ParcelMishap.PRESUMED_LOST, 9))
                .then(mishap(POTTER, ParcelMishap.PRESUMED_LOST, 9));
        order.given(allUnderWay(), cancellationRequested(), wantedBack(POTTER), notBroughtBack(POTTER))
                .when(recordMishap(POTTER, ParcelMishap.RETURNED_TO_SENDER, 9))
                .then(mishap(POTTER, ParcelMishap.RETURNED_TO_SENDER, 9));
    }

    @Test
    @DisplayName("keeps what arrives nevertheless, which can be given back (ORD-07, ORD-11)")
    void arrives() {
        order.given(
                        allUnderWay(),
                        delivered(TEA_GARDEN),
                        cancellationRequested(),
                        wantedBack(POTTER),
                        broughtBack(POTTER))
                .when(recordDelivery(POTTER))
                .then(delivered(POTTER), closed());
    }

    @Test
    @DisplayName(
            "cannot be cancelled again when the carrier brings nothing back: the goods are returned (ORD-06, ORD-07)")
    void isRefused() {
        order.given(allUnderWay(), delivered(TEA_GARDEN), cancellationRequested(), wantedBack(POTTER))
                .when(recordNotBroughtBack(POTTER))
                .then(notBroughtBack(POTTER))
                .when(cancel())
                .thenRejected("ORD-06", "parcel-handed-over");
        order.given(allUnderWay(), delivered(TEA_GARDEN), delivered(POTTER))
                .when(cancel())
                .thenRejected("ORD-06", "parcel-handed-over");
    }

    @Test
    @DisplayName("does not ask for what has gone astray; support makes that good (ORD-10)")
    void isAstray() {
        order.given(mugsUnderWay(), mishap(POTTER, ParcelMishap.PRESUMED_LOST, 7))
                .when(cancel())
                .then(cancellationRequested(), holdBack(TEA_GARDEN), notHeldBack(POTTER));
    }

    @Test
    @DisplayName("asks again while nothing is heard of it (ORD-12)")
    void isAskedAgain() {
        Instant after5Minutes = Instant.parse("2026-01-05T09:05:00+09:00");
        order.given(
                        allUnderWay(),
                        cancellationRequested(),
                        wantedBack(POTTER),
                        wantedBack(TEA_GARDEN),
                        notBroughtBack(TEA_GARDEN))
                .at(after5Minutes)
                .when(repeatUnanswered())
                .then(repeatedOf(RequestKind.INTERCEPT, POTTER, 2, after5Minutes.plusSeconds(900)));
    }
}
