package shop.node.control;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A share of an event processor's work: the events whose hash leaves the remainder {@code id} when divided by a power of
 * two. Split, it becomes {@code (id, 2n)} and {@code (id + n, 2n)}.
 *
 * @param id the segment's number
 * @param onePartOf into how many parts the whole would be divided if all were as large
 */
public record SegmentPart(int id, int onePartOf) {

    /** Nothing splits further: a segment's number is not negative. */
    private static final int MOST_PARTS = 1 << 30;

    private static final SegmentPart WHOLE = new SegmentPart(0, 1);

    /** Whether it is what it should be: clients can tell anything. */
    boolean isOne() {
        return onePartOf > 0 && Integer.bitCount(onePartOf) == 1 && id >= 0 && id < onePartOf;
    }

    boolean contains(SegmentPart other) {
        return other.onePartOf >= onePartOf && other.id % onePartOf == id;
    }

    boolean meets(SegmentPart other) {
        return contains(other) || other.contains(this);
    }

    /** What none of these has, in parts as large as possible. */
    static List<SegmentPart> missingFrom(Collection<SegmentPart> claimed) {
        List<SegmentPart> missing = new ArrayList<>();
        WHOLE.collectMissing(claimed.stream().filter(SegmentPart::isOne).toList(), missing);
        return missing;
    }

    private void collectMissing(List<SegmentPart> claimed, List<SegmentPart> missing) {
        List<SegmentPart> here = claimed.stream().filter(this::meets).toList();
        if (here.isEmpty()) {
            missing.add(this);
        } else if (onePartOf < MOST_PARTS && here.stream().noneMatch(part -> part.contains(this))) {
            new SegmentPart(id, onePartOf * 2).collectMissing(here, missing);
            new SegmentPart(id + onePartOf, onePartOf * 2).collectMissing(here, missing);
        }
    }
}
