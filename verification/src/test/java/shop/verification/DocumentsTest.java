package shop.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The documents")
class DocumentsTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Set<String> NOT_OURS = Set.of("target", "data", ".git");

    private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)(?:#[^)\\s]*)?\\)");
    private static final Pattern RULE = Pattern.compile("\\b(?:ORD|PAY|SHP)-\\d{2}\\b");
    private static final Pattern LISTED_RULE = Pattern.compile("(?m)^\\| ((?:ORD|PAY|SHP)-\\d{2}) \\|");

    @Test
    @DisplayName("lead to files that are there")
    void leadSomewhere() {
        assertThat(files(".md"))
                .isNotEmpty()
                .allSatisfy(document -> assertThat(relativeLinks(document))
                        .as("links of %s", ROOT.relativize(document))
                        .allMatch(link -> Files.exists(document.resolveSibling(link))));
    }

    @Test
    @DisplayName("list each rule that code cites, once")
    void listEveryRule() {
        List<String> listed = found(LISTED_RULE, read(ROOT.resolve("docs/rules.md")))
                .map(rule -> rule.group(1))
                .toList();
        Set<String> cited = new TreeSet<>();
        files(".java").forEach(source -> found(RULE, read(source)).forEach(rule -> cited.add(rule.group())));

        assertThat(listed).doesNotHaveDuplicates().containsAll(cited);
        assertThat(cited).hasSizeGreaterThan(10);
    }

    @Test
    @DisplayName("give each decision a number of its own, and list them all")
    void listEveryDecision() {
        List<String> rows = files(".md").stream()
                .filter(file -> file.getParent().endsWith("docs/adr"))
                .filter(file -> file.getFileName().toString().matches("\\d{4}-.*"))
                .sorted()
                .map(DocumentsTest::rowOfDecision)
                .toList();

        assertThat(rows)
                .hasSizeGreaterThan(10)
                .extracting(row -> row.substring(0, "| [0000]".length()))
                .doesNotHaveDuplicates();
        assertThat(read(ROOT.resolve("docs/adr/README.md")).lines().filter(line -> line.startsWith("| [")))
                .containsExactlyElementsOf(rows);
    }

    private static String rowOfDecision(Path file) {
        String name = file.getFileName().toString();
        String heading = read(file).lines().findFirst().orElse("");
        String number = "# " + Integer.parseInt(name.substring(0, 4)) + ". ";
        assertThat(heading).as("heading of %s", name).startsWith(number);
        return "| [%s](%s) | %s |".formatted(name.substring(0, 4), name, heading.substring(number.length()));
    }

    private static List<String> relativeLinks(Path document) {
        return found(LINK, read(document))
                .map(link -> link.group(1))
                .filter(Predicate.not(link -> link.matches("[a-z]+:.*")))
                .toList();
    }

    private static Stream<MatchResult> found(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }

    private static List<Path> files(String ending) {
        var files = new ArrayList<Path>();
        try {
            Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return NOT_OURS.contains(folder.getFileName().toString())
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (file.toString().endsWith(ending)) {
                        files.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return files;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
