package shop.shipping.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The list of shipments")
class ListedShipmentsTest {

    @ParameterizedTest
    @ValueSource(strings = {"shipment-1001-warehouse_berlin", "shipment-1001-warehouse_berlin.2"})
    @DisplayName("goes on behind any parcel of a ship-from, its second one too")
    void goesOnBehind(String shipment) {
        String cursor = ListedShipments.CURSORS.of(true, Instant.EPOCH, shipment);

        assertThat(ListedShipments.CURSORS.<String>read(cursor, true, (at, id) -> id))
                .isEqualTo(shipment);
    }
}
