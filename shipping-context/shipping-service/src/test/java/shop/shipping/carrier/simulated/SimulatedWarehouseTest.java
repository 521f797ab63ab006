package shop.shipping.carrier.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static shop.shipping.dispatching.TwoBlueMugs.JIWON;
import static shop.shipping.dispatching.TwoBlueMugs.ORDER;
import static shop.shipping.dispatching.TwoBlueMugs.PARCEL;
import static shop.shipping.dispatching.TwoBlueMugs.POTTER;

import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.DisallowReplay;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.rehearsal.AggregatesInMemory;
import shop.shipping.api.ParcelItem;
import shop.shipping.api.PrepareShipment;
import shop.shipping.api.ShipmentPickedShort;
import shop.shipping.dispatching.ShipmentPrepared;
import shop.shipping.dispatching.TwoBlueMugs;

@DisplayName("Whoever packs in the simulated world")
class SimulatedWarehouseTest {

    private static final ParcelItem SCARCE = new ParcelItem(1, "SHORT-MUG", "Scarce mug", 2);
    private static final ParcelItem COMMON = new ParcelItem(2, "BOWL", "Bowl", 1);

    private final AggregatesInMemory shipments = TwoBlueMugs.shipments();
    private final SimulatedWarehouse warehouse = new SimulatedWarehouse(shipments.commands());

    private static ShipmentPrepared of(ParcelItem... items) {
        return new ShipmentPrepared(PARCEL, ORDER, POTTER, JIWON, List.of(items), Optional.empty());
    }

    private void prepare(ParcelItem... items) {
        shipments.commands().send(new PrepareShipment(PARCEL, ORDER, POTTER, JIWON, List.of(items), Optional.empty()));
    }

    @Test
    @DisplayName("misses a unit of each line whose sku begins with SHORT-, once (ORD-14)")
    void missesAUnit() {
        prepare(SCARCE, COMMON);
        warehouse.on(of(SCARCE, COMMON));
        warehouse.on(of(SCARCE, COMMON));

        assertThat(shipments.story(PARCEL.value()))
                .filteredOn(ShipmentPickedShort.class::isInstance)
                .containsExactly(new ShipmentPickedShort(
                        PARCEL,
                        ORDER,
                        POTTER,
                        "simulated-pick",
                        List.of(new ParcelItem(1, "SHORT-MUG", "Scarce mug", 1))));
    }

    @Test
    @DisplayName("finds everything else")
    void findsTheRest() {
        prepare(COMMON);
        warehouse.on(of(COMMON));

        assertThat(shipments.story(PARCEL.value())).noneMatch(ShipmentPickedShort.class::isInstance);
    }

    @Test
    @DisplayName("packs nothing that was cancelled meanwhile, and swallows no other failure")
    void packsNothingCancelled() {
        prepare(SCARCE);
        shipments.commands().send(TwoBlueMugs.cancel());
        warehouse.on(of(SCARCE));

        assertThat(shipments.story(PARCEL.value())).noneMatch(ShipmentPickedShort.class::isInstance);
        assertThatThrownBy(() -> new SimulatedWarehouse(TwoBlueMugs.shipments().commands()).on(of(SCARCE)))
                .isInstanceOf(AggregateNotFoundException.class);
    }

    @Test
    @DisplayName("does not hear it again when history is replayed")
    void isNotReplayed() {
        assertThat(SimulatedWarehouse.class).hasAnnotation(DisallowReplay.class);
    }
}
