package shop.shipping.tracking;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import shop.platform.mongo.Told;

/** Those of which a carrier may have something to tell that it gives no notice of, and when it was last asked for each. */
public abstract class AskedAbout {

    static final String ASKED_AT = "askedAt";
    static final String ID = "_id";

    private final MongoTemplate mongo;
    private final Class<? extends Told> kind;

    AskedAbout(MongoTemplate mongo, Class<? extends Told> kind) {
        this.mongo = mongo;
        this.kind = kind;
    }

    /**
     * A parcel, or something that comes back, that the carrier could be asked for.
     *
     * @param since when it was last heard of or asked for, or, where it never was, prepared
     * @param asked when it was last asked for; the epoch where it never was
     */
    public record Unasked(String id, Instant since, Instant asked) {

        static Unasked after(String id, Instant asked, Instant... prepared) {
            return new Unasked(
                    id,
                    Stream.concat(Stream.of(asked), Stream.of(prepared))
                            .max(Instant::compareTo)
                            .orElseThrow(),
                    asked);
        }
    }

    /**
     * Those that are worth it, the one that was asked about longest ago first, and before it those that never were.
     *
     * @param heard of none of them anything was heard after this moment
     * @param asked none of them was asked about after this one
     */
    public abstract List<Unasked> worthAsking(Instant heard, Instant asked, int atMost);

    /** Keeps when the carrier was asked for these, so that it is left alone for a while. */
    public void asked(List<Unasked> these, Instant at) {
        if (!these.isEmpty()) {
            List<String> ids = these.stream().map(Unasked::id).toList();
            mongo.updateMulti(new Query(Criteria.where(ID).in(ids)), new Update().set(ASKED_AT, at), kind);
        }
    }

    /** It was not asked for at this moment after all. */
    public void notAsked(Unasked one, Instant at) {
        setBack(one, at, one.asked());
    }

    /**
     * It was asked for at this moment, and the carrier did not answer: that is no reason to leave it alone. Whoever looks next
     * finds it, not before others that wait for longer.
     *
     * @param pause for how long it would be left alone otherwise
     */
    public void notAnswered(Unasked one, Instant at, Duration pause) {
        // After the moment since which that round takes whatever was not asked about.
        setBack(one, at, at.minus(pause).plusMillis(1));
    }

    private void setBack(Unasked one, Instant from, Instant to) {
        mongo.updateFirst(
                new Query(Criteria.where(ID).is(one.id()).and(ASKED_AT).is(from)),
                new Update().set(ASKED_AT, to),
                kind);
    }
}
