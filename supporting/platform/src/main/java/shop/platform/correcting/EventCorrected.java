package shop.platform.correcting;

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
 * @param payload what is read instead, as it would be stored
 * @param correctedBy the operator's subject
 * @param reason why
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
        String reason) {}
