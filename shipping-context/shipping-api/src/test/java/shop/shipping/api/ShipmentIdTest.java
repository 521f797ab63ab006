package shop.shipping.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.kernel.OrderId;

@DisplayName("A shipment's id")
class ShipmentIdTest {

    @Test
    @DisplayName("is the same for the same order and ship-from")
    void isTheSame() {
        assertThat(ShipmentId.of(OrderId.of("order-1001"), "warehouse-berlin"))
                .hasToString("shipment-1001-warehouse_berlin")
                .isEqualTo(new ShipmentId("shipment-1001-warehouse_berlin"));
    }

    @Test
    @DisplayName("is never that of another order or ship-from, wherever the hyphens are")
    void isNeverThatOfAnother() {
        List<String> parts = List.of("1", "1-", "-1", "1-1", "-", "--", "1--1");
        Set<ShipmentId> ids = parts.stream()
                .flatMap(order -> parts.stream().map(shipFrom -> ShipmentId.of(OrderId.of("order-" + order), shipFrom)))
                .collect(Collectors.toSet());
        assertThat(ids).hasSize(parts.size() * parts.size());
    }

    @Test
    @DisplayName("tells its order")
    void tellsItsOrder() {
        assertThat(List.of("1001", "a-b-c", "-"))
                .allSatisfy(order -> assertThat(ShipmentId.of(OrderId.of("order-" + order), "seller-1")
                                .orderId())
                        .isEqualTo(OrderId.of("order-" + order)));
    }

    @Test
    @DisplayName("tells its ship-from, and which of its parcels it is")
    void tellsItsShipFrom() {
        ShipmentId second = ShipmentId.of(OrderId.of("order-1001"), "warehouse-berlin.2");
        assertThat(second).hasToString("shipment-1001-warehouse_berlin.2").isEqualTo(new ShipmentId(second.value()));
        assertThat(second.parcel()).isEqualTo("warehouse-berlin.2");
        assertThat(second.shipFrom()).isEqualTo("warehouse-berlin");
        assertThat(second.orderId()).isEqualTo(OrderId.of("order-1001"));
        assertThat(ShipmentId.of(OrderId.of("order-1001"), "warehouse-berlin").shipFrom())
                .isEqualTo("warehouse-berlin");
        assertThatThrownBy(() -> ShipmentId.of(OrderId.of("order-1"), "warehouse-berlin.0"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("has its form")
    void hasItsForm() {
        assertThatThrownBy(() -> new ShipmentId("shipment-1001"))
                .hasMessageContaining("such as shipment-1001-warehouse_berlin");
        assertThatThrownBy(() -> new ShipmentId("order-1001-a")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ShipmentId(null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ShipmentId.of(OrderId.of("order-1"), "a_b"))
                .hasMessage("a parcel is named by its ship-from, 1 to 64 letters, digits or hyphens,"
                        + " from the second on with a point and its number behind it");
        assertThatThrownBy(() -> ShipmentId.of(OrderId.of("order-1"), "")).isInstanceOf(IllegalArgumentException.class);
    }
}
