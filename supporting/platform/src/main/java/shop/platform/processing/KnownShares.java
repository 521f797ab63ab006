package shop.platform.processing;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.bson.BsonType;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which shares each processor is to have: beside their tokens, so that one whose token is gone is missed. */
final class KnownShares {

    private static final Logger log = LoggerFactory.getLogger(KnownShares.class);

    private static final String PROCESSOR = "_id";
    private static final String SHARES = "shares";

    private final MongoCollection<Document> known;

    KnownShares(MongoCollection<Document> known) {
        this.known = known;
    }

    SortedSet<Integer> of(String processor) {
        return Optional.ofNullable(known.find(Filters.eq(PROCESSOR, processor)).first())
                .map(this::shares)
                .orElseGet(TreeSet::new);
    }

    Map<String, SortedSet<Integer>> all() {
        Map<String, SortedSet<Integer>> all = new HashMap<>();
        known.find(Filters.type(PROCESSOR, BsonType.STRING))
                .forEach(processor -> all.put(processor.getString(PROCESSOR), shares(processor)));
        return all;
    }

    /** What is damaged hides no other, and is made anew: the tokens that there are say which shares there are. */
    private SortedSet<Integer> shares(Document processor) {
        try {
            return new TreeSet<>(processor.getList(SHARES, Integer.class));
        } catch (ClassCastException | NullPointerException damaged) {
            log.warn(
                    "Which shares {} is to have cannot be read: '{}'. It is noted anew from their tokens.",
                    processor.get(PROCESSOR),
                    processor.get(SHARES));
            known.deleteOne(Filters.eq(PROCESSOR, processor.get(PROCESSOR)));
            return new TreeSet<>();
        }
    }

    void add(String processor, Collection<Integer> shares) {
        known.updateOne(
                Filters.eq(PROCESSOR, processor),
                Updates.addEachToSet(SHARES, List.copyOf(shares)),
                new UpdateOptions().upsert(true));
    }

    /** There is no such processor any more. */
    void forget(String processor) {
        known.deleteOne(Filters.eq(PROCESSOR, processor));
    }

    void remove(String processor, int share) {
        known.updateOne(Filters.eq(PROCESSOR, processor), Updates.pull(SHARES, share));
    }
}
