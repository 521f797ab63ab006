package shop.verification.borders;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import shop.verification.borders.Flow.Kind;

/** The map of the contexts, and an order's way through them, as pages in one language. */
final class ContextMap {

    private static final String ORDER = "order";
    private static final List<String> NEIGHBOURS = List.of("payment", "shipping");
    private static final int BOX = 42;
    private static final int ROW = 16;
    private static final int LEFT = 10;
    private static final int RIGHT = 236;
    private static final int LANE = Drawing.WIDTH / Flow.CONTEXTS.size();
    private static final int STEP = 76;
    private static final int STEP_BOX = 46;
    private static final int LETTERS_OF_A_BOX = 20;

    private final MapWords words;
    private final List<Flow> flows;
    private final Sheet sheet;

    /** @param style what the drawings look like, where they stand alone */
    ContextMap(MapWords words, List<Flow> flows, String style) {
        this.words = words;
        this.flows = flows;
        this.sheet = new Sheet(words, words.get("title"), style);
    }

    Map<String, String> files() {
        sheet.paragraph(words.get("intro"));
        sheet.heading(words.get("map"));
        sheet.paragraph(words.get("map.how"));
        sheet.figure("context-map", words.get("map") + ": " + counts(), map());
        sheet.paragraph(counts());
        table("map.crossing", Flow::crosses);
        table("map.others", flow -> !flow.crosses() && flow.kind() == Kind.EVENT);
        sheet.heading(words.get("journey"));
        sheet.paragraph(words.get("journey.how"));
        chain(Chain.GOES_WELL);
        sheet.heading(words.get("compensation"));
        sheet.paragraph(words.get("compensation.how"));
        Chain.COMPENSATIONS.forEach(this::chain);
        return sheet.files();
    }

    private Drawing map() {
        Drawing drawing = new Drawing();
        int y = 4;
        y = outside(drawing, "provider", "shop.payment.provider.", y, true);
        y = context(drawing, "payment", y);
        y = between(drawing, "payment", y, true);
        y = context(drawing, ORDER, y);
        y = between(drawing, "shipping", y, false);
        y = context(drawing, "shipping", y);
        outside(drawing, "carrier", "shop.shipping.carrier.", y, false);
        return drawing;
    }

