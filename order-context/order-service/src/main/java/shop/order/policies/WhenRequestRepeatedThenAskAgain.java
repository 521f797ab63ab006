package shop.order.policies;

import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;
import shop.order.api.OrderConfirmed;
import shop.order.api.OrderPlaced;
import shop.order.ordering.CaptureRequested;
import shop.order.ordering.ParcelCancellationRequested;
import shop.order.ordering.ParcelReplaced;
import shop.order.ordering.RecordedRequests;
import shop.order.ordering.RefundRequested;
import shop.order.ordering.ReleaseRequested;
import shop.order.ordering.RequestRepeated;
import shop.order.ordering.TenderReplaced;
import shop.payment.api.AuthorisePayment;
import shop.payment.api.PaymentId;
import shop.platform.processing.FollowUps;
import shop.shipping.api.PrepareShipment;
import shop.shipping.api.ShipmentId;

/**
 * An order asks again for what it has not heard of (ORD-12): the same is asked, under the same names, as followed from the fact
 * that led to it, unless that is not wanted any more. In a line of its own, so that it does not stand behind what is parked in
 * the line where it was asked first.
 */
@Component
@DisallowReplay
@ProcessingGroup("order-asks-again")
class WhenRequestRepeatedThenAskAgain {

    private final RecordedRequests requests;
    private final FollowUps followUps;

    WhenRequestRepeatedThenAskAgain(RecordedRequests requests, FollowUps followUps) {
        this.requests = requests;
        this.followUps = followUps;
    }

    @EventHandler
    void on(RequestRepeated event) {
        requests.stillOpen(event).stream().flatMap(fact -> askedBy(fact, event)).forEach(followUps::send);
    }

    /** What followed from a fact, and is about the tender or parcel of this request. */
    private static Stream<?> askedBy(Object fact, RequestRepeated event) {
        if (fact instanceof OrderPlaced placed) {
            return WhenOrderPlacedThenRequestPayment.payments(placed).filter(payment -> isOf(payment, event));
        }
        if (fact instanceof OrderConfirmed confirmed) {
            return WhenOrderConfirmedThenPrepareShipments.shipments(confirmed)
                    .filter(shipment -> isOf(shipment, event));
        }
        return Stream.of(askedByOne(fact));
    }

    private static Object askedByOne(Object fact) {
        if (fact instanceof TenderReplaced replaced) {
            return WhenOrderPlacedThenRequestPayment.payment(replaced);
        }
        if (fact instanceof ParcelReplaced replaced) {
            return WhenParcelReplacedThenPrepareShipment.shipment(replaced);
        }
        if (fact instanceof ParcelCancellationRequested request) {
            return WhenParcelIsNotWantedThenCancelTheShipment.cancellation(request);
        }
        if (fact instanceof CaptureRequested request) {
            return WhenMoneyIsDueThenAskForIt.capture(request);
        }
        if (fact instanceof ReleaseRequested request) {
            return WhenMoneyIsDueThenAskForIt.release(request);
        }
        if (fact instanceof RefundRequested request) {
            return WhenMoneyIsDueThenAskForIt.refund(request);
        }
        throw new IllegalStateException("nothing is asked of others by " + fact.getClass());
    }

    private static boolean isOf(AuthorisePayment payment, RequestRepeated event) {
        return event.tender()
                .map(tender -> PaymentId.of(event.orderId(), tender))
                .filter(payment.paymentId()::equals)
                .isPresent();
    }

    private static boolean isOf(PrepareShipment shipment, RequestRepeated event) {
        return event.parcel()
                .map(parcel -> ShipmentId.of(event.orderId(), parcel))
                .filter(shipment.shipmentId()::equals)
                .isPresent();
    }
}
