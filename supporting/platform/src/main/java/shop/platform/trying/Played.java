package shop.platform.trying;

import java.util.List;
import java.util.Optional;
import shop.wording.scenario.Step;
import shop.wording.scenario.Story;

/**
 * A scenario that was played.
 *
 * @param aggregate the kind of aggregate that it was played on
 * @param lines one for each line of the script
 * @param story all of it in sentences: of each line's step, and behind it of its outcome, where it was asked
 * @param imports the Java types that a specification of it names
 */
public record Played(Class<?> aggregate, List<Line> lines, Story story, List<String> imports) {

    /**
     * One line.
     *
     * @param step what was said
     * @param outcome what came of it; empty where nothing was asked
     * @param java the same as a call of a specification: {@code given(new OrderPlaced(…))}
     * @param javaOutcome what came of it, likewise; empty where nothing was asked
     */
    public record Line(Step step, Optional<Step> outcome, String java, String javaOutcome) {}
}
