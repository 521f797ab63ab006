package shop.platform.correcting;

import java.util.Map;
import shop.kernel.Revision;

/**
 * Recorded when an operator said what is to be read in place of an event that cannot be read.
 *
 * @param service whose event it is
 * @param eventId of the event that is corrected
 * @param aggregateId whose history it belongs to
 * @param aggregateSequence its place there, from 0
 * @param type the stored name of the type, of the event and of what is read instead
 * @param revision of the form of what is read instead; empty if it has none
 * @param payload what is read instead, as it would be stored; empty where the payload is read as it is
 * @param correctedBy the operator's subject
 * @param reason why
 * @param metadata what is read in place of all its metadata; empty where they are read as they are
 */
@Revision("1")
public record EventCorrected(
        String service,
        String eventId,
        String aggregateId,
        long aggregateSequence,
        String type,
        String revision,
        String payload,
        String correctedBy,
        String reason,
        Map<String, String> metadata) {

    public EventCorrected {
        // Corrections from before this could be said have none.
        metadata = metadata == null ? Map.of() : Map.copyOf(metadata);
    }
}
