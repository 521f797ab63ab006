package shop.verification.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A context")
class ReleaseTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final List<String> CONTEXTS = List.of("order", "payment", "shipping");

    @ParameterizedTest
    @ValueSource(strings = {"order", "payment", "shipping"})
    @DisplayName("has one version, its own, in all of its modules, and wherever another depends on one:")
    void hasAVersion(String context) throws IOException {
        assertThat(versions(ROOT, context)).hasSize(1);
        String house = Files.readString(ROOT.resolve("pom.xml"));
        assertThat(house)
                .contains(
                        "<artifactId>" + context + "-api</artifactId><version>${" + context + ".version}</version>",
                        "<artifactId>" + context + "-service</artifactId><version>${" + context
                                + ".version}</version>");
        assertThat(house.substring(0, house.indexOf("</dependencyManagement>")))
                .as("which each module would read as its own")
                .doesNotContain("${project.version}");
    }

    /** As the tool changes a copy of the poms, with a history made up. */
    @Nested
    @DisplayName("is released by itself:")
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the script is one for a shell")
    class Released {

        @TempDir
        Path copy;

        @BeforeEach
        void history() throws Exception {
            assumeThat(run("git", "--version").status())
                    .as("git is not installed here")
                    .isZero();
            try (Stream<Path> files = Files.find(ROOT, 3, (file, is) -> isCopied(ROOT.relativize(file)))) {
                for (Path file : files.toList()) {
                    Path target = copy.resolve(ROOT.relativize(file));
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
            git("init", "--quiet", "--initial-branch=main");
            commit("build: all", ".");
            git("tag", "order-0.0.9");
            change("feat(order): orders can be given away", "order-context/order-service/gift");
            change("fix(payment): a slip is due on a business day", "payment-context/payment-service/slip");
            change("feat(order,payment)!: tenders have a name", "order-context/order-api/tender");
            change("refactor(order): gifts are found sooner", "order-context/order-service/gift-found");
        }

        private boolean isCopied(Path file) {
            return file.endsWith("pom.xml") && !file.startsWith("target")
                    || file.endsWith("CHANGELOG.md")
                    || file.endsWith("release") && file.startsWith("tools");
        }

        @Test
        @DisplayName("its modules get the version, and nobody else's; then the next one begins")
        void version() throws Exception {
            assertThat(release("order", "0.1.0").status()).isZero();

            git("checkout", "--quiet", "order-0.1.0");
            assertThat(versions(copy, "order")).containsExactly("0.1.0");
            assertThat(versions(copy, "payment")).isEqualTo(versions(ROOT, "payment"));
            assertThat(versions(copy, "shipping")).isEqualTo(versions(ROOT, "shipping"));
            git("checkout", "--quiet", "main");
            assertThat(versions(copy, "order")).containsExactly("0.2.0-SNAPSHOT");
            assertThat(run("git", "status", "--porcelain").said()).isEmpty();
        }

        @Test
        @DisplayName("its changelog, and its tag, tell what its users notice, since its last release")
        void notes() throws Exception {
            release("order", "0.1.0");

            String changes = "- feat(order,payment)!: tenders have a name\n- feat(order): orders can be given away\n";
            assertThat(Files.readString(copy.resolve("order-context/CHANGELOG.md")))
                    .containsPattern(
                            "<!-- releases -->\n\n## 0\\.1\\.0, \\d{4}-\\d\\d-\\d\\d\n\n" + Pattern.quote(changes))
                    .doesNotContain("slip", "found sooner", "build: all");
            assertThat(run("git", "tag", "--list", "--format=%(contents)", "order-0.1.0")
                            .said())
                    .isEqualTo("order-0.1.0\n\n" + changes.strip());
            change("fix(order): gifts have no price", "order-context/order-service/gift");
            assertThat(release("order", "0.1.1").status()).isZero();
            assertThat(Files.readString(copy.resolve("order-context/CHANGELOG.md")))
                    .containsPattern(
                            "(?s)## 0\\.1\\.1, \\S+\n\n- fix\\(order\\): gifts have no price\n\n## 0\\.1\\.0,");
        }

        @ParameterizedTest(name = "{0} {1}: {2}")
        @DisplayName("what cannot be released is refused, and nothing is changed:")
        @CsvSource({
            "orders, 0.1.0, no context",
            "order, next, no version",
            "order, 0.1, no version",
            "order, 0.0.9, no later than order-0.0.9",
            "order, 0.0.8, no later than order-0.0.9",
        })
        void refused(String context, String version, String why) throws Exception {
            String before = run("git", "log", "--format=%H").said();

            Said said = release(context, version);

            assertThat(said.status()).isNotZero();
            assertThat(said.said()).contains(why);
            assertThat(run("git", "log", "--format=%H").said()).isEqualTo(before);
            assertThat(run("git", "status", "--porcelain").said()).isEmpty();
        }

        @Test
        @DisplayName("not with changes that nobody has committed")
        void uncommitted() throws Exception {
            Files.writeString(copy.resolve("order-context/order-service/gift"), "wrapped");

            assertThat(release("order", "0.1.0").said()).contains("not committed");
        }

        private Said release(String... arguments) throws IOException, InterruptedException {
            List<String> command =
                    new ArrayList<>(List.of("sh", copy.resolve("tools/release").toString()));
            command.addAll(Arrays.asList(arguments));
            return run(command.toArray(String[]::new));
        }

        private void change(String subject, String file) throws IOException, InterruptedException {
            Files.createDirectories(copy.resolve(file).getParent());
            Files.writeString(copy.resolve(file), subject);
            commit(subject, file);
        }

        private void commit(String subject, String file) throws IOException, InterruptedException {
            git("add", file);
            git("commit", "--quiet", "--message", subject);
        }

        private void git(String... arguments) throws IOException, InterruptedException {
            List<String> command = new ArrayList<>(List.of("git"));
            command.addAll(Arrays.asList(arguments));
            Said said = run(command.toArray(String[]::new));
            assertThat(said.status()).as(said.said()).isZero();
        }

        private record Said(int status, String said) {}

        /** As a person whom nobody's settings of git concern. */
        private Said run(String... command) throws IOException, InterruptedException {
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(copy.toFile()).redirectErrorStream(true);
            builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
            builder.environment().put("GIT_CONFIG_SYSTEM", "/dev/null");
            for (String who : List.of("AUTHOR", "COMMITTER")) {
                builder.environment().put("GIT_" + who + "_NAME", "Jiwon");
                builder.environment().put("GIT_" + who + "_EMAIL", "jiwon@shop.example");
            }
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            return new Said(process.exitValue(), said);
        }
    }

    @Test
    @DisplayName("is published by the pipeline when its tag is there")
    void isPublished() throws IOException {
        assertThat(Files.readString(ROOT.resolve(".github/workflows/release.yml")))
                .contains(CONTEXTS.stream()
                        .map(context -> "\"" + context + "-[0-9]+.[0-9]+.[0-9]+\"")
                        .toList());
    }

    /** All that are said of a context: by the house, by itself, and by its modules. */
    private static Set<String> versions(Path root, String context) throws IOException {
        Set<String> all = new TreeSet<>();
        Pattern own = Pattern.compile("<" + context + "\\.version>(.*)</|<artifactId>" + context
                + "-context</artifactId>\\s*<version>(.*)</");
        try (Stream<Path> poms = Files.find(
                root,
                3,
                (file, is) -> file.endsWith("pom.xml") && !file.toString().contains("target"))) {
            for (Path pom : poms.toList()) {
                own.matcher(Files.readString(pom))
                        .results()
                        .map(ReleaseTest::said)
                        .forEach(all::add);
            }
        }
        return all;
    }

    private static String said(MatchResult version) {
        return version.group(1) == null ? version.group(2) : version.group(1);
    }
}
