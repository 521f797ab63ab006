package shop.node.control;

import java.time.Instant;
import java.util.Optional;

/**
 * A part of an event processor's work that nobody does.
 *
 * @param part which part
 * @param since when somebody last said that they work on it, or when the processor was first told of
 * @param position how far it was then, if it was ever told
 */
public record MissingSegment(SegmentPart part, Instant since, Optional<Long> position) {}
