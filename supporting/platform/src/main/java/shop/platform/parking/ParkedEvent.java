package shop.platform.parking;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;
import shop.platform.messaging.Headers;

/**
 * An event that could not be processed, with its place and the reason. It and those after it of the same sequence wait
 * until somebody retries or discards them; all others go on.
 *
 * @param id of the parked event, for a retry or to discard it
 * @param processor which could not process it; others may have
 * @param sequence of which it keeps the others waiting: the aggregate's id, or for an event of none its own
 * @param position its position in the log; -1 if that is not known
 * @param eventId the id of the event
 * @param type the stored name of its type
 * @param revision the revision of its stored form; empty if it has none
 * @param aggregateType empty for an event of no aggregate
 * @param aggregateId empty for an event of no aggregate
 * @param aggregateSequence its place among the events of its aggregate, from 0
 * @param orderId of the order that it belongs to, if its metadata say so
 * @param happenedAt when it was recorded
 * @param parkedAt when it was parked
 * @param triedAt when it was tried last
 * @param tries how often it was tried
 * @param first whether it is the first of its sequence: only that can be retried
 * @param group what it has in common with others that were parked for the same reason
 * @param payload the payload as the log holds it, as text; without what opens an account that is sealed in a store
 * @param metadata the metadata as the log holds them, as text
 */
public record ParkedEvent(
        String id,
        String processor,
        String sequence,
        long position,
        String eventId,
        String type,
        String revision,
        String aggregateType,
        String aggregateId,
        long aggregateSequence,
        Optional<String> orderId,
        Instant happenedAt,
        Instant parkedAt,
        Instant triedAt,
        int tries,
        boolean first,
        Reason reason,
        String group,
        String payload,
        Map<String, String> metadata) {

    static ParkedEvent of(Document stored, boolean first) {
        RawEvent raw = RawEvent.parse(stored.get(Field.RAW, Binary.class).getData(), stored.getLong(Field.TOKEN));
        Map<String, String> metadata = raw.metadata();
        return new ParkedEvent(
                stored.getString(Field.ID),
                stored.getString(Field.PROCESSOR),
                stored.getString(Field.SEQUENCE),
                raw.token(),
                raw.event().getMessageIdentifier(),
                raw.type(),
                raw.revision(),
                raw.event().getAggregateType(),
                raw.event().getAggregateIdentifier(),
                raw.event().getAggregateSequenceNumber(),
                Optional.ofNullable(metadata.get(Headers.ORDER_ID)),
                raw.happenedAt(),
                Instant.ofEpochMilli(stored.getLong(Field.PARKED_AT)),
                Instant.ofEpochMilli(stored.getLong(Field.TRIED_AT)),
                stored.getInteger(Field.TRIES),
                first,
                reason(stored),
                stored.getString(Field.GROUP),
                raw.payload(),
                metadata);
    }

    /** What the store holds of it is damaged; what its id tells is all that is known. */
    static ParkedEvent damaged(String id) {
        String[] parts = id.split(":", 3);
        boolean isNamed = parts.length == 3 && parts[1].matches("\\d{19}");
        return new ParkedEvent(
                id,
                parts[0],
                id,
                isNamed ? Long.parseLong(parts[1]) : -1,
                isNamed ? parts[2] : "",
                "",
                "",
                "",
                "",
                0,
                Optional.empty(),
                Instant.EPOCH,
                Instant.EPOCH,
                Instant.EPOCH,
                0,
                false,
                Reason.DAMAGED,
                "",
                "",
                Map.of());
    }

    static Reason reason(Document stored) {
        return new Reason(
                Reason.Kind.valueOf(stored.getString(Field.KIND)),
                stored.getString(Field.WORDS),
                stored.getString(Field.DETAIL));
    }

    /** The names under which it is stored. */
    static final class Field {
        static final String ID = "_id";
        static final String PROCESSOR = "processor";
        static final String SEQUENCE = "sequence";
        static final String INDEX = "index";
        static final String TOKEN = "token";
        static final String TYPE = "type";
        static final String RAW = "raw";
        static final String PARKED_AT = "parkedAt";
        static final String DISCARDED_AT = "discardedAt";
        static final String TRIED_AT = "triedAt";
        static final String TRIES = "tries";
        static final String CLAIMED_UNTIL = "claimedUntil";
        static final String KIND = "kind";
        static final String WORDS = "words";
        static final String DETAIL = "detail";
        static final String GROUP = "group";
        static final String MOVED_BY = "movedBy";

        private Field() {}
    }
}
