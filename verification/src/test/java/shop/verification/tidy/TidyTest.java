package shop.verification.tidy;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.verification.tidy.Sources.Function;
import shop.verification.tidy.Sources.SourceFile;
import shop.verification.tidy.Sources.Type;

@DisplayName("The sources are tidy:")
class TidyTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Sources SOURCES = Sources.in(ROOT);

    private static final int LONGEST_LINE = 130;
    private static final int LONGEST_FUNCTION = 45;
    private static final int LONGEST_TEST = 70;

    /** What is quoted may be as long as it is. */
    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");

    private static final Pattern TEXT_BLOCK = Pattern.compile("\"\"\".*?\"\"\"", Pattern.DOTALL);

    /** Each with what to do instead. */
    private static final Map<Pattern, String> BANNED = Map.of(
            Pattern.compile("\\b(TODO|FIXME|HACK)\\b"),
                    "do it, or write down what is missing where readers look for it",
            Pattern.compile("\\bThread\\.sleep\\("), "wait for a condition, with a bound",
            Pattern.compile("\\.printStackTrace\\("), "log it, or let it out",
            Pattern.compile("@SuppressWarnings\\(\"all\"\\)"), "name what is suppressed");

    /** As Americans write. Names keep the spelling of whoever gave them: the Authorization header, a serializer. */
    private static final Pattern AMERICAN = Pattern.compile("\\b(?i:"
            + "(?:analy|authori|capitali|customi|finali|initiali|minimi|normali|optimi|organi|prioriti|reali|recogni"
            + "|(?:de)?seriali|summari|synchroni)z(?:e[ds]?|ing)"
            + "|(?:initiali|normali|organi|(?:de)?seriali)zations?"
            + "|(?:behavi|col|fav|hon|neighb)or(?:s|ed|ing|ites?)?|catalogs?|center(?:s|ed)?|defense|gray"
            + "|(?:cancel|label|model|travel)(?:ed|ing)|installments?)\\b");

    /** What is written for people in a source of Java: comments, and sentences that it says. */
    private static final Pattern PROSE = Pattern.compile("//[^\n]*|/\\*.*?\\*/|\"[^\"\n]* [^\"\n]*\"", Pattern.DOTALL);

    /** What stands in prose and is none: code, addresses, and what others say. */
    private static final Pattern CITED = Pattern.compile(
            "\\{@(?:code|link)[^}]*\\}|`[^`]*`|\\]\\([^)]*\\)|@\\w+|\\w+://\\S+|not authorized on", Pattern.DOTALL);

    /** The one place that may, because the server it waits for tells nobody when it is there. */
    private static final String WAITS = "supporting/platform/src/main/java/shop/platform/start/Waiting.java";

    /** As code names it. */
    private static final Pattern RULE = Pattern.compile("\"(?:ORD|PAY|SHP)-\\d{2}\"");

    /** Endings of names that say nothing, or hide that a fact has no name yet. */
    private static final Pattern EMPTY_NAME = Pattern.compile(".*(Util|Utils|Helper|Helpers|Impl|Manager|Updated)");

    private static final Set<String> MADE_BY_THE_CONTAINER = Set.of(
            "AutoConfiguration",
            "Component",
            "Configuration",
            "Controller",
            "ControllerAdvice",
            "JacksonComponent",
            "RestController",
            "RestControllerAdvice");

    /** Names that stand for one thing in more than one room, with the reason. */
    private static final Map<String, String> ONE_MEANING = new TreeMap<>();

    static {
        Stream.of("OrderView", "PaymentView", "ShipmentView", "OrderPage", "OrderRequest")
                .forEach(name -> ONE_MEANING.put(name, "the importer reads and writes it as a client of the API"));
        Stream.of("DeclineReason", "Parcel", "Scan", "ScanStatus", "Method", "AccessToken")
                .forEach(name -> ONE_MEANING.put(name, "the same word of the field, on either side of a wire"));
        Stream.of("Problem", "Problems", "Refusal", "Json", "Answers", "Requests", "Entry")
                .forEach(name -> ONE_MEANING.put(name, "each HTTP dialect has its own; no code knows two of them"));
        Stream.of(
                        "AddressesFitTheirCountry",
                        "Standing",
                        "AddressRequest",
                        "ChangeShippingAddress",
                        "ShippingAddressChanged")
                .forEach(name -> ONE_MEANING.put(name, "the same notion of two contexts, each with its own words"));
        ONE_MEANING.put("Vitals", "the same part of the node, which knows no platform");
        Stream.of("HealthConfiguration", "AskingConfiguration")
                .forEach(name -> ONE_MEANING.put(name, "the same part of another application"));
    }

    @Test
    @DisplayName("no line is longer than an eye follows")
    void lines() {
        assertThat(SOURCES.files()).hasSizeGreaterThan(500);
        assertThat(SOURCES.files().stream().flatMap(TidyTest::longLines)).isEmpty();
        assertThat(longLines(planted("// " + "-".repeat(LONGEST_LINE)))).hasSize(1);
        assertThat(longLines(planted("x = \"" + "-".repeat(LONGEST_LINE) + "\";")))
                .isEmpty();
    }

    @Test
    @DisplayName("no banned word")
    void words() {
        assertThat(SOURCES.files().stream()
                        .filter(file -> !file.path().endsWith("/TidyTest.java"))
                        .flatMap(TidyTest::bannedWords))
                .singleElement()
                .asString()
                .startsWith(WAITS + ": Thread.sleep(");
        assertThat(bannedWords(planted("// TODO: name it\nclass A { void a() { Thread.sleep(1); } }")))
                .hasSize(2);
    }

    @Test
    @DisplayName("what is written for people is written as the British write")
    void spelling() throws IOException {
        assertThat(SOURCES.files().stream().filter(SourceFile::isMain).flatMap(TidyTest::american))
                .isEmpty();
        assertThat(documents()
                        .flatMap(document ->
                                american(document.path(), document.text().replaceAll("(?s)```.*?```", ""))))
                .isEmpty();
        assertThat(american(planted(
                        "/** Recognizes {@code the behavior}. */ class Behavior { String a = \"is canceled\"; }")))
                .hasSize(2);
    }

    @Test
    @DisplayName("no function is longer than a screen")
    void functions() {
        assertThat(SOURCES.functions()).hasSizeGreaterThan(1000);
        assertThat(SOURCES.functions().stream().filter(TidyTest::isTooLong)).isEmpty();
        Sources planted = Sources.of(List.of(planted("class A { void a() {" + "\n;".repeat(80) + "\n} }")));
        assertThat(planted.functions().stream().filter(TidyTest::isTooLong))
                .singleElement()
                .asString()
                .contains("a has 80 lines");
    }

    @Test
    @DisplayName("no name of a type means two things")
    void homonyms() {
        List<String> names = namesInSeveralRooms(SOURCES);
        assertThat(names).filteredOn(name -> !ONE_MEANING.containsKey(name)).isEmpty();
        assertThat(ONE_MEANING.keySet()).as("names that stand in one room only").isSubsetOf(names);
    }

    @Test
    @DisplayName("no name of a type says nothing")
    void emptyNames() {
        assertThat(SOURCES.types()).extracting(Type::name).noneMatch(EMPTY_NAME.asMatchPredicate());
        assertThat("PriceHelper").matches(EMPTY_NAME);
    }

    @Test
    @DisplayName("no type is there that nothing names")
    void deadTypes() throws IOException {
        Set<String> used = SOURCES.types().stream()
                .filter(type -> type.marks().stream().anyMatch(MADE_BY_THE_CONTAINER::contains))
                .map(type -> type.room() + "." + type.name())
                .collect(toSet());
        assertThat(SOURCES.typesThatNobodyNames(others()))
                .filteredOn(type -> !used.contains(type))
                .isEmpty();
        assertThat(Sources.of(List.of(planted("class Forgotten {}"), planted("class Told { Told other; }")))
                        .typesThatNobodyNames(Stream.of("Told")))
                .containsExactly("planted.Forgotten");
    }

    @Test
    @DisplayName("no rule of a context is named in the code of the platform")
    void rules() {
        assertThat(SOURCES.files().stream().filter(TidyTest::isOfThePlatform)).isNotEmpty();
        assertThat(SOURCES.files().stream()
                        .filter(TidyTest::isOfThePlatform)
                        .filter(file -> RULE.matcher(file.text()).find()))
                .isEmpty();
        assertThat("of(\"ORD-02\")").containsPattern(RULE);
    }

    private static boolean isOfThePlatform(SourceFile file) {
        return file.path().startsWith("supporting/platform/src/main/");
    }

    private static Stream<String> longLines(SourceFile file) {
        var found = new ArrayList<String>();
        String text = TEXT_BLOCK
                .matcher(file.text())
                .replaceAll(block -> "\n".repeat((int)
                        block.group().chars().filter(each -> each == '\n').count()));
        String[] lines = text.split("\n", -1);
        for (int line = 0; line < lines.length; line++) {
            if (QUOTED.matcher(lines[line]).replaceAll("").length() > LONGEST_LINE) {
                found.add(file.path() + ":" + (line + 1));
            }
        }
        return found.stream();
    }

    private static Stream<String> bannedWords(SourceFile file) {
        return BANNED.entrySet().stream()
                .flatMap(banned -> banned.getKey()
                        .matcher(file.text())
                        .results()
                        .map(word -> file.path() + ": " + word.group() + " (" + banned.getValue() + ")"));
    }

    private static Stream<String> american(SourceFile file) {
        return PROSE.matcher(file.text()).results().flatMap(prose -> american(file.path(), prose.group()));
    }

    private static Stream<String> american(String path, String prose) {
        return AMERICAN.matcher(CITED.matcher(prose).replaceAll("")).results().map(word -> path + ": " + word.group());
    }

    private static Stream<SourceFile> documents() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files
                    .filter(file -> file.toString().endsWith(".md")
                            && !file.toString().contains("/target/")
                            && !file.toString().contains("/data/"))
                    .map(file -> new SourceFile(ROOT.relativize(file).toString(), read(file)))
                    .toList()
                    .stream();
        }
    }

    private static boolean isTooLong(Function function) {
        return function.lines() > (function.file().isMain() ? LONGEST_FUNCTION : LONGEST_TEST);
    }

    private static List<String> namesInSeveralRooms(Sources sources) {
        return sources.types().stream()
                .filter(type -> type.file().isMain())
                .collect(groupingBy(Type::name, TreeMap::new, toList()))
                .entrySet()
                .stream()
                .filter(name -> name.getValue().size() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What else names types: configuration, poms, workflows, scripts. */
    private static Stream<String> others() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files
                    .filter(file -> !file.toString().contains("/target/")
                            && !file.toString().contains("/.git/"))
                    .filter(file -> file.toString()
                            .matches(".*\\.(imports|factories|properties|xml|yml)|.*/META-INF/services/[^/]+"))
                    .map(TidyTest::read)
                    .toList()
                    .stream();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static SourceFile planted(String text) {
        return new SourceFile("planted/src/main/java/planted/A" + text.length() + ".java", "package planted;\n" + text);
    }
}
