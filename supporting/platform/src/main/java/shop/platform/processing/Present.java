package shop.platform.processing;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bson.Document;

/**
 * Which instances of the service there are, and which processors are well there, as each of them says in the store, again
 * and again. One that has been silent for as long as a claim lasts is not there any more.
 */
final class Present {

    private static final String NAME = "_id";
    private static final String SEEN = "seen";
    private static final String PROCESSORS = "processors";

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

    /**
     * Says that this one is there, and tells who is.
     *
     * @param well the processors that run here, and do what they are to do
     * @return the processors that are well, by instance; none of an instance whose version does not say so
     */
    Map<String, Set<String>> look(Collection<String> well) {
        long now = clock.millis();
        instances.updateOne(
                Filters.eq(NAME, here),
                Updates.combine(Updates.set(SEEN, now), Updates.set(PROCESSORS, List.copyOf(well))),
                new UpdateOptions().upsert(true));
        instances.deleteMany(Filters.lt(SEEN, now - claim.multipliedBy(100).toMillis()));
        Map<String, Set<String>> all = new TreeMap<>();
        instances
                .find(Filters.gt(SEEN, now - claim.toMillis()))
                .forEach(instance -> all.put(
                        instance.getString(NAME), Set.copyOf(instance.getList(PROCESSORS, String.class, List.of()))));
        return all;
    }

    void leave() {
        instances.deleteOne(Filters.eq(NAME, here));
    }
}
