package shop.rehearsal;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds what the refusals of a context tell their reader to do against what the product has. Each refusal has an example, and
 * each example is what is sent ({@link ShownProblems}): so what the examples say is what the product says. A part of a
 * sentence that begins with a word that is not known fails: somebody then says whether it asks for an operation.
 */
public abstract class WaysOut {

    private static final Path PROBLEMS = Path.of("src/main/resources/META-INF/problems");
    private static final Pattern PART = Pattern.compile("(?<=[.;:,])\\s+|\\s+or\\s+|\\s+and\\s+");
    private static final Pattern FIRST_WORD = Pattern.compile("^([A-Za-z]+)");
    private static final Pattern OPERATION = Pattern.compile("\\b(GET|POST|PUT|DELETE) (/[\\w/{}.-]*)");
    private static final Pattern CAN_BE = Pattern.compile("(?:can|to) be (\\w+)|have an operator (\\w+)");

    private final List<Class<?>> controllers;
    private final Map<String, String> elsewhere;
    private final Map<String, Set<String>> deeds;
    private final Set<String> otherwise;
    private final Set<String> noDeeds;

    /**
     * @param controllers all of the context, each with one interface that describes it
     * @param elsewhere operations of other contexts that these refusals may name: by their operationId, how they are written out
     * @param deeds what a reader is told to do, by its first word, and the operations by which they can
     * @param otherwise the first words of what they do with what they send, with a parcel in their hands, or by doing nothing
     * @param noDeeds the first words of what says how things stand, with spaces between them
     */
    protected WaysOut(
            List<Class<?>> controllers,
            Map<String, String> elsewhere,
            Map<String, Set<String>> deeds,
            Set<String> otherwise,
            String noDeeds) {
        this.controllers = List.copyOf(controllers);
        this.elsewhere = Map.copyOf(elsewhere);
        this.deeds = Map.copyOf(deeds);
        this.otherwise = Set.copyOf(otherwise);
        this.noDeeds = Set.copyOf(Arrays.asList(noDeeds.split(" ")));
    }

    private static List<String> texts() {
        try (Stream<Path> files = Files.list(PROBLEMS)) {
            return files.sorted()
                    .map(file -> JsonMapper.shared().readTree(file.toFile()))
                    .flatMap(WaysOut::problems)
                    .map(problem -> problem.get("detail").asString())
                    .distinct()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<JsonNode> problems(JsonNode file) {
        if (file.has("detail")) {
            return Stream.of(file);
        }
        return StreamSupport.stream(file.spliterator(), false).flatMap(WaysOut::problems);
    }

    private Stream<Method> mapped() {
        return controllers.stream()
                .flatMap(controller -> Stream.of(controller.getDeclaredMethods()))
                .filter(method -> AnnotatedElementUtils.hasAnnotation(method, RequestMapping.class));
    }

    private static String operationId(Method method) {
        return AnnotatedElementUtils.findMergedAnnotation(method, Operation.class)
                .operationId();
    }

    /** As a text writes it out, with anything in place of what is variable. */
    private static Pattern writtenOut(Method method) {
        RequestMapping own = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
        RequestMapping common =
                AnnotatedElementUtils.findMergedAnnotation(method.getDeclaringClass(), RequestMapping.class);
        return Pattern.compile((own.method()[0] + " " + pathOf(common) + pathOf(own)).replaceAll("\\{[^}]*}", "[^/]+"));
    }

    private static String pathOf(RequestMapping mapping) {
        return mapping == null || mapping.path().length == 0 ? "" : mapping.path()[0];
    }

    @Test
    @DisplayName("by what it tells its reader to do")
    void deeds() {
        Set<String> known = Stream.of(deeds.keySet(), otherwise, noDeeds)
                .flatMap(Set::stream)
                .collect(toSet());
        Set<String> unknown = new TreeSet<>();
        Set<String> told = new TreeSet<>();
        assertThat(texts())
                .isNotEmpty()
                .allSatisfy(text -> firstWords(text).forEach(word -> {
                    told.add(word);
                    if (!known.contains(word)) {
                        unknown.add(word + " in: " + text);
                    }
                }));
        assertThat(unknown)
                .as("is it something to do? Then 'deeds' says by which operation; else it is one of 'noDeeds'")
                .isEmpty();
        assertThat(deeds.values().stream().flatMap(Set::stream).collect(toSet()))
                .as("operations that the product has")
                .isSubsetOf(Stream.concat(mapped().map(WaysOut::operationId), elsewhere.keySet().stream())
                        .collect(toSet()));
        assertThat(known).as("words that some refusal says").isSubsetOf(told);
    }

    private static Stream<String> firstWords(String text) {
        return Stream.concat(
                        PART.splitAsStream(text)
                                .flatMap(part -> FIRST_WORD.matcher(part).results())
                                .map((MatchResult word) -> word.group(1)),
                        CAN_BE.matcher(text)
                                .results()
                                .map((MatchResult word) -> word.group(1) == null ? word.group(2) : word.group(1)))
                .map(word -> word.toLowerCase(Locale.ROOT));
    }

    @Test
    @DisplayName("by the operations that it writes out")
    void writtenOut() {
        List<Pattern> paths = Stream.concat(
                        mapped().map(WaysOut::writtenOut),
                        elsewhere.values().stream().map(path -> Pattern.compile(path.replaceAll("\\{[^}]*}", "[^/]+"))))
                .toList();
        assertThat(paths).isNotEmpty();
        assertThat(texts().stream().flatMap(text -> OPERATION.matcher(text).results()))
                .allSatisfy(named -> assertThat(paths)
                        .as(named.group())
                        .anyMatch(path -> path.matcher(named.group()).matches()));
    }
}
