package shop.verification.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The settings that code reads one by one, and those that a configuration file has a place for: no record declares them. */
final class ReadByThemselves {

    private static final List<String> ROOMS = List.of(
            "order-context",
            "payment-context",
            "shipping-context",
            "supporting/edge",
            "supporting/platform",
            "supporting/simulators");

    /** What an application is, or a library gives. */
    private static final Set<String> NOT_SET = Set.of("spring.application.name", "random.uuid");

    private static final Pattern CONSTANT = Pattern.compile("String (\\w+) = \"([a-z][a-z0-9-]*(?:\\.[a-z0-9-]+)+)\"");
    private static final Pattern PLACE = Pattern.compile("\\$\\{([a-z][a-z0-9-]*(?:\\.[a-z0-9-]+)+)(?::([^$}]*)})?");
    private static final Pattern PREFIX = Pattern.compile("@ConfigurationProperties\\(\"([a-z.-]+)\"\\)");
    private static final Pattern ASKED = Pattern.compile(
            "(?:get(?:Required)?Property|containsProperty|ConditionalOnProperty|namedIn|namedBy)"
                    + "\\(\\s*(?:environment, )?(?:name = )?(?:\"([a-z][a-z0-9-]*(?:\\.[a-z0-9-]+)+)\"|(?:\\w+\\.)?([A-Z_]+)\\b)");

    private ReadByThemselves() {}

    /** Each with the default that stands beside it, or nothing. */
    static Map<String, String> in(Path root) throws IOException {
        Map<String, String> all = new TreeMap<>();
        read(root, text -> {
            PLACE.matcher(text)
                    .results()
                    .forEach(place -> all.merge(
                            place.group(1), Objects.requireNonNullElse(place.group(2), ""), ReadByThemselves::said));
            asked(text).forEach(name -> all.putIfAbsent(name, ""));
        });
        all.keySet().removeAll(NOT_SET);
        return all;
    }

    /** What the names of the settings begin with that records declare. */
    static Set<String> prefixes(Path root) throws IOException {
        Set<String> all = new TreeSet<>();
        read(root, text -> PREFIX.matcher(text).results().forEach(prefix -> all.add(prefix.group(1))));
        return all;
    }

    private static String said(String one, String other) {
        return one.isEmpty() ? other : one;
    }

    private static void read(Path root, Consumer<String> reader) throws IOException {
        for (String room : ROOMS) {
            try (Stream<Path> files = Files.walk(root.resolve(room))) {
                files.filter(ReadByThemselves::isOurs)
                        .map(ReadByThemselves::text)
                        .forEach(reader);
            }
        }
    }

    private static Set<String> asked(String source) {
        Set<String> all = new TreeSet<>();
        Map<String, String> constants = new HashMap<>();
        CONSTANT.matcher(source).results().forEach(constant -> constants.put(constant.group(1), constant.group(2)));
        Matcher asked = ASKED.matcher(source);
        while (asked.find()) {
            String name = asked.group(1) == null ? constants.get(asked.group(2)) : asked.group(1);
            if (name != null) {
                all.add(name);
            }
        }
        return all;
    }

    private static boolean isOurs(Path file) {
        String place = file.toString().replace('\\', '/');
        return place.contains("/src/main/java/") && place.endsWith(".java")
                || place.contains("/src/main/resources/") && place.endsWith(".yml");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
