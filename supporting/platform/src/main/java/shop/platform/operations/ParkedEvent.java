package shop.platform.operations;

import java.time.Instant;

/**
 * An event that could not be processed. It and those after it of the same aggregate wait until somebody retries.
 *
 * @param cause why it failed
 */
record ParkedEvent(
        String processor,
        String eventId,
        String type,
        String orderId,
        Instant happenedAt,
        Instant parkedAt,
        String cause) {}
