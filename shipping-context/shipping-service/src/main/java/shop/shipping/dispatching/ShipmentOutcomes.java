package shop.shipping.dispatching;

import java.util.Map;
import java.util.Set;
import shop.platform.outside.Outcomes;
import shop.shipping.api.ReturnShipmentLabelled;
import shop.shipping.api.ReturnShipmentNotLabelled;

/** Which facts settle what a shipment, or one that comes back, waits to hear from the carrier (SHP-02). */
public final class ShipmentOutcomes {

    public static final Outcomes KNOWN = new Outcomes(Map.of(
            LabelRequested.class, Set.of(LabelBought.class, LabelRefused.class),
            LabelVoidRequested.class, Set.of(LabelVoided.class, LabelVoidRefused.class),
            ReturnLabelRequested.class, Set.of(ReturnShipmentLabelled.class, ReturnShipmentNotLabelled.class)));

    private ShipmentOutcomes() {}
}
