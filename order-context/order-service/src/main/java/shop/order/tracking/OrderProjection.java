package shop.order.tracking;

import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.queryhandling.QueryUpdateEmitter;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import shop.order.api.FindOrder;
import shop.order.api.OrderCancelled;
import shop.order.api.OrderClosed;
import shop.order.api.OrderConfirmed;
import shop.order.api.OrderEvent;
import shop.order.api.OrderPlaced;
import shop.order.api.OrderRejected;
import shop.order.api.OrderStatus;
import shop.order.api.OrderView.CancellationState;
import shop.order.api.OrderView.ParcelState;
import shop.order.api.OrderView.TenderState;
import shop.order.ordering.CancellationRequested;
import shop.order.ordering.CancelledParcelScanned;
import shop.order.ordering.CaptureRequested;
import shop.order.ordering.OrderFact;
import shop.order.ordering.ParcelCancellationRefused;
import shop.order.ordering.ParcelCancellationRequested;
import shop.order.ordering.ParcelCancelled;
import shop.order.ordering.ParcelDelivered;
import shop.order.ordering.ParcelHandedOver;
import shop.order.ordering.ParcelLabelled;
import shop.order.ordering.RefundRequested;
import shop.order.ordering.ReleaseRequested;
import shop.order.ordering.TenderAuthorized;
import shop.order.ordering.TenderCaptureFailed;
import shop.order.ordering.TenderCaptured;
import shop.order.ordering.TenderDeclined;
import shop.order.ordering.TenderPaid;
import shop.order.ordering.TenderRefunded;
import shop.order.ordering.TenderReleased;
import shop.platform.mongo.Views;

/** Keeps the view of every order, from the order's own facts alone. */
@Component
@ProcessingGroup("order-tracking")
class OrderProjection {

    private final Views<TrackedOrder> orders;

    OrderProjection(MongoTemplate mongo, QueryUpdateEmitter updates) {
        orders = new Views<>(
                mongo,
                TrackedOrder.class,
                order -> updates.emit(
                        FindOrder.class, query -> query.orderId().value().equals(order.id()), order.view()));
    }

    @ResetHandler
    void forget() {
        orders.clear();
    }

    @EventHandler
    void on(OrderPlaced event, @SequenceNumber long position, @Timestamp Instant at) {
        orders.begin(event.orderId().value(), position, () -> {
            TrackedOrder order = new TrackedOrder(event, at);
            order.tell(at, event, "Placed for " + event.total() + ".");
            return order;
        });
    }

    @EventHandler
    void on(TenderAuthorized event, @SequenceNumber long position, @Timestamp Instant at) {
        tell(event, position, at, name(event.tender()) + " authorised for " + event.amount() + ".", order -> {
            order.tender(event.tender()).state = TenderState.AUTHORISED;
            order.tender(event.tender()).authorised = event.amount();
        });
    }

    @EventHandler
    void on(TenderPaid event, @SequenceNumber long position, @Timestamp Instant at) {
        tell(event, position, at, name(event.tender()) + " paid: " + event.amount() + ".", order -> {
            order.tender(event.tender()).state = TenderState.PAID;
            order.tender(event.tender()).captured = event.amount();
        });
    }

    @EventHandler
    void on(TenderDeclined event, @SequenceNumber long position, @Timestamp Instant at) {
        String reason = words(event.reason());
        tell(event, position, at, name(event.tender()) + " declined: " + reason + ".", order -> {
            order.tender(event.tender()).state = TenderState.DECLINED;
            order.tender(event.tender()).declineReason = event.reason();
        });
    }

    @EventHandler
    void on(OrderConfirmed event, @SequenceNumber long position, @Timestamp Instant at) {
        tell(event, position, at, "Confirmed: all the money is there or set aside.", order -> {
            order.now(OrderStatus.CONFIRMED, "");
            order.parcels().forEach(parcel -> parcel.state = ParcelState.PREPARING);
        });
    }

    @EventHandler
    void on(OrderRejected event, @SequenceNumber long position, @Timestamp Instant at) {
        String reason = words(event.reason().name());
        tell(event, position, at, "Rejected: " + reason + ".", order -> {
            order.now(OrderStatus.REJECTED, reason);
            order.parcels().forEach(parcel -> parcel.state = ParcelState.CANCELLED);
        });
    }

    @EventHandler
    void on(CancellationRequested event, @SequenceNumber long position, @Timestamp Instant at) {
        tell(
                event,
                position,
                at,
                "Cancellation asked for: " + words(event.reason().name()) + ".",
                order -> order.cancellation = CancellationState.REQUESTED);
    }

    @EventHandler
    void on(OrderCancelled event, @SequenceNumber long position, @Timestamp Instant at) {
        String reason = words(event.reason().name());
        tell(event, position, at, "Cancelled: " + reason + ".", order -> {
            order.now(OrderStatus.CANCELLED, reason);
            order.cancellation = CancellationState.DONE;
            order.parcels().forEach(parcel -> parcel.state = ParcelState.CANCELLED);
        });
    }

    @EventHandler
    void on(OrderClosed event, @SequenceNumber long position, @Timestamp Instant at) {
        tell(event, position, at, "Closed: everything that was to be sent has arrived and is paid for.", order -> {
            order.now(OrderStatus.CLOSED, "");
        });
    }

