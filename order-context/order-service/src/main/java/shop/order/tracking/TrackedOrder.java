package shop.order.tracking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.order.api.OrderLine;
import shop.order.api.OrderPlaced;
import shop.order.api.OrderStatus;
import shop.order.api.OrderView;
import shop.order.api.OrderView.CancellationState;
import shop.order.api.OrderView.Entry;
import shop.order.api.OrderView.ParcelState;
import shop.order.api.OrderView.ParcelView;
import shop.order.api.OrderView.TenderState;
import shop.order.api.OrderView.TenderView;
import shop.order.api.Tender;
import shop.order.api.TenderMethod;
import shop.platform.mongo.Told;
import shop.shipping.api.ShipmentId;

/** An order as it is kept for reading. It holds no personal data: whoever needs the address asks the events. */
@Document("orders")
@CompoundIndex(name = "placed-by-status", def = "{'status': 1, 'placedAt': -1, '_id': -1}")
@CompoundIndex(name = "placed-by-customer", def = "{'customerId': 1, 'placedAt': -1, '_id': -1}")
@CompoundIndex(name = "placed", def = "{'placedAt': -1, '_id': -1}")
class TrackedOrder extends Told {

    private String customerId = "";
    private OrderStatus status = OrderStatus.AWAITING_PAYMENT;
    private String statusReason = "";
    private Money total;
    private Instant placedAt;
    private String payUntil = "";
    private String promisedDelivery = "";
    private List<OrderLine> lines = new ArrayList<>();
    private List<TrackedTender> tenders = new ArrayList<>();
    private List<TrackedParcel> parcels = new ArrayList<>();
    List<String> attention = new ArrayList<>();
    CancellationState cancellation = CancellationState.NOT_ASKED_FOR;
    private List<Entry> timeline = new ArrayList<>();

    /** For the store. */
    TrackedOrder() {
        total = Money.zero("EUR");
        placedAt = Instant.EPOCH;
    }

    TrackedOrder(OrderPlaced event, Instant at) {
        super(event.orderId().value());
        customerId = event.customerId();
        total = event.total();
        placedAt = at;
        payUntil = event.payUntil().map(Instant::toString).orElse("");
        promisedDelivery = event.promisedDelivery().map(LocalDate::toString).orElse("");
        lines.addAll(event.lines());
        event.tenders().forEach(tender -> tenders.add(TrackedTender.pending(tenders.size() + 1, tender)));
        lines.stream()
                .map(OrderLine::shipFrom)
                .distinct()
                .forEach(shipFrom -> parcels.add(TrackedParcel.awaitingPayment(event.orderId(), shipFrom)));
    }

    TrackedTender tender(int number) {
        return tenders.get(number - 1);
    }

    TrackedParcel parcel(String shipFrom) {
        return parcels.stream()
                .filter(parcel -> parcel.shipFrom.equals(shipFrom))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(id() + " has no parcel from " + shipFrom));
    }

    List<TrackedParcel> parcels() {
        return parcels;
    }

    void now(OrderStatus reached, String reason) {
        status = reached;
        statusReason = reason;
    }

    @Override
    protected void tell(Instant at, Object event, String text) {
        timeline.add(new Entry(at, event.getClass().getSimpleName(), text));
    }

    OrderView view() {
        return new OrderView(
                OrderId.of(id()),
                status,
                present(statusReason),
                customerId,
                total,
                placedAt,
                present(payUntil).map(Instant::parse),
                present(promisedDelivery).map(LocalDate::parse),
                lines,
                tenders.stream().map(TrackedTender::view).toList(),
                parcels.stream().map(TrackedParcel::view).toList(),
                cancellation,
                attention,
                timeline,
                position());
    }

    static final class TrackedTender {
        int number;
        TenderMethod method = TenderMethod.CARD;
        Money amount;
        TenderState state = TenderState.PENDING;
        Money authorised;
        Money captured;
        Money refunded;
        String declineReason = "";

        private TrackedTender(int number, TenderMethod method, Money amount) {
            this.number = number;
            this.method = method;
            this.amount = amount;
            authorised = captured = refunded = Money.zero(amount.currency());
        }

        static TrackedTender pending(int number, Tender tender) {
            return new TrackedTender(number, tender.method(), tender.amount());
        }

        TenderView view() {
            return new TenderView(
                    number, method, amount, state, authorised, captured, refunded, present(declineReason));
        }
    }

    static final class TrackedParcel {
        String shipFrom;
        String shipmentId;
        ParcelState state = ParcelState.AWAITING_PAYMENT;
        String trackingCode = "";

        private TrackedParcel(String shipFrom, String shipmentId) {
            this.shipFrom = shipFrom;
            this.shipmentId = shipmentId;
        }

        static TrackedParcel awaitingPayment(OrderId order, String shipFrom) {
            return new TrackedParcel(shipFrom, ShipmentId.of(order, shipFrom).value());
        }

        ParcelView view() {
            return new ParcelView(shipFrom, shipmentId, state, present(trackingCode));
        }
    }
}
