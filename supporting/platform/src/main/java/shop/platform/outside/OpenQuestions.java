package shop.platform.outside;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.FindAndReplaceOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import shop.platform.mongo.TwoEditions;
import shop.platform.processing.BatchEnd;

/**
 * The small list of all that the aggregates of a service wait to hear, kept from their own facts. Writing it again in the
 * same order leads to the same list, so events may come twice. It only says where to look: whether a question is still
 * open, {@link RecordedFacts} know.
 */
public final class OpenQuestions {

    private static final String ID = "_id";
    private static final String DUE = "due";

    private final MongoTemplate mongo;
    private final String name;
    private final TwoEditions editions;
    private final AskingSettings settings;
    private final Outcomes outcomes;

    /**
     * @param name under which the store keeps the list
     * @param outcomes which facts settle which questions
     */
    public OpenQuestions(MongoTemplate mongo, String name, AskingSettings settings, Outcomes outcomes) {
        this.mongo = mongo;
        this.name = name;
        editions = new TwoEditions(mongo, name);
        this.settings = settings;
        this.outcomes = outcomes;
        mongo.indexOps(name).createIndex(new Index(DUE, Sort.Direction.ASC).named(DUE));
    }

    /**
     * A fact raises a question; it takes the place of any that this asker had of the same subject. To be called while an event
     * is handled.
     */
    public void raise(String asker, String key, Object fact, Instant at) {
        raiseFor(at.plus(settings.pauseAfter(0)), asker, key, fact);
    }

    /** The same for what is not to be asked before a moment that has been decided. */
    public void raiseFor(Instant due, String asker, String key, Object fact) {
        String id = OpenQuestion.idOf(asker, outcomes.subjectOf(fact));
        batch().replaceOne(
                        of(id),
                        new OpenQuestion(id, key, fact.getClass().getSimpleName(), 0, due),
                        FindAndReplaceOptions.options().upsert());
    }

    /**
     * What this asker has open and was raised by one of these kinds is asked again in the next round. To be called while an
     * event is handled.
     */
    public void hasten(String asker, Set<Class<?>> raisedBy, Instant now) {
        List<String> kinds = raisedBy.stream().map(Class::getSimpleName).toList();
        Query ofAsker = new Query(new Criteria()
                .orOperator(Criteria.where(ID).is(asker), Criteria.where(ID).regex("^" + Pattern.quote(asker + " ")))
                .and("kind")
                .in(kinds)
                .and(DUE)
                .gt(now));
        batch().updateMulti(ofAsker, new Update().set(DUE, now));
    }

    /** A fact settles what this asker has open, if it is of a kind that it settles. To be called while an event is handled. */
    public void settle(String asker, Object fact) {
        List<String> kinds = outcomes.settledBy(fact.getClass()).stream()
                .map(Class::getSimpleName)
                .toList();
        String id = OpenQuestion.idOf(asker, outcomes.subjectOf(fact));
        batch().remove(of(id).addCriteria(Criteria.where("kind").in(kinds)));
    }

    /** Does for the list what a rebuild needs: to be called by the projection's reset handler. */
    public void reset() {
        editions.reset();
    }

    /** The questions that are to be asked again by now, the longest due first. */
    public List<OpenQuestion> due(Instant now, int limit) {
        return mongo.find(
                new Query(Criteria.where(DUE).lte(now)).with(Sort.by(DUE)).limit(limit), OpenQuestion.class, name);
    }

    /** Puts a question off, unless it was answered meanwhile or another one is open. */
    void wasAskedAgain(OpenQuestion question, Instant now) {
        mongo.updateFirst(
                of(question.id()).addCriteria(Criteria.where("key").is(question.key())),
                new Update().inc("repeats", 1).set(DUE, now.plus(settings.pauseAfter(question.repeats() + 1))),
                name);
    }

    private static Query of(String id) {
        return new Query(Criteria.where(ID).is(id));
    }

    /** Gathers what a batch of events changes, to be written in that order at its end. */
    private BulkOperations batch() {
        return BatchEnd.gather(
                this,
                () -> mongo.bulkOps(BulkOperations.BulkMode.ORDERED, OpenQuestion.class, editions.name()),
                BulkOperations::execute);
    }
}
