package shop.verification.settings;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What is not decided in the code but set: addresses, windows of time, limits and secrets. What a person may have a reason to
 * set is a setting, whose default stands where it is declared; what stands in the code all the same is named, with the
 * reason, in {@code hard-coded.txt}.
 */
@DisplayName("Nothing is hard-coded")
class HardCodedTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Path EXCEPTIONS = Path.of("src/test/resources/hard-coded.txt");

    /** The services and what is around them. The node, the embedded MongoDB and the simulators stand in for others' products. */
    private static final Set<String> ROOMS = Set.of(
            "order-context",
            "payment-context",
            "shipping-context",
            "shared-kernel",
            "supporting/edge",
            "supporting/http",
            "supporting/platform");

    private static final Pattern DEFAULTS = Pattern.compile("@(?:DefaultValue|Value)\\([^)]*\\)");
    private static final Pattern COMMENTS = Pattern.compile("/\\*.*?\\*/|(?<!:)//[^\\n]*", Pattern.DOTALL);

    /** By what each is known. */
    enum Kind {
        ADDRESS("\"[^\"\\n]*(?:https?://[^\"%\\s]|\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|localhost)"),
        WINDOW(
                "(?:Duration|Period)\\.of\\w+\\(\\d|\\.to\\w+\\(\\d|(?:Duration|Period)\\.parse\\(\"|_MILLIS = \\d|_SECONDS = \\d"),
        LIMIT("static final (?:int|long|double|DataSize) \\w*(?:MOST|LONGEST|LARGEST|MAX|LIMIT|SHORTEST|FEWEST)\\w* ="),
        SECRET("(?i)\\w*(?:secret|password|token|credential)\\w* = \"(?!/)(?![a-z-]+(?:\\.[a-z-]+)+\")[^\"]{6,}\"");

        private final Pattern sign;

        Kind(String sign) {
            this.sign = Pattern.compile(sign);
        }

        boolean isIn(String source) {
            return sign.matcher(withoutDefaults(source)).find();
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("but for what is named, with its reason:")
    void asNamed(Kind kind) throws IOException {
        Set<String> named = exceptions().getOrDefault(kind, Map.of()).keySet();

        assertThat(hardCoded(kind))
                .as(
                        "%ss in the code. Make each a setting, or name its class in %s with the reason why it is none",
                        kind, EXCEPTIONS)
                .containsExactlyElementsOf(named);
    }

    @Test
    @DisplayName("each exception has a reason")
    void haveReasons() throws IOException {
        assertThat(exceptions().values())
                .allSatisfy(of -> assertThat(of.values())
                        .allSatisfy(reason -> assertThat(reason).hasSizeGreaterThan(20)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("found in what is written so")
    @CsvSource(
            delimiter = '|',
            value = {
                "ADDRESS | URI.create(\"https://api.example.com/v1\")",
                "ADDRESS | connect(\"10.1.2.3\", 27017)",
                "WINDOW | static final Duration PATIENCE = Duration.ofSeconds(15);",
                "WINDOW | TimeUnit.SECONDS.toNanos(15)",
                "WINDOW | private static final int PERIOD_MILLIS = 250;",
                "LIMIT | private static final int MOST_ORDERS = 1_000;",
                "SECRET | String clientSecret = \"hunter22\";",
            })
    void isFound(Kind kind, String code) {
        assertThat(kind.isIn(code)).isTrue();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("not found in what only looks so")
    @CsvSource(
            delimiter = '|',
            value = {
                "ADDRESS | @DefaultValue(\"https://api.example.com\") URI address",
                "ADDRESS | // see https://example.com",
                "ADDRESS | \"http://%s:%d\".formatted(host, port)",
                "WINDOW | Duration.ofMillis(settings.pause())",
                "WINDOW | @Value(\"${shop.configuration.every:3s}\") Duration every",
                "LIMIT | int most = settings.most();",
                "SECRET | static final String SECRETS = \"shop.tracking-links.secrets\";",
                "SECRET | private static final String TOKEN = \"/oauth2/token\";",
            })
    void isNotFound(Kind kind, String code) {
        assertThat(kind.isIn(code)).isFalse();
    }

    private static String withoutDefaults(String source) {
        return DEFAULTS.matcher(COMMENTS.matcher(source).replaceAll("")).replaceAll("");
    }

    private static Set<String> hardCoded(Kind kind) throws IOException {
        try (Stream<Path> sources = Files.walk(ROOT)) {
            return sources.filter(HardCodedTest::isOurs)
                    .filter(source -> kind.isIn(read(source)))
                    .map(HardCodedTest::nameOf)
                    .collect(toCollection(TreeSet::new));
        }
    }

    private static boolean isOurs(Path source) {
        String place = ROOT.relativize(source).toString().replace('\\', '/');
        return place.endsWith(".java")
                && place.contains("/src/main/java/")
                && ROOMS.stream().anyMatch(room -> place.startsWith(room + "/"));
    }

    private static String nameOf(Path source) {
        String place = ROOT.relativize(source).toString().replace('\\', '/');
        return place.substring(place.indexOf("/src/main/java/") + "/src/main/java/".length())
                .replaceFirst("\\.java$", "")
                .replace('/', '.');
    }

    /** By kind, the classes and their reasons. */
    private static Map<Kind, Map<String, String>> exceptions() throws IOException {
        Map<Kind, Map<String, String>> all = new TreeMap<>();
        for (String line : Files.readAllLines(EXCEPTIONS)) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] parts = line.strip().split("\\s+", 3);
            assertThat(parts)
                    .as("kind, class and reason in '%s' of %s", line, Arrays.toString(Kind.values()))
                    .hasSize(3);
            all.computeIfAbsent(Kind.valueOf(parts[0]), kind -> new TreeMap<>()).put(parts[1], parts[2]);
        }
        return all;
    }

    private static String read(Path source) {
        try {
            return Files.readString(source);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
