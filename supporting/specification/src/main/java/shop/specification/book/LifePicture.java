package shop.specification.book;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import shop.specification.book.Recording.Move;

/** Draws the life of each kind of thing, as the scenarios went through it: states from left to right, with what led on. */
final class LifePicture {

    private static final int WIDTH = 150;
    private static final int HEIGHT = 44;
    private static final int ACROSS = 220;
    private static final int DOWN = 78;
    private static final int EDGE = 14;
    private static final int ASIDE = 20;
    private static final int ARC = 26;

    private final String kind;
    private final BookWords labels;
    private final Map<String, String> names;
    private final Map<Move, Integer> moves;
    private final Map<String, int[]> places = new LinkedHashMap<>();
    private int rows;
    private int arcs;

    private LifePicture(String kind, BookWords labels, Map<String, String> names, Map<Move, Integer> moves) {
        this.kind = kind;
        this.labels = labels;
        this.names = names;
        this.moves = moves;
    }

    /** One picture for each kind of thing, in the order of reading. */
    static List<String> of(Shelf shelf, BookWords labels) {
        Map<String, Map<Move, Integer>> byKind = new LinkedHashMap<>();
        shelf.parts().stream()
                .flatMap(part -> part.cases().stream())
                .flatMap(told -> told.scenarios().stream())
                .forEach(told -> told.moves().stream()
                        .map(move -> new Move(move.from(), "", move.to()))
                        .filter(move -> move.from().isEmpty()
                                || !move.to().equals(told.moves().get(0).to()))
                        .distinct()
                        .forEach(move -> byKind.computeIfAbsent(kindOf(move.to()), key -> new LinkedHashMap<>())
                                .merge(move, 1, Integer::sum)));
        List<String> pictures = new ArrayList<>();
        byKind.forEach((kind, moves) ->
                pictures.add(new LifePicture(kind, labels, shelf.stateNames(labels.language()), moves).drawn()));
        return pictures;
    }

    private static String kindOf(String state) {
        return state.substring(0, state.indexOf('.'));
    }

    private String drawn() {
        layOut();
        int width = places.values().stream().mapToInt(place -> place[0]).max().orElse(0) + WIDTH + 2 * EDGE;
        String arrows = moves.entrySet().stream()
                .map(move -> arrow(move.getKey(), move.getValue()))
                .collect(joining());
        int height = rows * DOWN + EDGE + arcs * ARC;
        String told = moves.entrySet().stream()
                .filter(move -> !move.getKey().from().isEmpty())
                .map(move ->
                        name(move.getKey().from()) + " → " + name(move.getKey().to()) + " (" + move.getValue() + ")")
                .collect(joining(", "));
        StringBuilder svg = new StringBuilder("<figure><h3>" + HtmlBook.text(labels.life(kind))
                + "</h3><svg class=\"life\" role=\"img\" viewBox=\"0 0 " + width + " "
                + height
                + "\" width=\"" + width + "\" aria-label=\"" + HtmlBook.text(told) + "\">\n"
                + "<defs><marker id=\"tip-" + kind + "\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"8\""
                + " markerHeight=\"8\" orient=\"auto\"><path d=\"M0 0 8 4 0 8z\"/></marker></defs>\n");
        svg.append(arrows);
        places.forEach((state, place) -> svg.append("<rect x=\"" + (place[0] + EDGE) + "\" y=\"" + (place[1] + EDGE)
                + "\" width=\"" + WIDTH + "\" height=\"" + HEIGHT + "\" rx=\"8\"/><text x=\""
                + (place[0] + EDGE + WIDTH / 2) + "\" y=\"" + (place[1] + EDGE + HEIGHT / 2 + 5) + "\">"
                + HtmlBook.text(name(state)) + "</text>\n"));
        return svg + "</svg><figcaption>" + HtmlBook.text(told) + "</figcaption></figure>";
    }

    private String name(String state) {
        return state.isEmpty() ? labels.get("start") : names.getOrDefault(state, state);
    }

    /** Each state to the right of all that lead to it, except where a way leads back. */
    private void layOut() {
        List<String> order = new ArrayList<>();
        Set<Move> back = new LinkedHashSet<>();
        visit(root(), new ArrayList<>(), order, back);
        Map<String, Integer> columns = new LinkedHashMap<>();
        for (String state : order) {
            int column = columns.merge(state, 0, Integer::sum);
            moves.keySet().stream()
                    .filter(move -> move.from().equals(state) && !back.contains(move))
                    .forEach(move -> columns.merge(move.to(), column + 1, Math::max));
        }
        Map<Integer, Integer> used = new TreeMap<>();
        for (String state : order) {
            int column = columns.get(state);
            int row = used.merge(column, 1, Integer::sum) - 1;
            places.put(state, new int[] {column * ACROSS, row * DOWN});
            rows = Math.max(rows, row + 1);
        }
    }

    /** Where most stories begin. */
    private String root() {
        return moves.entrySet().stream()
                .filter(move -> move.getKey().from().isEmpty())
                .max(Map.Entry.comparingByValue())
                .map(move -> move.getKey().to())
                .orElseThrow();
    }

    /** Depth first: what a state leads to stands behind it in the order. */
    private void visit(String state, List<String> way, List<String> order, Set<Move> back) {
        way.add(state);
        for (Move move : moves.keySet()) {
            if (move.from().equals(state) && way.contains(move.to())) {
                back.add(move);
            } else if (move.from().equals(state) && !order.contains(move.to())) {
                visit(move.to(), way, order, back);
            }
        }
        way.remove(state);
        order.add(0, state);
    }

    /** To the next column straight away; further, or back, below everything, so that no arrow runs through a state. */
    private String arrow(Move move, int times) {
        int[] from = places.get(move.from());
        int[] to = places.get(move.to());
        if (from == null || to == null) {
            return "";
        }
        if (to[0] - from[0] == ACROSS) {
            int x1 = from[0] + EDGE + WIDTH;
            int x2 = to[0] + EDGE;
            int y1 = from[1] + EDGE + HEIGHT / 2;
            int y2 = to[1] + EDGE + HEIGHT / 2;
            int middle = (x1 + x2) / 2;
            return path("M" + x1 + " " + y1 + " C" + middle + " " + y1 + " " + middle + " " + y2 + " " + x2 + " " + y2)
                    + label(middle, (y1 + y2) / 2 - 4, times);
        }
        arcs++;
        int x1 = from[0] + EDGE + WIDTH / 2 + ASIDE;
        int x2 = to[0] + EDGE + WIDTH / 2 - ASIDE;
        int y1 = from[1] + EDGE + HEIGHT;
        int y2 = to[1] + EDGE + HEIGHT;
        int low = rows * DOWN + EDGE + arcs * ARC;
        return path("M" + x1 + " " + y1 + " C" + x1 + " " + low + " " + x2 + " " + low + " " + x2 + " " + y2)
                + label((x1 + x2) / 2, (y1 + y2 + 6 * low) / 8 - 4, times);
    }

    private String path(String way) {
        return "<path class=\"move\" marker-end=\"url(#tip-" + kind + ")\" d=\"" + way + "\"/>";
    }

    private static String label(int x, int y, int times) {
        return "<text class=\"times\" x=\"" + x + "\" y=\"" + y + "\">" + times + "</text>\n";
    }
}
