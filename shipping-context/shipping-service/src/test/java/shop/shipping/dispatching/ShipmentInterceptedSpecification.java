package shop.shipping.dispatching;

import static shop.shipping.dispatching.TwoBlueMugs.PARCEL;
import static shop.shipping.dispatching.TwoBlueMugs.cancelled;
import static shop.shipping.dispatching.TwoBlueMugs.delivered;
import static shop.shipping.dispatching.TwoBlueMugs.dispatched;
import static shop.shipping.dispatching.TwoBlueMugs.interceptAccepted;
import static shop.shipping.dispatching.TwoBlueMugs.interceptRefused;
import static shop.shipping.dispatching.TwoBlueMugs.interceptRequested;
import static shop.shipping.dispatching.TwoBlueMugs.labelBought;
import static shop.shipping.dispatching.TwoBlueMugs.labelRequested;
import static shop.shipping.dispatching.TwoBlueMugs.labelled;
import static shop.shipping.dispatching.TwoBlueMugs.mishap;
import static shop.shipping.dispatching.TwoBlueMugs.prepared;
import static shop.shipping.dispatching.TwoBlueMugs.recordScan;
import static shop.shipping.dispatching.TwoBlueMugs.scanRecorded;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import shop.shipping.api.DeliveryMishap;
import shop.shipping.api.InterceptShipment;
import shop.specification.AggregateSpecification;

@DisplayName("A parcel that is wanted back")
class ShipmentInterceptedSpecification {

    private static final String TUESDAY = "2026-01-06T10:00:00+09:00";
    private static final String THURSDAY = "2026-01-08T10:00:00+09:00";
    private static final Instant FRIDAY = Instant.parse("2026-01-09T10:00:00+09:00");
    private static final InterceptShipment BRING_IT_BACK = new InterceptShipment(PARCEL);

    @RegisterExtension
    final AggregateSpecification<Shipment> shipment = AggregateSpecification.of(Shipment.class);

    private static List<Object> here() {
        return List.of(prepared(), labelRequested(), labelBought(), labelled());
    }

    @Test
    @DisplayName("is asked for from the carrier that has it, once (ORD-07)")
    void isAskedFor() {
        shipment.given(here(), dispatched(TUESDAY))
                .when(BRING_IT_BACK)
                .then(interceptRequested())
                .when(BRING_IT_BACK)
                .thenNothing();
    }

    @Test
    @DisplayName("comes back if the carrier says so; that it is back, a scan says (ORD-07)")
    void comesBack() {
        shipment.given(here(), dispatched(TUESDAY), interceptRequested())
                .at(FRIDAY)
                .when(new RecordInterceptAnswered(PARCEL, true))
                .then(interceptAccepted())
                .when(new RecordInterceptAnswered(PARCEL, false))
                .thenNothing()
                .when(BRING_IT_BACK)
                .thenNothing()
                .when(recordScan(ScanStatus.RETURNED_TO_SENDER, THURSDAY))
                .then(
                        scanRecorded(ScanStatus.RETURNED_TO_SENDER, THURSDAY),
                        mishap(DeliveryMishap.RETURNED_TO_SENDER, THURSDAY));
    }

    @Test
    @DisplayName("goes its way if the carrier does not stop it (ORD-07)")
    void goesItsWay() {
        shipment.given(here(), dispatched(TUESDAY), interceptRequested())
                .at(FRIDAY)
                .when(new RecordInterceptAnswered(PARCEL, false))
                .then(interceptRefused())
                .when(BRING_IT_BACK)
                .thenNothing()
                .when(recordScan(ScanStatus.DELIVERED, THURSDAY))
                .then(scanRecorded(ScanStatus.DELIVERED, THURSDAY), delivered(THURSDAY));
    }

    @Test
    @DisplayName("is not asked for where the carrier has it not, has lost it, or has delivered it (ORD-07)")
    void isNotThere() {
        shipment.given(here()).when(BRING_IT_BACK).then(interceptRefused());
        shipment.given(here(), dispatched(TUESDAY), delivered(THURSDAY))
                .when(BRING_IT_BACK)
                .then(interceptRefused())
                .when(BRING_IT_BACK)
                .thenNothing();
        shipment.given(here(), dispatched(TUESDAY), mishap(DeliveryMishap.PRESUMED_LOST, THURSDAY))
                .when(BRING_IT_BACK)
                .then(interceptRefused());
        shipment.given(prepared(), labelRequested(), cancelled())
                .when(BRING_IT_BACK)
                .then(interceptRefused());
    }
}
