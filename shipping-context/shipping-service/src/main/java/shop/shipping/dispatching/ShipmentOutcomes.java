package shop.shipping.dispatching;

import java.util.Map;
import java.util.Set;
import shop.platform.outside.Outcomes;
import shop.shipping.api.ReturnShipmentLabelled;
import shop.shipping.api.ReturnShipmentNotLabelled;
import shop.shipping.api.ShipmentInterceptAccepted;
import shop.shipping.api.ShipmentInterceptRefused;

/** Which facts settle what a shipment, or one that comes back, waits to hear from the carrier (SHP-02). */
public final class ShipmentOutcomes {

    private static final Set<Class<?>> INTERCEPTED =
            Set.of(ShipmentInterceptAccepted.class, ShipmentInterceptRefused.class);

    public static final Outcomes KNOWN = new Outcomes(
            Map.of(
                    LabelRequested.class, Set.of(LabelBought.class, LabelRefused.class, TrackingNumberAwaited.class),
                    LabelVoidRequested.class, Set.of(LabelVoided.class, LabelVoidRefused.class),
                    SpareLabelVoidRequested.class, Set.of(SpareLabelVoided.class, SpareLabelVoidRefused.class),
                    SpareReturnLabelVoidRequested.class,
                            Set.of(SpareReturnLabelVoided.class, SpareReturnLabelVoidRefused.class),
                    InterceptRequested.class, INTERCEPTED,
                    ReturnLabelRequested.class, Set.of(ReturnShipmentLabelled.class, ReturnShipmentNotLabelled.class),
                    ReturnLabelVoidRequested.class, Set.of(ReturnLabelVoided.class, ReturnLabelVoidRefused.class)),
            ShipmentOutcomes::subject);

    /** A parcel may be wanted back while it is not known yet whether its label was taken back, or another one. */
    private static String subject(Object fact) {
        if (fact instanceof SpareLabelFact spare) {
            return "spare " + spare.labelId();
        }
        return fact instanceof InterceptRequested || INTERCEPTED.contains(fact.getClass()) ? "intercept" : "";
    }

    private ShipmentOutcomes() {}
}
