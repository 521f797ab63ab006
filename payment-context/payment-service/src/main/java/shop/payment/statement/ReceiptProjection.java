package shop.payment.statement;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import shop.payment.receipting.ReceiptsIssued;
import shop.platform.mongo.Views;

/** Keeps all receipts that were issued. */
@Component
@ProcessingGroup("payment-receipts")
class ReceiptProjection {

    private final Views<ReceiptSheet> sheets;

    ReceiptProjection(MongoTemplate mongo) {
        sheets = new Views<>(mongo, ReceiptSheet.class, sheet -> {});
    }

    @ResetHandler
    void reset() {
        sheets.reset();
    }

    @EventHandler
    void on(ReceiptsIssued event, DomainEventMessage<?> message) {
        sheets.begin(ReceiptSheet.idOf(event), message.getSequenceNumber(), () -> new ReceiptSheet(event));
    }
}
