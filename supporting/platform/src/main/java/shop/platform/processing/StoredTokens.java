package shop.platform.processing;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * How far each share has come, as the store has it: of all instances, and of shares that nobody works on. Beside it,
 * which shares there are to be, so that one whose token is gone is missed.
 */
final class StoredTokens {

    private static final String NAME = "processorName";
    private static final String SEGMENT = "segment";

    private final MongoTemplate axon;
    private final MongoCollection<Document> known;
    private final Serializer serializer;

    StoredTokens(MongoTemplate axon, MongoCollection<Document> known, Serializer serializer) {
        this.axon = axon;
        this.known = known;
        this.serializer = serializer;
    }

    /**
     * A token in the store.
     *
     * @param position -1 before the first event
     * @param owner empty when nobody claims it
     * @param claimedAt milliseconds since 1970
     */
    record Stored(long position, String owner, long claimedAt) {}

    Map<String, SortedMap<Integer, Stored>> all() {
        Map<String, SortedMap<Integer, Stored>> all = new LinkedHashMap<>();
        axon.trackingTokensCollection()
                .find()
                .forEach(token -> all.computeIfAbsent(token.getString(NAME), name -> new TreeMap<>())
                        .put(
                                token.getInteger(SEGMENT),
                                new Stored(
                                        position(token),
                                        Optional.ofNullable(token.getString("owner"))
                                                .orElse(""),
                                        token.getLong("timestamp"))));
        return all;
    }

    private long position(Document stored) {
        Binary bytes = stored.get("token", Binary.class);
        if (bytes == null) {
            return -1;
        }
        Object token = serializer.deserialize(
                new SimpleSerializedObject<>(bytes.getData(), byte[].class, stored.getString("tokenType"), null));
        return token instanceof TrackingToken tracking ? tracking.position().orElse(-1) : -1;
    }

    /** Which shares each processor is known to have. */
    Map<String, SortedSet<Integer>> known() {
        Map<String, SortedSet<Integer>> shares = new LinkedHashMap<>();
        known.find()
                .forEach(processor -> shares.put(
                        processor.getString("_id"), new TreeSet<>(processor.getList("shares", Integer.class))));
        return shares;
    }

    void remember(String processor, SortedSet<Integer> shares) {
        known.replaceOne(
                Filters.eq("_id", processor),
                new Document("_id", processor).append("shares", List.copyOf(shares)),
                new ReplaceOptions().upsert(true));
    }
}
