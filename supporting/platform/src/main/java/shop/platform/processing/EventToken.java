package shop.platform.processing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;

/**
 * How far a share has come, with the id of the event there: a number alone says nothing about which log it belongs to. It
 * is stored with the share's token, at no cost of its own.
 */
public final class EventToken extends GlobalSequenceTrackingToken {

    private static final long serialVersionUID = 1L;

    private final String event;

    @JsonCreator
    public EventToken(@JsonProperty("globalIndex") long globalIndex, @JsonProperty("event") String event) {
        super(globalIndex);
        this.event = event;
    }

    /** The event that a stored token was last at, if it was at one. */
    static Optional<EventToken> in(TrackingToken token) {
        return WrappedToken.unwrap(token, EventToken.class);
    }

    String event() {
        return event;
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other) && event.equals(((EventToken) other).event);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
