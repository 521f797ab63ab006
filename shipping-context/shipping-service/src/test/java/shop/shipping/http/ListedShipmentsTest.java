package shop.shipping.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.platform.web.Conflict;

@DisplayName("The list of shipments")
class ListedShipmentsTest {

    @Test
    @DisplayName("takes no place of another sort order for one of its own")
    void orders() {
        for (ShipmentOrder told : ShipmentOrder.values()) {
            String cursor = ListedShipments.CURSORS.of(told.letter(), Instant.EPOCH, "shipment-1001-boseong_tea");
            for (ShipmentOrder asked : ShipmentOrder.values()) {
                ThrowingCallable reading = () -> ListedShipments.CURSORS.read(cursor, asked.letter(), (at, id) -> id);
                if (told == asked) {
                    assertThatCode(reading).doesNotThrowAnyException();
                } else {
                    assertThatThrownBy(reading).isInstanceOf(Conflict.class);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"shipment-1001-warehouse_berlin", "shipment-1001-warehouse_berlin.2"})
    @DisplayName("goes on behind any parcel of a ship-from, its second one too")
    void goesOnBehind(String shipment) {
        String cursor = ListedShipments.CURSORS.of(true, Instant.EPOCH, shipment);

        assertThat(ListedShipments.CURSORS.<String>read(cursor, true, (at, id) -> id))
                .isEqualTo(shipment);
    }
}
