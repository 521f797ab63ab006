package shop.order.policies;

import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.stereotype.Component;
import shop.order.api.ParcelContents;
import shop.order.ordering.ParcelMishap;
import shop.order.ordering.RecordCancelledParcelScanned;
import shop.order.ordering.RecordDelivery;
import shop.order.ordering.RecordHandOver;
import shop.order.ordering.RecordParcelCancellationRefused;
import shop.order.ordering.RecordParcelCancelled;
import shop.order.ordering.RecordParcelFoundAgain;
import shop.order.ordering.RecordParcelHeld;
import shop.order.ordering.RecordParcelHoldCarriedOut;
import shop.order.ordering.RecordParcelInterceptAccepted;
import shop.order.ordering.RecordParcelInterceptRefused;
import shop.order.ordering.RecordParcelLabelled;
import shop.order.ordering.RecordParcelMishap;
import shop.order.ordering.RecordParcelMoved;
import shop.order.ordering.RecordParcelRedirected;
import shop.order.ordering.RecordParcelRedirectionRefused;
import shop.order.ordering.RecordParcelReleased;
import shop.order.ordering.RecordParcelSplit;
import shop.order.ordering.RecordShortPick;
import shop.order.ordering.RecordUnitsNotTakenOut;
import shop.order.ordering.RecordUnitsTakenOut;
import shop.platform.processing.FollowUps;
import shop.shipping.api.CancelledShipmentScanned;
import shop.shipping.api.DeliveryMishap;
import shop.shipping.api.ParcelItem;
import shop.shipping.api.ShipmentCancellationRefused;
import shop.shipping.api.ShipmentCancelled;
import shop.shipping.api.ShipmentDelivered;
import shop.shipping.api.ShipmentDispatched;
import shop.shipping.api.ShipmentFoundAgain;
import shop.shipping.api.ShipmentHeldByPerson;
import shop.shipping.api.ShipmentHoldLifted;
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

/** The shipping context tells where a parcel is: the order learns it. */
@Component
@DisallowReplay
@ProcessingGroup("order-hears")
class WhenParcelMovedThenTellTheOrder {

    private final FollowUps followUps;

    WhenParcelMovedThenTellTheOrder(FollowUps followUps) {
        this.followUps = followUps;
    }

    @EventHandler
    void on(ShipmentLabelled event) {
        followUps.send(new RecordParcelLabelled(
                event.orderId(), event.shipmentId().parcel(), event.carrier(), event.trackingCode()));
    }

    @EventHandler
    void on(ShipmentDispatched event) {
        followUps.send(new RecordHandOver(event.orderId(), event.shipmentId().parcel(), event.at()));
    }

    @EventHandler
    void on(ShipmentPutOnHold event, @SequenceNumber long report) {
        followUps.send(new RecordParcelHeld(
                event.orderId(), event.shipmentId().parcel(), event.reason().name(), report));
    }

    @EventHandler
    void on(ShipmentReleased event, @SequenceNumber long report) {
        followUps.send(
                new RecordParcelReleased(event.orderId(), event.shipmentId().parcel(), report));
    }

    @EventHandler
    void on(ShipmentMoved event, @SequenceNumber long report) {
        followUps.send(new RecordParcelMoved(event.orderId(), event.shipmentId().parcel(), event.movedTo(), report));
    }

    @EventHandler
    void on(ShipmentRedirected event) {
        followUps.send(
                new RecordParcelRedirected(event.orderId(), event.shipmentId().parcel(), event.asked()));
    }

    @EventHandler
    void on(ShipmentRedirectionRefused event) {
        followUps.send(new RecordParcelRedirectionRefused(
                event.orderId(), event.shipmentId().parcel(), event.asked()));
    }

    @EventHandler
    void on(ShipmentHeldByPerson event) {
        followUps.send(new RecordParcelHoldCarriedOut(
                event.orderId(), event.shipmentId().parcel(), event.asked()));
    }

    @EventHandler
    void on(ShipmentHoldLifted event) {
        followUps.send(new RecordParcelHoldCarriedOut(
                event.orderId(), event.shipmentId().parcel(), event.asked()));
    }

    @EventHandler
    void on(ShipmentMishapReported event, @SequenceNumber long report) {
        followUps.send(new RecordParcelMishap(
                event.orderId(), event.shipmentId().parcel(), mishap(event.mishap()), report, event.at()));
    }

    @EventHandler
    void on(ShipmentFoundAgain event, @SequenceNumber long report) {
        followUps.send(
                new RecordParcelFoundAgain(event.orderId(), event.shipmentId().parcel(), report, event.at()));
    }

    @EventHandler
    void on(ShipmentDelivered event) {
        followUps.send(new RecordDelivery(event.orderId(), event.shipmentId().parcel(), event.at()));
    }

    @EventHandler
    void on(ShipmentCancelled event) {
        followUps.send(
                new RecordParcelCancelled(event.orderId(), event.shipmentId().parcel()));
    }

    @EventHandler
    void on(CancelledShipmentScanned event) {
        followUps.send(new RecordCancelledParcelScanned(
                event.orderId(), event.shipmentId().parcel(), event.reported().name()));
    }

    @EventHandler
    void on(ShipmentCancellationRefused event) {
        followUps.send(new RecordParcelCancellationRefused(
                event.orderId(), event.shipmentId().parcel()));
    }

    @EventHandler
    void on(ShipmentInterceptAccepted event) {
        followUps.send(new RecordParcelInterceptAccepted(
                event.orderId(), event.shipmentId().parcel()));
    }

    @EventHandler
    void on(ShipmentInterceptRefused event) {
        followUps.send(new RecordParcelInterceptRefused(
                event.orderId(), event.shipmentId().parcel()));
    }

    @EventHandler
    void on(ShipmentReduced event) {
        followUps.send(new RecordUnitsTakenOut(
                event.orderId(), event.shipmentId().parcel(), event.reduction(), items(event.items())));
    }

    @EventHandler
    void on(ShipmentReductionRefused event) {
        followUps.send(
                new RecordUnitsNotTakenOut(event.orderId(), event.shipmentId().parcel(), event.reduction()));
    }

    @EventHandler
    void on(ShipmentPickedShort event) {
        followUps.send(new RecordShortPick(
                event.orderId(), event.shipmentId().parcel(), event.report(), items(event.items()), event.moveTo()));
    }

    @EventHandler
    void on(ShipmentSplit event) {
        followUps.send(new RecordParcelSplit(
                event.orderId(), event.shipmentId().parcel(), event.split(), items(event.items())));
    }

    private static List<ParcelContents.Item> items(List<ParcelItem> told) {
        return told.stream()
                .map(item -> new ParcelContents.Item(item.line(), item.sku(), item.description(), item.quantity()))
                .toList();
    }

    private static ParcelMishap mishap(DeliveryMishap told) {
        return switch (told) {
            case DAMAGED -> ParcelMishap.DAMAGED;
            case EXPECTED_BACK -> ParcelMishap.EXPECTED_BACK;
            case RETURNED_TO_SENDER -> ParcelMishap.RETURNED_TO_SENDER;
            case PRESUMED_LOST -> ParcelMishap.PRESUMED_LOST;
        };
    }
}
