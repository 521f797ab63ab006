package shop.shipping.tracking;

import static shop.shipping.dispatching.TwoBlueMugs.PARCEL;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import shop.platform.mongo.Stories;
import shop.shipping.dispatching.ScanStatus;
import shop.shipping.dispatching.TwoBlueMugs;
import shop.specification.ProjectionSpecification;

@DisplayName("What is seen of a shipment")
class ShipmentViewSpecification {

    @RegisterExtension
    final ProjectionSpecification shipment = ProjectionSpecification.of(
            ShipmentInView::new, "state", "holdReason", "trackingCode", "handedOverAt", "deliveredAt");

    private static final class ShipmentInView implements ProjectionSpecification.Watched {

        private final AtomicReference<TrackedShipment> kept = new AtomicReference<>();

        @Override
        public Object projection() {
            return new ShipmentProjection(Stories.inMemory(kept));
        }

        @Override
        public Optional<?> view() {
            return Optional.ofNullable(kept.get()).map(TrackedShipment::view);
        }

        @Override
        public String id() {
            return PARCEL.value();
        }
    }

    private ProjectionSpecification labelled() {
        return shipment.given(
                TwoBlueMugs.prepared(),
                TwoBlueMugs.labelRequested(),
                TwoBlueMugs.labelBought(),
                TwoBlueMugs.labelled());
    }

    @Test
    @DisplayName("it has its number when it has its label")
    void numbered() {
        shipment.given(TwoBlueMugs.prepared(), TwoBlueMugs.labelRequested())
                .when(TwoBlueMugs.labelBought())
                .thenShowsTheSame()
                .when(TwoBlueMugs.labelled())
                .thenShows("state", "LABELLED", "trackingCode", "SIM0001");
    }

    @Test
    @DisplayName("why it is held, as long as it is held (SHP-03)")
    void held() {
        shipment.given(TwoBlueMugs.prepared(), TwoBlueMugs.labelRequested(), TwoBlueMugs.labelRefused())
                .when(TwoBlueMugs.putOnHold())
                .thenShows("state", "ON_HOLD", "holdReason", "ADDRESS_UNDELIVERABLE")
                .when(TwoBlueMugs.released())
                .thenShows("state", "PREPARED", "holdReason", "");
    }

    @Test
    @DisplayName("what the carrier has seen, by the carrier's time (SHP-05, SHP-06)")
    void underWay() {
        labelled()
                .when(TwoBlueMugs.dispatched("2026-01-06T10:00:00+09:00"))
                .thenShows("state", "DISPATCHED", "handedOverAt", "2026-01-06T01:00:00Z")
                .when(TwoBlueMugs.scanRecorded(ScanStatus.IN_TRANSIT, "2026-01-06T18:00:00+09:00"))
                .thenShows("state", "IN_TRANSIT")
                .when(TwoBlueMugs.scanRecorded(ScanStatus.PICKED_UP, "2026-01-06T11:00:00+09:00"))
                .thenShowsTheSame()
                .when(TwoBlueMugs.scanRecorded(ScanStatus.DELIVERED, "2026-01-08T10:00:00+09:00"))
                .thenShows("state", "DELIVERED");
    }
}
