package shop.payment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import shop.payment.api.PaymentId;
import shop.rehearsal.FedProjection;

/** Lets projections hear events in batches, as processors do, on the test's own thread. */
public final class Projecting implements AutoCloseable {

    private final FedProjection projection;
    private final PaymentId payment;
    private final List<DomainEventMessage<?>> heard = new ArrayList<>();

    private Projecting(FedProjection projection, PaymentId payment) {
        this.projection = projection;
        this.payment = payment;
    }

    /** The projection hears what happens to this payment. */
    public static Projecting of(Object projection, PaymentId payment) {
        return new Projecting(FedProjection.of(projection), payment);
    }

    /** These happened in one batch, one after another. */
    public void hears(Instant at, Object... events) {
        hears(Map.of(), at, events);
    }

    /** @param metadata who did it, as commands say */
    public void hears(Map<String, String> metadata, Instant at, Object... events) {
        List<DomainEventMessage<?>> batch = new ArrayList<>();
        for (Object event : events) {
            DomainEventMessage<?> message = new GenericDomainEventMessage<>(
                    "Payment", payment.value(), heard.size(), event, metadata, "event-" + heard.size(), at);
            heard.add(message);
            batch.add(message);
        }
        projection.hears(batch);
    }

    /** All that was heard is heard again, as after a crash between writing and remembering the position. */
    public void hearsAllAgain() {
        projection.hears(List.copyOf(heard));
    }

    @Override
    public void close() {
        projection.close();
    }
}
