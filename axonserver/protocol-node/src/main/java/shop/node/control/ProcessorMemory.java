package shop.node.control;

import io.axoniq.axonserver.grpc.control.EventProcessorInfo;
import io.axoniq.axonserver.grpc.control.EventProcessorInfo.SegmentStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How far the segments of event processors were when they were last told of. Whoever stops working on a segment says
 * nothing of it any more: it is merely missing, and only by this it can be told since when, and how far it was.
 */
final class ProcessorMemory {

    private final Clock clock;
    private final Map<Name, Map<SegmentPart, Seen>> seen = new ConcurrentHashMap<>();
    private final Map<Name, Instant> known = new ConcurrentHashMap<>();

    ProcessorMemory(Clock clock) {
        this.clock = clock;
    }

    private record Name(String processor, String tokenStore) {
        private static Name of(EventProcessorInfo info) {
            return new Name(info.getProcessorName(), info.getTokenStoreIdentifier());
        }
    }

    private record Seen(Instant at, long position) {}

    void told(EventProcessorInfo info) {
        Name name = Name.of(info);
        Instant now = clock.instant();
        known.putIfAbsent(name, now);
        if (info.getSegmentStatusCount() == 0) {
            return;
        }
        Map<SegmentPart, Seen> segments = seen.computeIfAbsent(name, any -> new ConcurrentHashMap<>());
        for (SegmentStatus segment : info.getSegmentStatusList()) {
            SegmentPart part = part(segment);
            if (!part.isOne()) {
                continue;
            }
            segments.keySet().removeIf(part::contains);
            segments.put(part, new Seen(now, segment.getTokenPosition()));
        }
    }

    static SegmentPart part(SegmentStatus segment) {
        return new SegmentPart(segment.getSegmentId(), segment.getOnePartOf());
    }

    /** What of a streaming processor nobody works on, if these are all who tell of it. */
    List<MissingSegment> missing(Collection<EventProcessorInfo> told) {
        if (told.stream().noneMatch(EventProcessorInfo::getIsStreamingProcessor)) {
            return List.of();
        }
        Name name = Name.of(told.iterator().next());
        List<SegmentPart> claimed = told.stream()
                .flatMap(info -> info.getSegmentStatusList().stream())
                .map(ProcessorMemory::part)
                .toList();
        Map<SegmentPart, Seen> before = seen.getOrDefault(name, Map.of());
        return SegmentPart.missingFrom(claimed).stream()
                .flatMap(part -> asBefore(part, before.keySet()).stream())
                .map(part -> missing(part, before, known.getOrDefault(name, clock.instant())))
                .toList();
    }

    /** Its segments, when it was divided into some that are all known; else the part itself. */
    private static List<SegmentPart> asBefore(SegmentPart part, Collection<SegmentPart> before) {
        List<SegmentPart> inside = before.stream()
                .filter(part::contains)
                .sorted(Comparator.comparingInt(SegmentPart::id))
                .toList();
        double whole =
                inside.stream().mapToDouble(each -> 1.0 / each.onePartOf()).sum();
        return whole == 1.0 / part.onePartOf() ? inside : List.of(part);
    }

    private static MissingSegment missing(SegmentPart part, Map<SegmentPart, Seen> before, Instant known) {
        List<Seen> last = before.entrySet().stream()
                .filter(entry -> entry.getKey().meets(part))
                .map(Map.Entry::getValue)
                .toList();
        return new MissingSegment(
                part,
                last.stream().map(Seen::at).max(Instant::compareTo).orElse(known),
                last.stream().map(Seen::position).min(Long::compare));
    }
}
