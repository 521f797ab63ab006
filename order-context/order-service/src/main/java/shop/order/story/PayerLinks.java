package shop.order.story;

import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.Message;
import org.springframework.stereotype.Component;
import shop.kernel.OrderId;
import shop.payment.api.PayerAwaited;
import shop.payment.api.PaymentId;

/** Where a payer confirms a payment (PAY-13), read from the log when somebody asks: it is kept in no view. */
@Component
public class PayerLinks {

    private final EventStore log;

    public PayerLinks(EventStore log) {
        this.log = log;
    }

    /** What the provider has told of where and until when the payer of a tender is awaited; empty if it has told no link. */
    public Optional<PayerAwaited> of(OrderId order, int tender) {
        return log.readEvents(PaymentId.of(order, tender).value())
                .asStream()
                .filter(message -> message.getPayloadType().equals(PayerAwaited.class))
                .map(Message::getPayload)
                .map(PayerAwaited.class::cast)
                .filter(awaited -> awaited.link().isPresent())
                .findFirst();
    }
}
