package shop.verification.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import shop.specification.book.BusinessBook;
import shop.specification.book.Complaint;
import shop.specification.book.FirstQuestion;
import shop.specification.book.Recording;
import shop.specification.book.RuleCatalogue;
import shop.specification.book.Transitions;

/**
 * The book in {@code docs/specifications} says what the specifications said in this build. Whoever changes what the business
 * does, or how it is told, reads the changed sentences here and accepts them.
 */
@DisplayName("The book of the business")
class BookTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Path BOOK = ROOT.resolve("docs/specifications");
    private static final Path PATHS = BOOK.resolve("transitions.md");
    private static final List<String> CONTEXTS = List.of("order", "payment", "shipping");
    private static final String SPECIFICATION = "Specification.java";
    private static final String RUN =
            "mvn test -Dtest='*Specification,BookTest' -Dsurefire.failIfNoSpecifiedTests=false";

    /** Where in its file a scenario stands changes with every line above it, and says nothing. */
    private static final String LINE_NUMBER = "#L\\d+|\\.java:\\d+";

    private static final int MOST_SENTENCES = 60;

    private static final String JOURNEYS = "shop.verification.simulation.OrdersWholeWaySpecification";

    @TempDir
    private static Path folder;

    private static Map<String, String> sources;
    private static BusinessBook book;

    @BeforeAll
    static void theBookAsItWasToldInThisBuild() {
        sources = sources();
        List<Recording> recordings = Stream.concat(
                        Stream.of(journeys()), CONTEXTS.stream().map(BookTest::recording))
                .toList();
        book = new BusinessBook(
                recordings,
                RuleCatalogue.of(Map.of(
                        "en", read(ROOT.resolve("docs/rules.md")), "ko", read(ROOT.resolve("docs/rules.ko.md")))),
                complaints(),
                questions(),
                sources);
    }

    @Test
    @DisplayName("has a sentence for everything, a chapter for each scenario, and a proof for each rule")
    void isWhole() {
        assertThat(book.faults())
                .as("what the book lacks (after that: %s -Dapprove)", RUN)
                .isEmpty();
    }

    @Test
    @DisplayName("proves that what went wrong elsewhere cannot happen here, by scenarios and tests that there are")
    void provesWhatCannotHappen() {
        Set<String> scenarios = book.recordings().stream()
                .flatMap(recording -> recording.scenarios().stream())
                .map(told -> told.specification().replaceAll(".*\\.", "") + "." + String.join(".", told.path()))
                .collect(Collectors.toCollection(TreeSet::new));
        Predicate<String> isThere = proof -> scenarios.contains(proof) || Files.isRegularFile(ROOT.resolve(proof));

        assertThat(book.complaints()).hasSize(15);
        assertThat(book.complaints())
                .flatExtracting(Complaint::proofs)
                .allSatisfy(proof ->
                        assertThat(isThere).as("the proof %s is there", proof).accepts(proof));
    }

    @Test
    @DisplayName("tells what follows from every fact that a policy hears")
    void tellsWhatPoliciesHear() {
        Set<String> told = book.recordings().stream()
                .flatMap(recording -> recording.scenarios().stream())
                .filter(scenario ->
                        scenario.steps().stream().anyMatch(step -> step.part().equals("follows")))
                .flatMap(scenario -> scenario.steps().stream())
                .filter(step -> step.part().equals("heard"))
                .map(Recording.Step::message)
                .collect(Collectors.toSet());

        assertThat(heardByPolicies())
                .as("facts that a policy hears, and of which no scenario tells what follows")
                .hasSizeGreaterThan(50)
                .isSubsetOf(told);
    }

    private static Set<String> heardByPolicies() {
        var policies = new ClassPathScanningCandidateComponentProvider(false);
        policies.addIncludeFilter(new AnnotationTypeFilter(ProcessingGroup.class));
        return CONTEXTS.stream()
                .flatMap(context -> policies.findCandidateComponents("shop." + context + ".policies").stream())
                .map(policy -> ClassUtils.resolveClassName(policy.getBeanClassName(), null))
                .flatMap(policy -> Stream.of(policy.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(EventHandler.class))
                .flatMap(method -> facts(method.getParameterTypes()[0]))
                .map(Class::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Class<?>> facts(Class<?> heard) {
        return heard.isSealed() ? Stream.of(heard.getPermittedSubclasses()).flatMap(BookTest::facts) : Stream.of(heard);
    }

    @Test
    @DisplayName("is the one that is committed; -Dapprove accepts what has changed")
    void isTheOneThatIsCommitted() throws IOException {
        Map<String, String> files = book.files();
        if (System.getProperty("approve") != null) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = BOOK.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
            for (String former : committed()) {
                if (!files.containsKey(former)) {
                    Files.delete(BOOK.resolve(former));
                }
            }
        }
        List<String> changed = new ArrayList<>();
        Set<String> names = new TreeSet<>(committed());
        names.addAll(files.keySet());
        names.forEach(name -> changed.addAll(changes(name, files.getOrDefault(name, ""))));
        assertThat(changed)
                .as(
                        "these sentences have changed. Read them; if they say what the business is to do, accept them"
                                + " with%n  %s -Dapprove%n%s%n",
                        RUN, changed.stream().limit(MOST_SENTENCES).collect(Collectors.joining("\n")))
                .isEmpty();
    }

    @Test
    @DisplayName("lists the paths that scenarios tell, as they are committed; -Dapprove accepts what has changed")
    void listsThePathsThatScenariosTell() throws IOException {
        String now = Transitions.page(book.recordings());
        if (System.getProperty("approve") != null) {
            Files.writeString(PATHS, now);
        }
        assertThat(Files.isRegularFile(PATHS) ? read(PATHS) : "")
                .as("run %s -Dapprove to write it anew", RUN)
                .isEqualTo(now);
    }

    /** The lines that one has and the other has not; of what browsers read only whether it says the same. */
    private static List<String> changes(String name, String told) {
        Path file = BOOK.resolve(name);
        String committed = Files.isRegularFile(file) ? read(file) : "";
        String now = told.replaceAll(LINE_NUMBER, "");
        String before = committed.replaceAll(LINE_NUMBER, "");
        if (now.equals(before)) {
            return List.of();
        }
        if (!name.endsWith(".md")) {
            return List.of(name + " is to be written anew");
        }
        List<String> gone = new ArrayList<>(before.lines().toList());
        now.lines().forEach(gone::remove);
        List<String> come = new ArrayList<>(now.lines().toList());
        before.lines().forEach(come::remove);
        List<String> changes = Stream.concat(
                        gone.stream().filter(Predicate.not(String::isBlank)).map(line -> name + " - " + line),
                        come.stream().filter(Predicate.not(String::isBlank)).map(line -> name + " + " + line))
                .toList();
        return changes.isEmpty() ? List.of(name + " has another order") : changes;
    }

    private static List<String> committed() {
        try (Stream<Path> files = Files.walk(BOOK)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> BOOK.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.matches("(?:en|ko|trials)/.*"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What the journeys through all contexts tell; they are played for it here, for theirs is a run of this module. */
    private static Recording journeys() {
        sources.put(JOURNEYS, "verification/src/test/java/" + JOURNEYS.replace('.', '/') + ".java");
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(JOURNEYS))
                .configurationParameter("specification.directory", folder.toString())
                .execute()
                .testEvents()
                .assertStatistics(statistics -> statistics.failed(0));
        return Recording.in(folder);
    }

    /** What a context's specifications told; all of them, and none that is not there any more. */
    private static Recording recording(String context) {
        Path service = ROOT.resolve(context + "-context/" + context + "-service");
        Path folder = service.resolve("target/specifications");
        assertThat(folder.resolve(Recording.FILE))
                .as("the specifications of %s have not run; run them and this: %s", context, RUN)
                .isRegularFile();
        Recording recording = Recording.in(folder);
        assertThat(recording.scenarios().stream()
                        .map(Recording.Told::specification)
                        .distinct())
                .as("not all specifications of %s have run; run them and this: %s", context, RUN)
                .containsExactlyInAnyOrderElementsOf(sources.entrySet().stream()
                        .filter(source -> source.getValue().startsWith(context + "-context/"))
                        .map(Map.Entry::getKey)
                        .toList());
        return recording;
    }

    private static Map<String, String> sources() {
        Map<String, String> sources = new TreeMap<>();
        for (String context : CONTEXTS) {
            Path tests = ROOT.resolve(context + "-context/" + context + "-service/src/test/java");
            try (Stream<Path> files = Files.walk(tests)) {
                files.filter(file -> file.toString().endsWith(SPECIFICATION))
                        .forEach(file -> sources.put(
                                tests.relativize(file)
                                        .toString()
                                        .replace(".java", "")
                                        .replaceAll("[/\\\\]", "."),
                                ROOT.relativize(file).toString().replace('\\', '/')));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return sources;
    }

    private static List<Complaint> complaints() {
        Properties proofs = properties("cannot-happen.properties");
        Map<String, Properties> said = new LinkedHashMap<>();
        BusinessBook.LANGUAGES.forEach(
                language -> said.put(language, properties("cannot-happen_" + language + ".properties")));
        return new TreeSet<>(proofs.stringPropertyNames())
                .stream()
                        .map(key -> key.replace(".proofs", ""))
                        .map(number -> new Complaint(
                                inEach(said, number + ".title"),
                                inEach(said, number + ".why"),
                                List.of(proofs.getProperty(number + ".proofs").split("\\s*,\\s*"))))
                        .toList();
    }

    private static List<FirstQuestion> questions() {
        Properties answers = properties("questions.properties");
        Map<String, Properties> said = new LinkedHashMap<>();
        BusinessBook.LANGUAGES.forEach(
                language -> said.put(language, properties("questions_" + language + ".properties")));
        return new TreeSet<>(answers.stringPropertyNames())
                .stream()
                        .map(number -> new FirstQuestion(
                                inEach(said, number),
                                List.of(answers.getProperty(number).split("\\s*,\\s*"))))
                        .toList();
    }

    private static Map<String, String> inEach(Map<String, Properties> said, String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        said.forEach((language, properties) -> texts.put(language, properties.getProperty(key)));
        return texts;
    }

    private static Properties properties(String name) {
        try (Reader file = new InputStreamReader(BookTest.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
            Properties properties = new Properties();
            properties.load(file);
            return properties;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
