package shop.node.storage;

/** The kinds of entry that a store keeps apart; each is ordered by its keys (see {@link Keys}). */
public enum Family {
    /** What the store knows of itself: its contexts. */
    META,
    /** Token → event, as it came over the wire. */
    EVENTS,
    /** Aggregate and sequence → token and, unless it is large, the event once more. */
    AGGREGATES,
    /** Aggregate → the sequence of its last event. */
    HEADS,
    /** Timestamp → first token that reached it; one entry each time the highest timestamp so far grows. */
    TIMES,
    /** Aggregate and a number that grows with each of its snapshots → snapshot. */
    SNAPSHOTS,
    /** Due time and id → event to publish then. */
    SCHEDULE
}
