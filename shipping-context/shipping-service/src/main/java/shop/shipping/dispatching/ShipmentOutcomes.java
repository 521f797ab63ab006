package shop.shipping.dispatching;

import java.util.Map;
import java.util.Set;
import shop.platform.outside.Outcomes;

/** Which facts settle what a shipment waits to hear from the carrier (SHP-02). */
public final class ShipmentOutcomes {

    public static final Outcomes KNOWN = new Outcomes(Map.of(
            LabelRequested.class, Set.of(LabelBought.class, LabelRefused.class),
            LabelVoidRequested.class, Set.of(LabelVoided.class, LabelVoidRefused.class)));

    private ShipmentOutcomes() {}
}
