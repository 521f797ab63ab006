package shop.shipping.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.Registration;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.kernel.OrderId;
import shop.platform.messaging.Commands;
import shop.platform.rejection.BusinessRejection;
import shop.shipping.api.HandOverShipment;
import shop.shipping.api.ShipmentId;
import shop.shipping.http.HandedOver.Outcome;
import shop.shipping.http.HandedOver.Refusal;

@DisplayName("A hand-over of many")
class HandOversTest {

    private static final Instant NOW = Instant.parse("2026-01-06T10:00:00+09:00");
    private static final ShipmentId DONE = shipment("done");
    private static final ShipmentId HELD = shipment("held");
    private static final ShipmentId BROKEN = shipment("broken");
    private static final ShipmentId SILENT = shipment("silent");

    private final List<Object> asked = new ArrayList<>();

    private static ShipmentId shipment(String shipFrom) {
        return ShipmentId.of(OrderId.of("order-1"), shipFrom);
    }

    /** Answers for each as its name says; for the silent one, never. */
    private final CommandBus bus = new CommandBus() {

        private final CommandBus answering = SimpleCommandBus.builder().build();

        @Override
        public <C, R> void dispatch(CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
            asked.add(command.getPayload());
            ShipmentId shipment = ((HandOverShipment) command.getPayload()).shipmentId();
            if (shipment.equals(DONE)) {
                callback.onResult(command, GenericCommandResultMessage.asCommandResultMessage(1L));
            } else if (shipment.equals(HELD)) {
                callback.onResult(
                        command,
                        GenericCommandResultMessage.asCommandResultMessage(
                                BusinessRejection.of("SHP-04", "held-by-person", "keep it")));
            } else if (shipment.equals(BROKEN)) {
                callback.onResult(
                        command,
                        GenericCommandResultMessage.asCommandResultMessage(new IllegalStateException("broken")));
            }
        }

        @Override
        public <C> void dispatch(CommandMessage<C> command) {
            throw new UnsupportedOperationException("nobody would hear what came of it");
        }

        @Override
        public Registration subscribe(String name, MessageHandler<? super CommandMessage<?>> handler) {
            return answering.subscribe(name, handler);
        }

        @Override
        public Registration registerDispatchInterceptor(
                MessageDispatchInterceptor<? super CommandMessage<?>> interceptor) {
            return answering.registerDispatchInterceptor(interceptor);
        }

        @Override
        public Registration registerHandlerInterceptor(
                MessageHandlerInterceptor<? super CommandMessage<?>> interceptor) {
            return answering.registerHandlerInterceptor(interceptor);
        }
    };

    @Test
    @DisplayName("answers for each, hides none that may be half done, and waits for all no longer than for one")
    void answersForEach() {
        HandOvers handOvers = new HandOvers(
                new Commands(DefaultCommandGateway.builder().commandBus(bus).build()));

        HandedOver told = handOvers.of(List.of(SILENT, DONE, HELD, DONE, BROKEN), NOW, Duration.ofMillis(50));

        assertThat(told.parcels())
                .containsExactly(
                        new HandedOver.Parcel(SILENT, Outcome.UNKNOWN, Optional.empty()),
                        new HandedOver.Parcel(DONE, Outcome.HANDED_OVER, Optional.empty()),
                        new HandedOver.Parcel(
                                HELD, Outcome.REFUSED, Optional.of(new Refusal("SHP-04", "held-by-person", "keep it"))),
                        new HandedOver.Parcel(BROKEN, Outcome.UNKNOWN, Optional.empty()));
        assertThat(asked)
                .containsExactly(
                        new HandOverShipment(SILENT, NOW),
                        new HandOverShipment(DONE, NOW),
                        new HandOverShipment(HELD, NOW),
                        new HandOverShipment(BROKEN, NOW));
    }
}
