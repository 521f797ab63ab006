package shop.shipping.dispatching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.shipping.api.ReturnShipmentLabelled;
import shop.shipping.api.ReturnShipmentNotLabelled;

@DisplayName("What a shipment waits to hear from the carrier")
class ShipmentOutcomesTest {

    @Test
    @DisplayName("can be settled, whatever was asked")
    void everyRequest() {
        assertThat(ShipmentOutcomes.KNOWN.settling().keySet())
                .containsExactlyInAnyOrder(CarrierRequest.class.getPermittedSubclasses());
    }

    @Test
    @DisplayName("is settled by yes and by no, and by no answer to another question (SHP-02)")
    void answers() {
        assertThat(Stream.of(LabelBought.class, LabelRefused.class))
                .allSatisfy(answer ->
                        assertThat(ShipmentOutcomes.KNOWN.settledBy(answer)).containsExactly(LabelRequested.class));
        assertThat(Stream.of(LabelVoided.class, LabelVoidRefused.class))
                .allSatisfy(answer ->
                        assertThat(ShipmentOutcomes.KNOWN.settledBy(answer)).containsExactly(LabelVoidRequested.class));
        assertThat(Stream.of(ReturnShipmentLabelled.class, ReturnShipmentNotLabelled.class))
                .allSatisfy(answer -> assertThat(ShipmentOutcomes.KNOWN.settledBy(answer))
                        .containsExactly(ReturnLabelRequested.class));
        assertThat(ShipmentOutcomes.KNOWN.settledBy(ScanRecorded.class)).isEmpty();
    }
}
