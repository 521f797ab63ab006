package shop.platform.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.kernel.Money;
import shop.kernel.Revision;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The example of docs/operating.md: two revisions of an event that lives in this test only. */
@DisplayName("An event of an earlier revision")
class UpcasterExampleTest {

    private static final String NAME = PriceAgreed.class.getName();

    private final Serializer serializer = SerializationConfiguration.messageSerializer(MessageNames.onTheClassPath());

    /** Revision 1 had {@code cents}, and everything cost euros. */
    @Revision("2")
    record PriceAgreed(String sku, Money price) {}

    /** Raises the first revision to the second. */
    static final class PriceAgreedHasACurrency extends SingleEventUpcaster {

        @Override
        protected boolean canUpcast(IntermediateEventRepresentation event) {
            return event.getType().equals(new SimpleSerializedType(NAME, "1"));
        }

        @Override
        protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
            return event.upcastPayload(new SimpleSerializedType(NAME, "2"), JsonNode.class, stored -> {
                ObjectNode payload = (ObjectNode) stored;
                payload.putObject("price")
                        .put("minor", payload.remove("cents").asLong())
                        .put("currency", "EUR");
                return payload;
            });
        }
    }

    @Test
    @DisplayName("is not read as if it were of the present one")
    void withoutAnUpcaster() {
        DomainEventMessage<?> event = read(NoOpEventUpcaster.INSTANCE);

        assertThatThrownBy(event::getPayload)
                .isInstanceOf(SerializationException.class)
                .hasRootCauseMessage("Revision 1 of " + NAME + " is not known here, only revision 2");
    }

    @Test
    @DisplayName("is read when an upcaster raises it")
    void withAnUpcaster() {
        assertThat(read(new PriceAgreedHasACurrency()).getPayload())
                .isEqualTo(new PriceAgreed("MUG-BLUE", Money.of(1290, "EUR")));
    }

    private DomainEventMessage<?> read(EventUpcaster upcaster) {
        DomainEventData<byte[]> stored = new GenericDomainEventEntry<>(
                "Price",
                "price-1",
                0,
                "event-1",
                "2026-01-05T10:00:00Z",
                NAME,
                "1",
                "{\"sku\": \"MUG-BLUE\", \"cents\": 1290}".getBytes(StandardCharsets.UTF_8),
                "{}".getBytes(StandardCharsets.UTF_8));
        return EventStreamUtils.upcastAndDeserializeDomainEvents(Stream.of(stored), serializer, upcaster)
                .asStream()
                .findFirst()
                .orElseThrow();
    }
}
