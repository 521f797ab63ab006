package shop.specification.book;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import shop.specification.book.Recording.Came;
import shop.specification.book.Recording.Played;
import shop.specification.book.Recording.Stored;
import shop.specification.book.Recording.Told;
import shop.specification.book.Recording.Trial;
import tools.jackson.databind.json.JsonMapper;

/**
 * What readers of the book may change and try of one context, as JSON: {@code messages}, each once under a key that is made of
 * what it says, and {@code scenarios}, by the place at which they stand, with the keys of theirs. A line holds one of them.
 */
final class TrialData {

    private static final int LENGTH_OF_KEY = 10;

    private final Map<String, String> messages = new TreeMap<>();
    private final Map<String, String> scenarios = new TreeMap<>();

    private TrialData() {}

    /** Empty where there is nothing to try. */
    static Optional<String> of(Shelf shelf, String context) {
        TrialData data = new TrialData();
        shelf.parts().stream()
                .filter(part -> part.context().equals(context))
                .flatMap(part -> part.cases().stream())
                .filter(Shelf.Case::isTryable)
                .forEach(data::add);
        return data.scenarios.isEmpty() ? Optional.empty() : Optional.of(data.json(context));
    }

    private void add(Shelf.Case told) {
        scenarios.put(told.anchor(), list(told.scenarios(), this::scenario));
    }

    private String scenario(Told told) {
        Trial trial = told.trial().orElseThrow();
        return "{\"row\":" + text(told.row()) + ",\"begins\":" + text(trial.begins()) + ",\"terms\":"
                + text(new TreeMap<>(trial.terms())) + ",\"steps\":" + list(trial.steps(), this::step) + "}";
    }

    private String step(Played step) {
        String said = text(step.kind()) + "," + step.message().map(this::key).orElseGet(() -> text(step.at()));
        return "[" + said + (step.kind().equals("asked") ? "," + list(step.came(), this::came) : "") + "]";
    }

    private String came(Came came) {
        return came.fact().map(this::key).orElseGet(() -> "{\"refusal\":" + text(came.refusal()) + "}");
    }

    private String key(Stored message) {
        String said = "{\"name\":" + text(message.name()) + ",\"content\":" + message.content() + "}";
        String key = HexFormat.of().formatHex(hash(said)).substring(0, LENGTH_OF_KEY);
        messages.put(key, said);
        return text(key);
    }

    private static byte[] hash(String said) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(said.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String json(String context) {
        return "{\"context\":" + text(context) + ",\n\"messages\":{\n" + lines(messages) + "\n},\n\"scenarios\":{\n"
                + lines(scenarios) + "\n}}\n";
    }

    private static String lines(Map<String, String> entries) {
        return entries.entrySet().stream()
                .map(entry -> text(entry.getKey()) + ":" + entry.getValue())
                .collect(joining(",\n"));
    }

    private static <T> String list(List<T> several, Function<T, String> each) {
        return several.stream().map(each).collect(joining(",", "[", "]"));
    }

    private static String text(Object said) {
        return JsonMapper.shared().writeValueAsString(said);
    }
}
