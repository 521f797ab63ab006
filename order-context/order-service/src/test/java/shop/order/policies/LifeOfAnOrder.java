package shop.order.policies;

import static java.util.stream.Collectors.toUnmodifiableSet;
import static shop.order.ordering.MugsAndTea.CARD;
import static shop.order.ordering.MugsAndTea.CARD_FOR_MUGS;
import static shop.order.ordering.MugsAndTea.CARD_FOR_TEA;
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
import java.util.Set;
import java.util.stream.IntStream;
import shop.order.ordering.MugsAndTea;
import shop.order.ordering.ParcelMishap;
import shop.order.ordering.ParcelMoved;
import shop.payment.api.PaymentAuthorised;
import shop.payment.api.PaymentCaptureFailed;
import shop.payment.api.PaymentCaptured;
import shop.payment.api.PaymentEvent;
import shop.payment.api.PaymentId;
import shop.payment.api.PaymentPaid;
import shop.payment.api.PaymentRefundFailed;
import shop.payment.api.PaymentRefunded;
import shop.payment.api.PaymentRefusal;
import shop.payment.api.PaymentReleased;
import shop.shipping.api.DeliveryMishap;
import shop.shipping.api.HoldReason;
import shop.shipping.api.ShipmentCancelled;
import shop.shipping.api.ShipmentDelivered;
import shop.shipping.api.ShipmentDispatched;
import shop.shipping.api.ShipmentFoundAgain;
import shop.shipping.api.ShipmentId;
import shop.shipping.api.ShipmentLabelled;
import shop.shipping.api.ShipmentMishapReported;
import shop.shipping.api.ShipmentMoved;
import shop.shipping.api.ShipmentPutOnHold;
import shop.shipping.api.ShipmentReleased;
import shop.shipping.api.ShippingEvent;

/** An order's whole life as the other contexts tell it, and as the order records it. */
final class LifeOfAnOrder {

    static final PaymentId CARD_PAYMENT = PaymentId.of(ORDER, CARD);
    static final PaymentId VOUCHER_PAYMENT = PaymentId.of(ORDER, VOUCHER);
    static final ShipmentId MUGS = ShipmentId.of(ORDER, POTTER);
    static final ShipmentId TEA = ShipmentId.of(ORDER, TEA_GARDEN);

    /**
     * Of each, by its place, which must have been told before it: what happened to the same thing before, and what others were
     * asked for only then.
     */
    static final List<Set<Integer>> BEFORE = before(told());

    private LifeOfAnOrder() {}

    /** An order's whole life as the other contexts tell it, in an order in which it may happen. */
    static List<Object> told() {
        return List.of(
                new PaymentAuthorised(CARD_PAYMENT, ORDER, CARD, WHOLE_CARD, true, THURSDAY),
                new PaymentPaid(VOUCHER_PAYMENT, ORDER, VOUCHER, WHOLE_VOUCHER),
                new ShipmentPutOnHold(TEA, ORDER, HoldReason.ADDRESS_UNDELIVERABLE),
                new ShipmentMoved(TEA, ORDER, TEA_GARDEN, "warehouse-busan"),
                new ShipmentReleased(TEA, ORDER),
                new ShipmentLabelled(TEA, ORDER, TEA_GARDEN, "simulated", TRACKING_CODE),
                new ShipmentDispatched(TEA, ORDER, TEA_GARDEN, TUESDAY),
                new PaymentCaptureFailed(
                        CARD_PAYMENT,
                        ORDER,
                        CARD,
                        TEA_GARDEN,
                        CARD_FOR_TEA,
                        1,
                        Optional.of(THURSDAY),
                        Optional.of(PaymentRefusal.REFUSED)),
                new PaymentCaptured(CARD_PAYMENT, ORDER, CARD, TEA_GARDEN, CARD_FOR_TEA),
                new ShipmentCancelled(MUGS, ORDER, POTTER, "broken"),
                new PaymentReleased(CARD_PAYMENT, ORDER, CARD, CARD_FOR_MUGS),
                new PaymentRefundFailed(
                        VOUCHER_PAYMENT,
                        ORDER,
                        VOUCHER,
                        "refund-1",
                        WHOLE_VOUCHER,
                        Optional.of(PaymentRefusal.NO_REFUNDS)),
                new PaymentRefunded(VOUCHER_PAYMENT, ORDER, VOUCHER, "refund-1", WHOLE_VOUCHER),
                new ShipmentMishapReported(TEA, ORDER, TEA_GARDEN, DeliveryMishap.PRESUMED_LOST, THURSDAY),
                new ShipmentFoundAgain(TEA, ORDER, TEA_GARDEN, THURSDAY),
                new ShipmentMishapReported(TEA, ORDER, TEA_GARDEN, DeliveryMishap.EXPECTED_BACK, THURSDAY),
                new ShipmentDelivered(TEA, ORDER, TEA_GARDEN, THURSDAY));
    }