    /** Whom a context asks, by one adapter or another. */
    private int outside(Drawing drawing, String who, String rooms, int y, boolean isAbove) {
        String adapters = BordersTest.PRODUCT.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(rooms))
                .map(name -> name.substring(rooms.length()).split("\\.")[0])
                .collect(toCollection(TreeSet::new))
                .stream()
                .map(words::adapter)
                .collect(joining(", "));
        int middle = Drawing.WIDTH / 2;
        if (isAbove) {
            drawing.box("outside", 60, y, Drawing.WIDTH - 120, BOX, List.of(words.get("by." + who), adapters));
            drawing.arrow("asked", "M" + middle + " " + (y + BOX + 22) + " V" + (y + BOX + 2));
        } else {
            drawing.arrow("asked", "M" + middle + " " + y + " V" + (y + 20));
            drawing.box("outside", 60, y + 22, Drawing.WIDTH - 120, BOX, List.of(words.get("by." + who), adapters));
        }
        return y + BOX + 24;
    }

    private int context(Drawing drawing, String context, int y) {
        long published = flows.stream()
                .filter(flow -> flow.kind() == Kind.EVENT && flow.from().contains(context))
                .count();
        drawing.box(
                "context",
                4,
                y,
                Drawing.WIDTH - 8,
                BOX,
                List.of(words.get("context." + context), words.get("published").formatted(published)));
        return y + BOX;
    }

    /** What flows between the order and a neighbour: events on the left, what is asked on the right. */
    private int between(Drawing drawing, String neighbour, int y, boolean isAbove) {
        List<Flow> events = flows(Kind.EVENT, neighbour, ORDER);
        List<Flow> asked = new ArrayList<>(flows(Kind.COMMAND, ORDER, neighbour));
        asked.addAll(flows(Kind.QUERY, ORDER, neighbour));
        int rows = Math.max(events.size(), asked.size());
        int bottom = y + (rows + 2) * ROW + 8;
        column(drawing, "event", LEFT, y, bottom, isAbove, words.get("events"), events);
        column(drawing, "command", RIGHT, y, bottom, !isAbove, words.get("commands"), asked);
        return bottom;
    }

    private void column(
            Drawing drawing, String kind, int x, int y, int bottom, boolean down, String heading, List<Flow> flows) {
        drawing.arrow(
                kind,
                down ? "M" + x + " " + (y + 3) + " V" + (bottom - 3) : "M" + x + " " + (bottom - 3) + " V" + (y + 3));
        drawing.text("head", x + 10, y + ROW + 3, "start", heading);
        int line = y + 2 * ROW + 4;
        for (Flow flow : flows) {
            String version = flow.version().isEmpty() ? "" : " v" + flow.version();
            drawing.text("flow", x + 20, line, "start", words.message(flow.name()) + version);
            if (flow.personal()) {
                drawing.dot(x + 12, line - 4);
            }
            line += ROW;
        }
    }

    private List<Flow> flows(Kind kind, String from, String to) {
        return flows.stream()
                .filter(flow -> flow.kind() == kind && flow.goes(from, to))
                .toList();
    }

    private String counts() {
        return NEIGHBOURS.stream()
                .map(neighbour -> words.get("counts")
                        .formatted(
                                words.get("context." + neighbour),
                                flows(Kind.EVENT, neighbour, ORDER).size(),
                                flows(Kind.COMMAND, ORDER, neighbour).size()))
                .collect(joining(" "));
    }

    private void table(String heading, Predicate<Flow> which) {
        sheet.part(words.get(heading));
        sheet.table(
                Stream.of("message", "kind", "from", "to", "version", "personal")
                        .map(column -> words.get("column." + column))
                        .toList(),
                flows.stream()
                        .filter(which)
                        .map(flow -> List.of(
                                words.message(flow.name()) + " `" + flow.name() + "`",
                                words.get("kind." + flow.kind().name()),
                                contexts(flow.from()),
                                flow.to().isEmpty() ? "–" : contexts(flow.to()),
                                flow.version().isEmpty() ? "–" : flow.version(),
                                flow.personal() ? words.get("yes") : "–")));
    }

    private String contexts(Set<String> names) {
        return Flow.CONTEXTS.stream()
                .filter(names::contains)
                .map(context -> words.get("context." + context))
                .collect(joining(", "));
    }

    private void chain(Chain chain) {
        List<String> told =
                chain.steps().stream().map(step -> told(chain, step)).toList();
        sheet.part(words.get("chain." + chain.key()));
        sheet.figure("journey-" + chain.key(), String.join(" ", told), drawn(chain));
        sheet.list(told);
    }

    private String told(Chain chain, Chain.Step step) {
        return words.get("context." + Chain.laneOf(step.event())) + ": " + words.message(step.event(), chain.key())
                + " (" + because(step) + ").";
    }

    private String because(Chain.Step step) {
        boolean isHeard = step.by().equals(Chain.POLICY) && step.command().startsWith("Record");
        boolean isAsked = step.by().equals(Chain.POLICY) && !isHeard;
        return isHeard ? words.get("by.heard") : isAsked ? words.message(step.command()) : words.get("by." + step.by());
    }

    private Drawing drawn(Chain chain) {
        Drawing drawing = new Drawing();
        int bottom = 30 + chain.steps().size() * STEP;
        for (int lane = 0; lane < Flow.CONTEXTS.size(); lane++) {
            drawing.box("lane", lane * LANE + 2, 2, LANE - 4, bottom, List.of());
            drawing.text("head", middle(lane), 20, "middle", words.get("context." + Flow.CONTEXTS.get(lane)));
        }
        int y = 56;
        int before = -1;
        for (Chain.Step step : chain.steps()) {
            int lane = Flow.CONTEXTS.indexOf(Chain.laneOf(step.event()));
            arrow(drawing, step, before, lane, y);
            drawing.box(
                    "step",
                    lane * LANE + 7,
                    y,
                    LANE - 14,
                    STEP_BOX,
                    Drawing.lines(words.message(step.event(), chain.key()), LETTERS_OF_A_BOX));
            before = lane;
            y += STEP;
        }
        return drawing;
    }

    /** From the step before to this one, with what lets it happen. */
    private void arrow(Drawing drawing, Chain.Step step, int from, int to, int y) {
        String kind = step.by().equals(Chain.POLICY) ? "command" : "asked";
        int top = y - (STEP - STEP_BOX);
        String because = because(step);
        boolean beginsAnew = !step.by().equals(Chain.POLICY) && !step.by().equals(Chain.ALSO) && from != to;
        if (from < 0 || beginsAnew) {
            drawing.text("because", middle(to), y - 8, "middle", because);
        } else if (from == to) {
            drawing.arrow(kind, "M" + middle(to) + " " + top + " V" + (y - 2));
            boolean isLast = to == Flow.CONTEXTS.size() - 1;
            drawing.text("because", middle(to) + (isLast ? -6 : 6), y - 11, isLast ? "end" : "start", because);
        } else {
            int bend = y - 8;
            drawing.arrow(kind, "M" + middle(from) + " " + top + " V" + bend + " H" + middle(to) + " V" + (y - 1));
            drawing.text("because", (middle(from) + middle(to)) / 2, bend - 5, "middle", because);
        }
    }

    private static int middle(int lane) {
        return lane * LANE + LANE / 2;
    }
}
