package shop.order.ordering;

/** One parcel of an order: the units that a ship-from sends together, and how far they are. */
final class Parcel {

    enum State {
        HERE,
        CANCELLATION_REQUESTED,
        /** It could not be held back: the carrier has it, or is about to. */
        CANCELLATION_REFUSED,
        HANDED_OVER,
        DELIVERED,
        CANCELLED
    }

    private final String shipFrom;
    private final Units ordered;
    private Units cancelled = Units.NONE;
    private State state = State.HERE;
    private String trackingCode = "";
    private String reportedAfterCancellation = "";

    Parcel(String shipFrom, Units ordered) {
        this.shipFrom = shipFrom;
        this.ordered = ordered;
    }

    String shipFrom() {
        return shipFrom;
    }

    boolean is(State asked) {
        return state == asked;
    }

    boolean isStillToBeSent() {
        return state == State.HERE || state == State.CANCELLATION_REQUESTED || state == State.CANCELLATION_REFUSED;
    }

    /** Whether it cannot be held back any more. */
    boolean isUnderWayOrThere() {
        return state == State.CANCELLATION_REFUSED || wasHandedOver();
    }

    boolean wasHandedOver() {
        return state == State.HANDED_OVER || state == State.DELIVERED;
    }

    /** Whether nothing more is to be expected of it. */
    boolean hasEnded() {
        return state == State.DELIVERED || state == State.CANCELLED;
    }

    boolean hasLabel(String code) {
        return trackingCode.equals(code);
    }

    /** Whether this was heard of it already, after it was cancelled. */
    boolean isReported(String state) {
        return reportedAfterCancellation.equals(state);
    }

    /** The units that are sent, or will be. */
    Units kept() {
        return ordered.minus(cancelled);
    }

    /** The order is given up: no unit of it is sent. */
    void giveUp() {
        state = State.CANCELLED;
        cancelled = ordered;
    }

    void on(ParcelFact fact) {
        if (fact instanceof ParcelLabelled label) {
            trackingCode = label.trackingCode();
        } else if (fact instanceof ParcelCancellationRequested) {
            state = State.CANCELLATION_REQUESTED;
        } else if (fact instanceof ParcelCancellationRefused) {
            state = State.CANCELLATION_REFUSED;
        } else if (fact instanceof ParcelCancelled) {
            giveUp();
        } else if (fact instanceof CancelledParcelScanned scanned) {
            reportedAfterCancellation = scanned.reported();
        } else if (fact instanceof ParcelHandedOver) {
            state = State.HANDED_OVER;
        } else if (fact instanceof ParcelDelivered) {
            state = State.DELIVERED;
        } else {
            throw new IllegalStateException("a parcel does not know what follows from " + fact);
        }
    }
}
