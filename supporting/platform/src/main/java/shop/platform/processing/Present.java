package shop.platform.processing;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.bson.Document;

/**
 * Which instances of the service there are, as each of them says in the store, again and again. One that has been silent
 * for as long as a claim lasts is not there any more.
 */
final class Present {

    private static final String NAME = "_id";
    private static final String SEEN = "seen";

    private final MongoCollection<Document> instances;
    private final String here;
    private final Duration claim;
    private final Clock clock;

    /** @param here this one's name, by which it claims its shares as well */
    Present(MongoCollection<Document> instances, String here, Duration claim, Clock clock) {
        this.instances = instances;
        this.here = here;
        this.claim = claim;
        this.clock = clock;
    }

    /**
     * By which name this instance goes: no other has it at the same time, not even the one that is started in its place.
     *
     * @param said what it was called when it was started; empty where it was not
     */
    static String nameOf(String said) {
        String process = ManagementFactory.getRuntimeMXBean().getName();
        return said.isBlank() ? process : said + " " + process;
    }

    String here() {
        return here;
    }

    /** Says that this one is there, and tells who is. */
    Set<String> look() {
        long now = clock.millis();
        instances.updateOne(Filters.eq(NAME, here), Updates.set(SEEN, now), new UpdateOptions().upsert(true));
        instances.deleteMany(Filters.lt(SEEN, now - claim.multipliedBy(100).toMillis()));
        Set<String> all = new TreeSet<>();
        instances.find(Filters.gt(SEEN, now - claim.toMillis())).forEach(instance -> all.add(instance.getString(NAME)));
        return all;
    }

    void leave() {
        instances.deleteOne(Filters.eq(NAME, here));
    }
}
