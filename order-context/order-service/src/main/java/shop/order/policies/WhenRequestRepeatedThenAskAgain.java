package shop.order.policies;

import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;
import shop.order.api.OrderConfirmed;
import shop.order.api.OrderPlaced;
import shop.order.api.RequestKind;
import shop.order.api.ReturnState;
import shop.order.ordering.AmendmentApplied;
import shop.order.ordering.AmendmentProposed;
import shop.order.ordering.CaptureRequested;
import shop.order.ordering.OrderHeld;
import shop.order.ordering.OrderReleased;
import shop.order.ordering.ParcelCancellationRequested;
import shop.order.ordering.ParcelInterceptRequested;
import shop.order.ordering.RecordReturnMoved;
import shop.order.ordering.RecordedRequests;
import shop.order.ordering.RefundRequested;
import shop.order.ordering.ReleaseRequested;
import shop.order.ordering.RequestRepeated;
import shop.order.ordering.ReturnAskedFor;
import shop.order.ordering.SentAgain;
import shop.order.ordering.SentApart;
import shop.order.ordering.ShippingAddressChanged;
import shop.order.ordering.TenderReplaced;
import shop.order.ordering.UnitsCancellationRequested;
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

    /**
     * Whoever is asked about something may never have heard of it, so it is asked for that first. A refusal is no reason to wait:
     * an order that hears nothing says so in the end.
     */
    @EventHandler
    void on(RequestRepeated event) {
        requests.stillOpen(event).stream()
                .flatMap(request -> Stream.concat(
                        request.before().stream().flatMap(fact -> askedBy(fact, request.position(), event)),
                        askedBy(request.fact(), request.position(), event)))
                .forEach(followUps::sendUnlessRefused);
    }

    /** What followed from a fact, and is about the tender, parcel or return of this request. */
    private static Stream<?> askedBy(Object fact, long position, RequestRepeated event) {
        if (fact instanceof OrderPlaced placed) {
            return WhenOrderPlacedThenRequestPayment.payments(placed).filter(payment -> isOf(payment, event));
        }
        if (fact instanceof OrderConfirmed confirmed) {
            return WhenOrderConfirmedThenPrepareShipments.shipments(confirmed)
                    .filter(shipment -> isOf(shipment, event));
        }
        if (fact instanceof ShippingAddressChanged changed) {
            return event.parcel().stream()
                    .map(parcel -> WhenAddressChangedThenRedirectTheShipments.redirection(changed, parcel, position));
        }
        if (fact instanceof OrderHeld held) {
            return event.parcel().stream()
                    .map(parcel -> WhenOrderIsHeldThenKeepItsShipments.hold(held, parcel, position));
        }
        if (fact instanceof OrderReleased released) {
            return event.parcel().stream()
                    .map(parcel -> WhenOrderIsHeldThenKeepItsShipments.release(released, parcel, position));
        }
        if (fact instanceof AmendmentProposed proposed) {
            return WhenOrderPlacedThenRequestPayment.payment(proposed).stream();
        }
        if (fact instanceof AmendmentApplied applied) {
            return WhenParcelReplacedThenPrepareShipment.shipments(applied).filter(shipment -> isOf(shipment, event));
        }
        if (fact instanceof ReturnAskedFor asked) {
            return event.request() == RequestKind.RETURN
                    ? opening(asked)
                    : Stream.of(WhenReturnIsAskedForThenHaveItSentBack.preparation(asked));
        }
        return Stream.of(askedByOne(fact));
    }

    /** A return that was taken down long ago says nothing more, so what it would answer is told with it. */
    private static Stream<?> opening(ReturnAskedFor asked) {
        return Stream.of(
                WhenReturnIsAskedForThenHaveItSentBack.opening(asked),
                new RecordReturnMoved(asked.orderId(), asked.number(), ReturnState.ASKED_FOR, Optional.empty()));
    }

    private static Object askedByOne(Object fact) {
        if (fact instanceof TenderReplaced replaced) {
            return WhenOrderPlacedThenRequestPayment.payment(replaced);
        }
        if (fact instanceof SentAgain again) {
            return WhenParcelReplacedThenPrepareShipment.shipment(again);
        }
        if (fact instanceof SentApart part) {
            return WhenParcelReplacedThenPrepareShipment.shipment(part);
        }
        if (fact instanceof ParcelCancellationRequested request) {
            return WhenParcelIsNotWantedThenCancelTheShipment.cancellation(request);
        }
        if (fact instanceof ParcelInterceptRequested request) {
            return WhenParcelIsNotWantedThenCancelTheShipment.intercept(request);
        }
        if (fact instanceof UnitsCancellationRequested request) {
            return WhenUnitsAreNotWantedThenReduceTheShipment.reduction(request);
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
