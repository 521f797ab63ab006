package shop.platform.trying;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A scenario that is to be played.
 *
 * @param begins when it begins
 * @param terms the shop's settings under which it happens, by their names
 */
public record ScenarioScript(Instant begins, Map<String, String> terms, List<Line> lines) {

    /** What a line says. */
    public enum Kind {
        /** A fact: this has happened. */
        HAPPENED,
        /** A command that was carried out. */
        OBEYED,
        /** A command of which it is told what comes of it. */
        ASKED,
        /** From here on it is this moment. */
        AT
    }

    /**
     * One line.
     *
     * @param name under which its message is stored; empty where it is a moment
     * @param content of that message, a JSON object
     * @param at the moment; for messages without meaning
     */
    public record Line(Kind kind, String name, String content, Instant at) {}
}
