package shop.node.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.axoniq.axonserver.grpc.control.EventProcessorInfo;
import io.axoniq.axonserver.grpc.control.EventProcessorInfo.SegmentStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Of an event processor's work, what nobody does")
class ProcessorMemoryTest {

    private static final Instant NINE = Instant.parse("2026-03-01T09:00:00Z");

    private Instant now = NINE;
    private final ProcessorMemory memory = new ProcessorMemory(((InstantSource) () -> now).withZone(ZoneOffset.UTC));

    @Test
    @DisplayName("is nothing while its segments make up a whole, whoever has them")
    void whole() {
        assertThat(missing(info(segment(0, 1, 7)))).isEmpty();
        assertThat(missing(info(segment(0, 2, 7)), info(segment(1, 4, 7), segment(3, 4, 7))))
                .isEmpty();
    }

    @Test
    @DisplayName("is told with the time and place at which it was last worked on")
    void remembered() {
        missing(info(segment(0, 2, 7), segment(1, 2, 5)));
        now = NINE.plus(Duration.ofMinutes(3));

        assertThat(missing(info(segment(0, 2, 40))))
                .containsExactly(new MissingSegment(new SegmentPart(1, 2), NINE, Optional.of(5L)));
    }

    @Test
    @DisplayName("is all of it while it is paused, segment by segment")
    void paused() {
        missing(info(segment(0, 2, 7), segment(1, 4, 5), segment(3, 4, 6)));
        now = NINE.plus(Duration.ofMinutes(3));

        assertThat(missing(info()))
                .extracting(MissingSegment::part, MissingSegment::position)
                .containsExactly(
                        tuple(new SegmentPart(0, 2), Optional.of(7L)),
                        tuple(new SegmentPart(1, 4), Optional.of(5L)),
                        tuple(new SegmentPart(3, 4), Optional.of(6L)));
    }

    @Test
    @DisplayName("is missing since the processor was first told of, when nobody ever worked on it")
    void neverSeen() {
        missing(info(segment(1, 2, 5)));
        now = NINE.plus(Duration.ofMinutes(3));

        assertThat(missing(info(segment(1, 2, 9))))
                .containsExactly(new MissingSegment(new SegmentPart(0, 2), NINE, Optional.empty()));
    }

    @Test
    @DisplayName("stays known by the segment that was split, and is found again when it is merged")
    void splitAndMerged() {
        missing(info(segment(0, 1, 5)));
        now = NINE.plus(Duration.ofMinutes(1));

        assertThat(missing(info(segment(0, 2, 6))))
                .containsExactly(new MissingSegment(new SegmentPart(1, 2), NINE, Optional.of(5L)));
        assertThat(missing(info(segment(0, 2, 6), segment(1, 2, 6)))).isEmpty();
        assertThat(missing(info(segment(0, 1, 8)))).isEmpty();
    }

    @Test
    @DisplayName("is nothing of processors that have no segments; nonsensical ones do not count")
    void others() {
        assertThat(missing(EventProcessorInfo.newBuilder()
                        .setProcessorName("mails")
                        .setIsStreamingProcessor(false)
                        .build()))
                .isEmpty();
        assertThat(missing(info(segment(0, 0, 1), segment(5, 3, 1)))).hasSize(1);
    }

    private List<MissingSegment> missing(EventProcessorInfo... told) {
        List<EventProcessorInfo> all = List.of(told);
        all.forEach(memory::told);
        return memory.missing(all);
    }

    private static EventProcessorInfo info(SegmentStatus... segments) {
        return EventProcessorInfo.newBuilder()
                .setProcessorName("tracking")
                .setTokenStoreIdentifier("tokens")
                .setIsStreamingProcessor(true)
                .addAllSegmentStatus(List.of(segments))
                .build();
    }

    private static SegmentStatus segment(int id, int onePartOf, long position) {
        return SegmentStatus.newBuilder()
                .setSegmentId(id)
                .setOnePartOf(onePartOf)
                .setTokenPosition(position)
                .build();
    }
}
