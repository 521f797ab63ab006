package shop.verification.borders;

import java.util.ArrayList;
import java.util.List;

/**
 * A drawing that is as wide as a phone and as long as need be. What its marks look like, {@code map.css} says: beside the page
 * where it stands in one, and within the drawing where it is a file of its own.
 */
final class Drawing {

    /** In units of which one is a pixel on a phone. */
    static final int WIDTH = 400;

    private static final int LINE = 13;

    private final StringBuilder marks = new StringBuilder();
    private int height;

    /** A box with one or two lines in its middle. */
    void box(String kind, int x, int y, int width, int height, List<String> lines) {
        mark("<rect class=\"" + kind + "\" x=\"" + x + "\" y=\"" + y + "\" width=\"" + width + "\" height=\"" + height
                + "\" rx=\"7\"/>");
        int first = y + height / 2 + 4 - (lines.size() - 1) * LINE / 2;
        for (int line = 0; line < lines.size(); line++) {
            text(line == 0 ? kind : kind + " more", x + width / 2, first + line * LINE, "middle", lines.get(line));
        }
        height(y + height);
    }

    void text(String kind, int x, int y, String anchor, String text) {
        mark("<text class=\"" + kind + "\" x=\"" + x + "\" y=\"" + y + "\" text-anchor=\"" + anchor + "\">"
                + escaped(text) + "</text>");
        height(y + 4);
    }

    void dot(int x, int y) {
        mark("<circle class=\"personal\" cx=\"" + x + "\" cy=\"" + y + "\" r=\"4\"/>");
    }

    void arrow(String kind, String way) {
        mark("<path class=\"" + kind + "\" marker-end=\"url(#tip)\" d=\"" + way + "\"/>");
    }

    private void mark(String mark) {
        marks.append(mark).append('\n');
    }

    private void height(int bottom) {
        height = Math.max(height, bottom);
    }

    /**
     * The drawing itself.
     *
     * @param name within its page
     * @param told the same in words
     * @param style within it; empty where the page has it
     */
    String svg(String name, String told, String style) {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"map\" role=\"img\" aria-label=\"" + escaped(told)
                + "\" viewBox=\"0 0 " + WIDTH + " " + (height + 8) + "\">\n"
                + (style.isEmpty() ? "" : "<style>\n" + style + "</style>\n")
                + "<defs><marker id=\"tip-" + name
                + "\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\">"
                + "<path class=\"tip\" d=\"M0 0 8 4 0 8z\"/></marker></defs>\n"
                + marks.toString().replace("url(#tip)", "url(#tip-" + name + ")") + "</svg>\n";
    }

    /** Breaks a text into lines; wide letters, as those of Hangul, count twice. */
    static List<String> lines(String text, int most) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.split(" ")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (width(longer) > most && !line.isEmpty()) {
                lines.add(line);
                line = word;
            } else {
                line = longer;
            }
        }
        lines.add(line);
        return lines;
    }

    static int width(String text) {
        return text.codePoints().map(letter -> letter >= 0x1100 ? 2 : 1).sum();
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
