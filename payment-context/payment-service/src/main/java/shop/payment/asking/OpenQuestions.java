package shop.payment.asking;

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
import shop.payment.api.PaymentEvent;
import shop.payment.api.PaymentId;
import shop.payment.collecting.Outcomes;
import shop.payment.collecting.PayerAwaited;
import shop.payment.collecting.PaymentFact;
import shop.payment.collecting.PaymentRefundFailed;
import shop.payment.collecting.ProviderRequest;
import shop.platform.processing.BatchEnd;

/**
 * Keeps a small list of all that payments wait to hear, from their own facts. Writing it again in the same order leads
 * to the same list, so events may come twice. It only says where to look: whether a question is still open,
 * {@link RecordedQuestion} knows.
 */
@Component
@ProcessingGroup("payment-asking")
class OpenQuestions {

    private final MongoTemplate mongo;
    private final AskingSettings settings;

    OpenQuestions(MongoTemplate mongo, AskingSettings settings) {
        this.mongo = mongo;
        this.settings = settings;
    }

    /** The questions that are to be put again by now, the longest due first. */
    List<OpenQuestion> due(Instant now, int limit) {
        return mongo.find(
                new Query(Criteria.where("due").lte(now)).with(Sort.by("due")).limit(limit), OpenQuestion.class);
    }

    /** Puts a question off, unless it was answered meanwhile or another one is open. */
    void wasPutAgain(OpenQuestion question, Instant now) {
        mongo.updateFirst(
                new Query(Criteria.where("_id")
                        .is(question.paymentId())
                        .and("key")
                        .is(question.key())),
                new Update()
                        .inc("repeats", 1)
                        .set("due", now.plus(question.pause(settings.firstPause(), settings.longestPause()))),
                OpenQuestion.class);
    }

    @ResetHandler
    void forget() {
        mongo.remove(new Query(), OpenQuestion.class);
    }

    @EventHandler
    void on(ProviderRequest event, @Timestamp Instant at) {
        raise(event, event.operationKey(), at);
    }

    @EventHandler
    void on(PayerAwaited event, @Timestamp Instant at) {
        raise(event, "", at);
    }

    @EventHandler
    void on(PaymentEvent event) {
        settle(event.paymentId(), event);
    }

    @EventHandler
    void on(PaymentRefundFailed event) {
        settle(event.paymentId(), event);
    }

    private void raise(PaymentFact fact, String key, Instant at) {
        String payment = fact.paymentId().value();
        batch().replaceOne(
                        ofPayment(fact.paymentId()),
                        new OpenQuestion(
                                payment, key, fact.getClass().getSimpleName(), 0, at.plus(settings.firstPause())),
                        FindAndReplaceOptions.options().upsert());
    }

    private void settle(PaymentId payment, Object fact) {
        List<String> kinds = Outcomes.settledBy(fact.getClass()).stream()
                .map(Class::getSimpleName)
                .toList();
        batch().remove(ofPayment(payment).addCriteria(Criteria.where("kind").in(kinds)));
    }

    private static Query ofPayment(PaymentId payment) {
        return new Query(Criteria.where("_id").is(payment.value()));
    }

    /** Gathers what a batch of events changes, to be written in that order at its end. */
    private BulkOperations batch() {
        return BatchEnd.gather(
                this,
                () -> mongo.bulkOps(BulkOperations.BulkMode.ORDERED, OpenQuestion.class),
                BulkOperations::execute);
    }
}
