package shop.platform.processing;

import com.mongodb.client.model.Filters;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.bson.Document;
import org.bson.types.Binary;

/** How far each share has come, as the store has it: of all instances, and of shares that nobody works on. */
final class StoredTokens {

    private static final String NAME = "processorName";
    private static final String SEGMENT = "segment";

    private final MongoTemplate axon;
    private final Serializer serializer;

    StoredTokens(MongoTemplate axon, Serializer serializer) {
        this.axon = axon;
        this.serializer = serializer;
    }

    /**
     * A token in the store.
     *
     * @param position -1 before the first event
     * @param at the event that it was last at, as far as that is known
     * @param owner empty when nobody claims it
     * @param claimedAt milliseconds since 1970
     */
    record Stored(long position, Optional<EventToken> at, String owner, long claimedAt) {}

    Map<String, SortedMap<Integer, Stored>> all() {
        Map<String, SortedMap<Integer, Stored>> all = new LinkedHashMap<>();
        axon.trackingTokensCollection()
                .find()
                .forEach(entry -> all.computeIfAbsent(entry.getString(NAME), name -> new TreeMap<>())
                        .put(entry.getInteger(SEGMENT), stored(entry)));
        return all;
    }

    SortedMap<Integer, Stored> of(String processor) {
        SortedMap<Integer, Stored> shares = new TreeMap<>();
        axon.trackingTokensCollection()
                .find(Filters.eq(NAME, processor))
                .forEach(entry -> shares.put(entry.getInteger(SEGMENT), stored(entry)));
        return shares;
    }

    /** There is no such processor any more. */
    void forget(String processor) {
        axon.trackingTokensCollection().deleteMany(Filters.eq(NAME, processor));
    }

    private Stored stored(Document entry) {
        Optional<TrackingToken> token = token(entry);
        return new Stored(
                token.map(TrackingToken::position)
                        .orElseGet(OptionalLong::empty)
                        .orElse(-1),
                token.flatMap(EventToken::in),
                Optional.ofNullable(entry.getString("owner")).orElse(""),
                entry.getLong("timestamp"));
    }

    private Optional<TrackingToken> token(Document entry) {
        return Optional.ofNullable(entry.get("token", Binary.class))
                .map(bytes -> serializer.deserialize(new SimpleSerializedObject<>(
                        bytes.getData(), byte[].class, entry.getString("tokenType"), null)));
    }
}