    @EventHandler
    void on(ParcelLabelled event, @SequenceNumber long position, @Timestamp Instant at) {
        tell(event, position, at, parcel(event.shipFrom()) + " has its label, " + event.trackingCode() + ".", order -> {
            order.parcel(event.shipFrom()).state = ParcelState.LABELLED;
            order.parcel(event.shipFrom()).trackingCode = event.trackingCode();
        });
    }

    @EventHandler
    void on(ParcelHandedOver event, @SequenceNumber long position, @Timestamp Instant at) {
        tell(event, position, at, parcel(event.shipFrom()) + " handed over to the carrier.", order -> {
            order.parcel(event.shipFrom()).state = ParcelState.HANDED_OVER;
        });
    }

    @EventHandler
    void on(ParcelDelivered event, @SequenceNumber long position, @Timestamp Instant at) {
        tell(event, position, at, parcel(event.shipFrom()) + " delivered.", order -> {
            order.parcel(event.shipFrom()).state = ParcelState.DELIVERED;
        });
    }

    @EventHandler
    void on(ParcelCancelled event, @SequenceNumber long position, @Timestamp Instant at) {
        tell(event, position, at, parcel(event.shipFrom()) + " stays where it is.", order -> {
            order.parcel(event.shipFrom()).state = ParcelState.CANCELLED;
        });
    }

    @EventHandler
    void on(ParcelCancellationRequested event, @SequenceNumber long position, @Timestamp Instant at) {
        tell(event, position, at, parcel(event.shipFrom()) + " is to be held back.", order -> {});
    }

    @EventHandler
    void on(ParcelCancellationRefused event, @SequenceNumber long position, @Timestamp Instant at) {
        String text = parcel(event.shipFrom())
                + " cannot be held back any more: the cancellation came too late, and it goes its way.";
        tell(event, position, at, text, order -> order.cancellation = CancellationState.TOO_LATE);
    }

    @EventHandler
    void on(CancelledParcelScanned event, @SequenceNumber long position, @Timestamp Instant at) {
        String text = "For a person to look at: " + "parcel from " + event.shipFrom()
                + " is cancelled, and the carrier reports that it is " + words(event.reported()) + ".";
        tell(event, position, at, text, order -> order.attention.add(text));
    }

    @EventHandler
    void on(CaptureRequested event, @SequenceNumber long position, @Timestamp Instant at) {
        tell(event, position, at, event.amount() + " of " + name(event.tender()) + " are due.", order -> {});
    }

    @EventHandler
    void on(TenderCaptured event, @SequenceNumber long position, @Timestamp Instant at) {
        tell(event, position, at, event.amount() + " of " + name(event.tender()) + " captured.", order -> {
            var tender = order.tender(event.tender());
            tender.captured = tender.captured.plus(event.amount());
            tender.state = tender.captured.compareTo(tender.authorised) < 0
                    ? TenderState.PARTLY_CAPTURED
                    : TenderState.CAPTURED;
        });
    }

    @EventHandler
    void on(TenderCaptureFailed event, @SequenceNumber long position, @Timestamp Instant at) {
        String text = event.amount() + " of " + name(event.tender()) + " could not be captured; they are owed.";
        tell(event, position, at, text, order -> {});
    }

    @EventHandler
    void on(ReleaseRequested event, @SequenceNumber long position, @Timestamp Instant at) {
        String text = name(event.tender()) + " is to be let go: " + event.reason() + ".";
        tell(event, position, at, text, order -> {});
    }

    @EventHandler
    void on(TenderReleased event, @SequenceNumber long position, @Timestamp Instant at) {
        String text = name(event.tender())
                + (event.amount().isZero() ? " called off." : " let go of " + event.amount() + ".");
        tell(event, position, at, text, order -> order.tender(event.tender()).state = TenderState.RELEASED);
    }

    @EventHandler
    void on(RefundRequested event, @SequenceNumber long position, @Timestamp Instant at) {
        String text = event.amount() + " of " + name(event.tender()) + " are to be given back: " + event.reason() + ".";
        tell(event, position, at, text, order -> {});
    }

    @EventHandler
    void on(TenderRefunded event, @SequenceNumber long position, @Timestamp Instant at) {
        tell(event, position, at, event.amount() + " of " + name(event.tender()) + " given back.", order -> {
            var tender = order.tender(event.tender());
            tender.refunded = tender.refunded.plus(event.amount());
        });
    }

    private void tell(OrderFact fact, long position, Instant at, String text, Consumer<TrackedOrder> change) {
        tell(fact.orderId().value(), fact, position, at, text, change);
    }

    private void tell(OrderEvent event, long position, Instant at, String text, Consumer<TrackedOrder> change) {
        tell(event.orderId().value(), event, position, at, text, change);
    }

    private void tell(
            String order, Object event, long position, Instant at, String text, Consumer<TrackedOrder> change) {
        orders.change(order, position, tracked -> {
            change.accept(tracked);
            tracked.tell(at, event, text);
        });
    }

    private static String name(int tender) {
        return "Tender " + tender;
    }

    private static String parcel(String shipFrom) {
        return "Parcel from " + shipFrom;
    }

    private static String words(String code) {
        return code.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
