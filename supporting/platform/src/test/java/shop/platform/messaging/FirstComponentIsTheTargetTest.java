package shop.platform.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.axonframework.commandhandling.GenericCommandMessage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.kernel.OrderId;

@DisplayName("A command's target")
class FirstComponentIsTheTargetTest {

    private final FirstComponentIsTheTarget target = new FirstComponentIsTheTarget();

    @Test
    @DisplayName("is its first component, for the aggregate as for the route")
    void isTheFirstComponent() {
        var command = GenericCommandMessage.asCommandMessage(new Ship(OrderId.of("order-1"), "warehouse"));
        assertThat(target.getRoutingKey(command)).isEqualTo("order-1");
        assertThat(target.resolveTarget(command).getIdentifierValue()).isEqualTo("order-1");
    }

    @Test
    @DisplayName("is missing, with a reason, when the command is no record")
    void needsARecord() {
        var command = GenericCommandMessage.asCommandMessage("ship it");
        assertThatThrownBy(() -> target.getRoutingKey(command))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be a record");
    }

    private record Ship(OrderId orderId, String shipFrom) {}
}
