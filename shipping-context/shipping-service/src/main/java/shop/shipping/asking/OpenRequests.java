package shop.shipping.asking;

import java.time.Instant;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.Timestamp;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.FindAndReplaceOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import shop.platform.processing.BatchEnd;
import shop.shipping.dispatching.CarrierRequest;
import shop.shipping.dispatching.LabelBought;
import shop.shipping.dispatching.LabelRefused;
import shop.shipping.dispatching.LabelVoidRefused;
import shop.shipping.dispatching.LabelVoided;
import shop.shipping.dispatching.ShipmentFact;

/**
 * Keeps a small list of all that shipments wait to hear, from their own facts. Writing it again in the same order
 * leads to the same list, so events may come twice. It only says where to look: whether a request is still open,
 * {@link RecordedRequest} knows.
 */
@Component
@ProcessingGroup("shipping-asking")
class OpenRequests {

    private final MongoTemplate mongo;
    private final AskingSettings settings;

    OpenRequests(MongoTemplate mongo, AskingSettings settings) {
        this.mongo = mongo;
        this.settings = settings;
    }

    /** The requests that are to be made again by now, the longest due first. */
    List<OpenRequest> due(Instant now, int limit) {
        return mongo.find(
                new Query(Criteria.where("due").lte(now)).with(Sort.by("due")).limit(limit), OpenRequest.class);
    }

    /** Puts a request off, unless it was answered meanwhile or another one is open. */
    void wasMadeAgain(OpenRequest request, Instant now) {
        mongo.updateFirst(
                new Query(Criteria.where("_id")
                        .is(request.shipmentId())
                        .and("key")
                        .is(request.key())),
                new Update()
                        .inc("repeats", 1)
                        .set("due", now.plus(request.pause(settings.firstPause(), settings.longestPause()))),
                OpenRequest.class);
    }

    @ResetHandler
    void forget() {
        mongo.remove(new Query(), OpenRequest.class);
    }

    @EventHandler
    void on(CarrierRequest event, @Timestamp Instant at) {
        batch().replaceOne(
                        of(event),
                        new OpenRequest(
                                event.shipmentId().value(), event.operationKey(), 0, at.plus(settings.firstPause())),
                        FindAndReplaceOptions.options().upsert());
    }

    @EventHandler
    void on(LabelBought event) {
        answer(event);
    }

    @EventHandler
    void on(LabelRefused event) {
        answer(event);
    }

    @EventHandler
    void on(LabelVoided event) {
        answer(event);
    }

    @EventHandler
    void on(LabelVoidRefused event) {
        answer(event);
    }

    private void answer(ShipmentFact event) {
        batch().remove(of(event));
    }

    private static Query of(ShipmentFact fact) {
        return new Query(Criteria.where("_id").is(fact.shipmentId().value()));
    }

    /** Gathers what a batch of events changes, to be written in that order at its end. */
    private BulkOperations batch() {
        return BatchEnd.gather(
                this, () -> mongo.bulkOps(BulkOperations.BulkMode.ORDERED, OpenRequest.class), BulkOperations::execute);
    }
}
