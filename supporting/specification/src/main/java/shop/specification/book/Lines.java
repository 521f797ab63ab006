package shop.specification.book;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import shop.specification.book.Recording.Step;
import shop.specification.book.Recording.Told;

/** The sentences of one scenario in one language, as they are read. */
final class Lines {

    /** From how many scenarios of one test on a table reads better than one after the other. */
    private static final int ENOUGH_FOR_A_TABLE = 3;

    /** How often the same may follow before it is counted instead. */
    private static final int MANY = 4;

    private static final int LONGEST_PATTERN = 3;

    /** In the order in which they are read. */
    private static final List<String> PARTS = List.of("given", "when", "heard", "then", "follows", "shows");

    private Lines() {}

    /** What a scenario is called by itself. */
    static String title(Shelf.Case told, String language) {
        List<String> headings = headings(told.first(), language);
        return headings.get(headings.size() - 1);
    }

    /**
     * One sentence.
     *
     * @param part given, when or then; of policies, heard and follows
     * @param kind what kind of step it is
     * @param rule the rule by which something is refused; empty where nothing is
     * @param message the simple name of what it tells, if it tells one message
     * @param details what it sums up, or all that its message says
     */
    record Line(String part, String kind, String rule, String text, String message, List<String> details) {

        private boolean isLike(Line other) {
            return part.equals(other.part())
                    && kind.equals("fact")
                    && kind.equals(other.kind())
                    && message.equals(other.message());
        }
    }

    /** What was told, with what is said twice or many times over said once. */
    static List<Line> of(Told told, BookWords labels) {
        List<Line> lines = new ArrayList<>();
        for (Line line : all(told, labels.language())) {
            Line before = lines.isEmpty() ? null : lines.get(lines.size() - 1);
            if (before != null && isEcho(line, before)) {
                lines.add(new Line(line.part(), line.kind(), "", labels.get("noted"), line.message(), line.details()));
            } else {
                lines.add(line);
            }
        }
        return folded(lines, labels);
    }

    /** Whether a fact says what was reported. */
    private static boolean isEcho(Line fact, Line report) {
        return fact.part().equals("then")
                && fact.kind().equals("fact")
                && report.part().equals("when")
                && report.text().toLowerCase(Locale.ROOT).endsWith(fact.text().toLowerCase(Locale.ROOT));
    }

    /** Of facts that follow one another again and again in the same way, the first and how often it goes on so. */
    private static List<Line> folded(List<Line> lines, BookWords labels) {
        List<Line> folded = new ArrayList<>();
        int next = 0;
        while (next < lines.size()) {
            int length = 1;
            while (length < LONGEST_PATTERN && repetitions(lines, next, length) < MANY) {
                length++;
            }
            int times = repetitions(lines, next, length);
            Line first = lines.get(next);
            if (times < MANY) {
                folded.add(first);
                next++;
            } else {
                folded.addAll(lines.subList(next, next + length));
                String more = labels.get("more").replace("#", String.valueOf(times));
                folded.add(new Line(first.part(), "more", "", more, "", List.of()));
                next += (times + 1) * length;
            }
        }
        return folded;
    }

    /** How often so many lines are followed by lines like them. */
    private static int repetitions(List<Line> lines, int from, int length) {
        int line = from + length;
        while (line < lines.size() && lines.get(line).isLike(lines.get(line - length))) {
            line++;
        }
        return (line - from) / length - 1;
    }

    private static List<Line> all(Told told, String language) {
        List<Line> lines = new ArrayList<>();
        int facts = 0;
        List<String> summedUp = new ArrayList<>();
        for (Step step : told.steps()) {
            boolean isSummedUp = step.part().equals("given") && step.kind().equals("fact") && facts < told.opened();
            if (isSummedUp) {
                facts++;
                summedUp.add(step.told().get(language));
                if (facts == told.opened()) {
                    lines.add(new Line(
                            "given", "opening", "", sentence(told.opening().get(language)), "", List.copyOf(summedUp)));
                }
            } else {
                String rule = step.kind().equals("refusal") ? step.message() : "";
                lines.add(new Line(
                        step.part(), step.kind(), rule, step.told().get(language), step.message(), step.data()));
            }
        }
        return lines;
    }

    static boolean isJourney(Shelf.Case told) {
        return told.first().steps().stream().anyMatch(step -> step.part().equals("journey"));
    }

    static boolean isTable(Shelf.Case told) {
        return told.scenarios().size() >= ENOUGH_FOR_A_TABLE
                && told.scenarios().stream()
                        .allMatch(each -> each.steps().stream()
                                        .filter(step -> step.part().equals("when")
                                                || step.part().equals("heard"))
                                        .count()
                                == 1);
    }

    /** The columns of a table of such scenarios, besides what all of them have been given. */
    static List<String> columns(List<Told> scenarios, boolean oneGiven) {
        Set<String> told = scenarios.stream()
                .flatMap(each -> each.steps().stream())
                .map(Step::part)
                .collect(toSet());
        return PARTS.stream()
                .filter(part -> told.contains(part) && !(oneGiven && part.equals("given")))
                .toList();
    }

    private static String sentence(String opening) {
        return opening.endsWith(".") ? opening : opening + ".";
    }

    /** The sentences of one part, in a row. */
    static String part(Told told, BookWords labels, String part) {
        return of(told, labels).stream()
                .filter(line -> line.part().equals(part))
                .map(line -> line.rule().isEmpty()
                        ? line.text()
                        : labels.get("refused") + " (" + line.rule() + "): " + line.text())
                .collect(joining(" "));
    }

    /** Without the rules that a title names, which stand beside it. */
    static String title(String heading) {
        return heading.replaceAll("\\s*\\((?:[A-Z]{3}-\\d{2}(?:, )?)+\\)", "");
    }

    static List<String> headings(Told told, String language) {
        return told.headings().get(language).stream().map(Lines::title).toList();
    }
}