    /** What the order records by that. */
    static List<Object> recorded() {
        return List.of(
                MugsAndTea.placed(),
                MugsAndTea.cardAuthorised(),
                MugsAndTea.voucherPaid(),
                MugsAndTea.confirmed(),
                MugsAndTea.held(TEA_GARDEN, 2),
                new ParcelMoved(ORDER, TEA_GARDEN, "warehouse-busan", 3),
                MugsAndTea.parcelReleased(TEA_GARDEN, 4),
                MugsAndTea.labelled(TEA_GARDEN),
                MugsAndTea.handedOver(TEA_GARDEN),
                MugsAndTea.captureRequested(TEA_GARDEN, CARD_FOR_TEA),
                MugsAndTea.captureFailed(TEA_GARDEN, CARD_FOR_TEA),
                MugsAndTea.captured(TEA_GARDEN, CARD_FOR_TEA),
                MugsAndTea.parcelCancelled(POTTER),
                MugsAndTea.releaseRequested(CARD, "not sent"),
                MugsAndTea.refundRequested(VOUCHER, WHOLE_VOUCHER, "not sent"),
                MugsAndTea.released(CARD, CARD_FOR_MUGS),
                MugsAndTea.refundFailed(VOUCHER, WHOLE_VOUCHER),
                MugsAndTea.refunded(VOUCHER, WHOLE_VOUCHER),
                MugsAndTea.mishap(TEA_GARDEN, ParcelMishap.PRESUMED_LOST, 13),
                MugsAndTea.foundAgain(TEA_GARDEN, 14),
                MugsAndTea.mishap(TEA_GARDEN, ParcelMishap.EXPECTED_BACK, 15),
                MugsAndTea.delivered(TEA_GARDEN),
                MugsAndTea.closed());
    }

    private static List<Set<Integer>> before(List<Object> told) {
        return IntStream.range(0, told.size())
                .mapToObj(position -> IntStream.range(0, position)
                        .filter(earlier -> subject(told.get(earlier)).equals(subject(told.get(position)))
                                || isReason(told.get(earlier), told.get(position)))
                        .boxed()
                        .collect(toUnmodifiableSet()))
                .toList();
    }

    private static Object subject(Object event) {
        return event instanceof PaymentEvent payment ? payment.paymentId() : ((ShippingEvent) event).shipmentId();
    }

    /** Nothing is sent before all is paid, nor taken before something is sent, nor given back before something stays. */
    private static boolean isReason(Object cause, Object event) {
        if (event instanceof ShippingEvent) {
            return cause instanceof PaymentAuthorised || cause instanceof PaymentPaid;
        }
        if (event instanceof PaymentCaptureFailed || event instanceof PaymentCaptured) {
            return cause instanceof ShipmentDispatched;
        }
        return cause instanceof ShipmentCancelled;
    }
}
