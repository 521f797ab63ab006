package shop.platform.operations;

import shop.kernel.Revision;

/**
 * Recorded when an operator gave up a parked event for good: its processor will never see it.
 *
 * @param service whose processor it was
 * @param eventId of the event that was discarded
 * @param type the stored name of its type
 * @param aggregateId empty for an event of no aggregate
 * @param aggregateSequence its place among the events of its aggregate, from 0
 * @param position its position in the log
 * @param cause why it was parked
 * @param discardedBy the operator's subject
 * @param reason why it may be given up
 */
@Revision("1")
record ParkedEventDiscarded(
        String service,
        String processor,
        String eventId,
        String type,
        String aggregateId,
        long aggregateSequence,
        long position,
        String cause,
        String discardedBy,
        String reason) {}
