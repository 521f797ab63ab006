package shop.specification.book;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import shop.specification.book.Recording.Came;
import shop.specification.book.Recording.Played;
import shop.specification.book.Recording.Stored;
import shop.specification.book.Recording.Told;
import shop.specification.book.Recording.Trial;
import tools.jackson.databind.json.JsonMapper;

/**
 * What readers of the book may change and try of one context, as JSON: {@code fields} are what they call each field, by
 * language; {@code messages} stand each once under a key that is made of what it says, {@code scenarios} by the place at which
 * they stand, with the keys of theirs; {@code examples} have the first of each kind of message, by its name: its key, whether it
 * is a fact, and its sentence by language. A line holds one of them.
 */
final class TrialData {

    private static final int LENGTH_OF_KEY = 10;

    /** The kinds of sentences that tell a message. */
    private static final Set<String> SAID = Set.of("fact", "request");

    private final Map<String, String> messages = new TreeMap<>();
    private final Map<String, String> scenarios = new TreeMap<>();
    private final Map<String, String> examples = new TreeMap<>();

    private TrialData() {}

    private record Said(Stored message, boolean isFact) {}

    /** Empty where there is nothing to try. */
    static Optional<String> of(Shelf shelf, String context) {
        TrialData data = new TrialData();
        shelf.parts().stream()
                .filter(part -> part.context().equals(context))
                .flatMap(part -> part.cases().stream())
                .filter(Shelf.Case::isTryable)
                .forEach(data::add);
        return data.scenarios.isEmpty() ? Optional.empty() : Optional.of(data.json(context, shelf.fields(context)));
    }

    private void add(Shelf.Case told) {
        scenarios.put(told.anchor(), list(told.scenarios(), this::scenario));
        told.scenarios().forEach(this::addExamples);
    }

    private void addExamples(Told told) {
        List<Map<String, String>> sentences = told.steps().stream()
                .filter(step -> SAID.contains(step.kind()))
                .map(Recording.Step::told)
                .toList();
        List<Said> said = told.trial().orElseThrow().steps().stream()
                .flatMap(TrialData::said)
                .toList();
        if (said.size() != sentences.size()) {
            throw new IllegalStateException(told.specification() + told.path() + " tells " + sentences.size()
                    + " messages, and has " + said.size());
        }
        for (int number = 0; number < said.size(); number++) {
            Said each = said.get(number);
            examples.putIfAbsent(
                    each.message().name(),
                    "[" + key(each.message()) + "," + each.isFact() + "," + text(new TreeMap<>(sentences.get(number)))
                            + "]");
        }
    }

    private static Stream<Said> said(Played step) {
        return Stream.concat(
                step.message().stream()
                        .map(message -> new Said(message, step.kind().equals("happened"))),
                step.came().stream().flatMap(came -> came.fact().stream()).map(fact -> new Said(fact, true)));
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

    private String json(String context, Map<String, Map<String, String>> fields) {
        Map<String, String> called = new TreeMap<>();
        fields.forEach((language, labels) -> called.put(language, text(new TreeMap<>(labels))));
        return "{\"context\":" + text(context) + lines("fields", called) + lines("examples", examples)
                + lines("messages", messages) + lines("scenarios", scenarios) + "}\n";
    }

    private static String lines(String name, Map<String, String> entries) {
        return entries.entrySet().stream()
                .map(entry -> text(entry.getKey()) + ":" + entry.getValue())
                .collect(joining(",\n", ",\n" + text(name) + ":{\n", "\n}"));
    }

    private static <T> String list(List<T> several, Function<T, String> each) {
        return several.stream().map(each).collect(joining(",", "[", "]"));
    }

    private static String text(Object said) {
        return JsonMapper.shared().writeValueAsString(said);
    }
}
