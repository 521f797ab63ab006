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
 * set is a setting, whose default stands where it is declared, or in a configuration file, and which the page on settings
 * names; what stands in the code, or in a configuration file, all the same is named, with the reason, in
 * {@code hard-coded.txt}.
 */
@DisplayName("Nothing is hard-coded")
class HardCodedTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Path PAGE = ROOT.resolve("docs/settings.md");
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

        boolean is(SetValue value) {
            return switch (this) {
                case ADDRESS -> value.isAddress();
                case WINDOW -> value.isWindow();
                case LIMIT -> value.isLimit();
                case SECRET -> value.isSecret();
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("but for what is named, with its reason:")
    void asNamed(Kind kind) throws IOException {
        Set<String> named = exceptions().getOrDefault(kind, Map.of()).keySet();
        Set<String> found = hardCoded(kind);
        found.addAll(setWithoutAName(kind));

        assertThat(found)
                .as(
                        "%ss in the code, or in a configuration file and not on %s. Make each a setting, or name it in"
                                + " %s with the reason why it is none",
                        kind, PAGE, EXCEPTIONS)
                .containsExactlyElementsOf(named);
    }

    @Test
    @DisplayName("the configuration files of all services are read")
    void allAreRead() throws IOException {
        assertThat(files())
                .contains(
                        "order.yml", "payment.yml", "shipping.yml", "platform.yml", "gateway.yml", "authorization.yml");
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

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("found in a configuration file that says so of what no setting is called")
    @CsvSource(
            delimiter = '|',
            value = {
                "ADDRESS | spring.mail.host: 10.1.2.3",
                "ADDRESS | eureka.client.service-url.defaultZone: http://elsewhere.example.com/${server.port}/",
                "WINDOW | spring.mongodb.patience: 15s",
                "WINDOW | eureka.server.eviction-interval-timer-in-ms: 2000",
                "LIMIT | server.tomcat.threads.max: 400",
                "LIMIT | spring.servlet.multipart.max-file-size: 10MB",
                "SECRET | springdoc.swagger-ui.oauth.client-secret: hunter22",
                "SECRET | spring.mail: { password: hunter22 }",
                "SECRET | guests: [ { id: ada, token: hunter22 } ]",
            })
    void isFoundInAFile(Kind kind, String yaml) throws IOException {
        assertThat(setWithoutAName(kind, "planted.yml", yaml)).hasSize(1);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("not found in a configuration file that says what a setting usually is, or something else")
    @CsvSource(
            delimiter = '|',
            value = {
                "ADDRESS | payment.provider.simulated.address: http://127.0.0.1:8091",
                "ADDRESS | spring.keys-uri: ${shop.security.issuer:http://127.0.0.1:9000}/oauth2/jwks",
                "WINDOW | shipping.asking.longest-pause: 1m",
                "WINDOW | spring.application.name: payment",
                "LIMIT | shop.limits.rates: { \"[/oauth2/token]\": 100 }",
                "LIMIT | spring.cloud.compatibility-verifier.compatible-boot-versions: 4.0.x,4.1.x",
                "SECRET | authorization.clients: [ { id: ada, secret: hunter22 } ]",
                "SECRET | front-page.token: /oauth2/token",
                "SECRET | some.other.token-lifetime: 8h",
                "SECRET | logging.level.org.axonframework.tokenstore: error",
            })
    void isNotFoundInAFile(Kind kind, String yaml) throws IOException {
        assertThat(setWithoutAName(kind, "planted.yml", yaml)).isEmpty();
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

    private static Set<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(HardCodedTest::isAConfigurationFile)
                    .map(file -> String.valueOf(file.getFileName()))
                    .collect(toCollection(TreeSet::new));
        }
    }

    private static Set<String> setWithoutAName(Kind kind) throws IOException {
        Set<String> all = new TreeSet<>();
        try (Stream<Path> files = Files.walk(ROOT)) {
            for (Path file : files.filter(HardCodedTest::isAConfigurationFile).toList()) {
                all.addAll(setWithoutAName(kind, String.valueOf(file.getFileName()), read(file)));
            }
        }
        return all;
    }

    private static Set<String> setWithoutAName(Kind kind, String file, String yaml) throws IOException {
        String page = Files.readString(PAGE);
        return SetValue.in(file, yaml).stream()
                .filter(kind::is)
                .filter(value -> !page.contains("`" + value.setting() + "`"))
                .map(SetValue::name)
                .collect(toCollection(TreeSet::new));
    }

    private static boolean isAConfigurationFile(Path file) {
        String place = placeOf(file);
        return place.matches(".*/src/main/resources/[^/]+\\.ya?ml") && isInARoom(place);
    }

    private static boolean isOurs(Path source) {
        String place = placeOf(source);
        return place.endsWith(".java") && place.contains("/src/main/java/") && isInARoom(place);
    }

    private static boolean isInARoom(String place) {
        return ROOMS.stream().anyMatch(room -> place.startsWith(room + "/"));
    }

    private static String placeOf(Path file) {
        return ROOT.relativize(file).toString().replace('\\', '/');
    }

    private static String nameOf(Path source) {
        String place = placeOf(source);
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
