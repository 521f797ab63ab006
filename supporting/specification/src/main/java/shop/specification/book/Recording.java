package shop.specification.book;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the specifications of one context told in one run, as data.
 *
 * @param context its name
 * @param states the names of the states, by language
 * @param fields what a reader calls the fields of what may be tried, and the settings under which it happens, by language; that
 *     of one message alone stands under its name and the field's, as {@code TenderReplaced.by}
 * @param missing for which keys there was no text, with the language
 * @param unused which texts nobody was told, with the language
 */
public record Recording(
        String context,
        List<Chapter> chapters,
        Map<String, Map<String, String>> states,
        Map<String, Map<String, String>> fields,
        List<Told> scenarios,
        List<String> missing,
        List<String> unused) {

    /** Under which name a run leaves it. */
    public static final String FILE = "scenarios.json";

    /**
     * A part of the life of one aggregate.
     *
     * @param specifications the classes, or nested classes, whose scenarios it tells, in this order
     */
    public record Chapter(String key, Map<String, String> title, List<String> specifications) {}

    /**
     * One scenario.
     *
     * @param specification the full name of the test's outermost class
     * @param path the simple names of the classes inside that, and of the method
     * @param row which row of a method that is run with several cases, by language; empty where it has one
     * @param headings by language, from the outermost class to the method
     * @param opening by language, what the first facts come to, where that has a name
     * @param opened how many facts those are
     * @param money how the money stands at the end, where some has moved
     * @param ends by language, how the thing stands at the end
     * @param moves which states it went through, with what led from one to the next
     * @param trial what a reader may change and try, where its messages have a stored form
     */
    public record Told(
            String specification,
            List<String> path,
            Map<String, String> row,
            int line,
            Map<String, List<String>> headings,
            List<String> rules,
            boolean holds,
            Map<String, String> opening,
            int opened,
            List<Step> steps,
            List<MoneyRow> money,
            Map<String, String> ends,
            List<Move> moves,
            Optional<Trial> trial) {}

    /**
     * A scenario as it can be played again.
     *
     * @param begins the moment at which it begins (ISO 8601)
     * @param terms the shop's settings under which it happens, by their names
     */
    public record Trial(String begins, Map<String, String> terms, List<Played> steps) {}

    /**
     * One step of that.
     *
     * @param kind {@code happened}, {@code obeyed}, {@code asked} or {@code at}
     * @param message empty where it is a moment
     * @param at the moment (ISO 8601); empty where it is none
     * @param came what came of it, if it was asked
     */
    public record Played(String kind, Optional<Stored> message, String at, List<Came> came) {}

    /**
     * A message in its stored form.
     *
     * @param content a JSON object
     */
    public record Stored(String name, String content) {}

    /**
     * What came of something that was asked.
     *
     * @param fact empty where it was refused, or failed
     * @param refusal the rule and the code, or the simple name of the failure; empty where a fact came
     */
    public record Came(Optional<Stored> fact, String refusal) {}

    /**
     * One sentence.
     *
     * @param part given, when or then; of policies, heard and follows; journey
     * @param kind what kind of step: a fact, a request, a refusal …
     * @param message the simple name of the message that it tells, if it tells one
     * @param told by language
     * @param data all that the message says, line by line, as programmers name it
     * @param context of a journey, whose it is
     * @param since of a journey, how long after its beginning, by language; empty at the beginning
     */
    public record Step(
            String part,
            String kind,
            String message,
            Map<String, String> told,
            List<String> data,
            String context,
            Map<String, String> since) {

        /** One that is no part of a journey. */
        public Step(String part, String kind, String message, Map<String, String> told, List<String> data) {
            this(part, kind, message, told, data, "", Map.of());
        }
    }

    /**
     * What is the case with one tender's money.
     *
     * @param name by language
     * @param amounts by column; in words, by language
     * @param moved the columns that the last question moved
     */
    public record MoneyRow(Map<String, String> name, Map<String, Map<String, String>> amounts, List<String> moved) {}

    /** From one state to another, or to the same, by a message. */
    public record Move(String from, String by, String to) {}

    /** @throws UncheckedIOException where there is none, or it cannot be read */
    public static Recording in(Path folder) {
        try {
            return JsonMapper.shared().readValue(Files.readString(folder.resolve(FILE)), Recording.class);
        } catch (IOException absent) {
            throw new UncheckedIOException(absent);
        }
    }

    /** Leaves it there, under its usual name. */
    public void writeTo(Path folder) {
        try {
            Files.writeString(
                    folder.resolve(FILE),
                    JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
