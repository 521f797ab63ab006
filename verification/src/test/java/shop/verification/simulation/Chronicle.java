package shop.verification.simulation;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What happened in a story, and when, in order. */
final class Chronicle {

    private static final int LONGEST = 400;

    private final List<Line> lines = new ArrayList<>();
    private final Clock clock;

    Chronicle(Clock clock) {
        this.clock = clock;
    }

    private record Line(Instant at, String who, Object what) {}

    void begin() {
        lines.clear();
    }

    /** @param what is written as it is when somebody reads it */
    void tell(String who, Object what) {
        lines.add(new Line(clock.instant(), who, what));
    }

    int length() {
        return lines.size();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Line line : lines) {
            String what = String.valueOf(line.what());
            text.append(line.at())
                    .append("  ")
                    .append(line.who())
                    .append(": ")
                    .append(what.length() > LONGEST ? what.substring(0, LONGEST) + "…" : what)
                    .append('\n');
        }
        return text.toString();
    }
}
