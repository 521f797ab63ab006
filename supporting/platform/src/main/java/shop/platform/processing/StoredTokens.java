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
    private static final String OWNER = "owner";
    private static final String CLAIMED_AT = "timestamp";
    private static final String TOKEN = "token";
    private static final String TYPE = "tokenType";

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
     * @param unreadable why it cannot be read; then neither position nor event are known
     */
    record Stored(long position, Optional<EventToken> at, String owner, long claimedAt, Optional<String> unreadable) {}

    Map<String, SortedMap<Integer, Stored>> all() {
        Map<String, SortedMap<Integer, Stored>> all = new LinkedHashMap<>();
        axon.trackingTokensCollection()
                .find()
                .forEach(entry -> value(entry, NAME, String.class)
                        .ifPresent(name -> put(entry, all.computeIfAbsent(name, processor -> new TreeMap<>()))));
        return all;
    }

    SortedMap<Integer, Stored> of(String processor) {
        SortedMap<Integer, Stored> shares = new TreeMap<>();
        axon.trackingTokensCollection().find(Filters.eq(NAME, processor)).forEach(entry -> put(entry, shares));
        return shares;
    }

    /** There is no such processor any more. */
    void forget(String processor) {
        axon.trackingTokensCollection().deleteMany(Filters.eq(NAME, processor));
    }

    /** A token that nobody here can read, and that nobody has claimed. Whoever claims it meanwhile could. */
    void forgetUnclaimed(String processor, int share) {
        axon.trackingTokensCollection()
                .deleteMany(
                        Filters.and(Filters.eq(NAME, processor), Filters.eq(SEGMENT, share), Filters.eq(OWNER, null)));
    }

    /** What somebody's hand has spoilt of an entry must not hide the others: one of no share at all is none. */
    private void put(Document entry, SortedMap<Integer, Stored> shares) {
        value(entry, SEGMENT, Number.class).ifPresent(share -> shares.put(share.intValue(), stored(entry)));
    }

    private Stored stored(Document entry) {
        String owner = value(entry, OWNER, String.class).orElse("");
        long claimedAt =
                value(entry, CLAIMED_AT, Number.class).map(Number::longValue).orElse(0L);
        try {
            Optional<TrackingToken> token = token(entry);
            return new Stored(
                    token.map(TrackingToken::position)
                            .orElseGet(OptionalLong::empty)
                            .orElse(-1),
                    token.flatMap(EventToken::in),
                    owner,
                    claimedAt,
                    Optional.empty());
        } catch (RuntimeException unreadable) {
            return new Stored(-1, Optional.empty(), owner, claimedAt, Optional.of(unreadable.toString()));
        }
    }

    private Optional<TrackingToken> token(Document entry) {
        return Optional.ofNullable(entry.get(TOKEN, Binary.class))
                .map(bytes -> serializer.deserialize(
                        new SimpleSerializedObject<>(bytes.getData(), byte[].class, entry.getString(TYPE), null)))
                .map(TrackingToken.class::cast);
    }

    private static <T> Optional<T> value(Document entry, String name, Class<T> type) {
        return Optional.ofNullable(entry.get(name)).filter(type::isInstance).map(type::cast);
    }
}
