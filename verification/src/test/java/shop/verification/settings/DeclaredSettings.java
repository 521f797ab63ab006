package shop.verification.settings;

import static java.util.stream.Collectors.joining;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import shop.verification.settings.SettingsTable.Setting;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The settings that no record of settings declares, since they are read one by one or are a library's: as a module tells of
 * them in Spring Boot's own form, which editors of configuration files read, too.
 */
final class DeclaredSettings {

    static final String FILE = "src/main/resources/META-INF/additional-spring-configuration-metadata.json";

    private static final Map<String, String> KINDS = Map.of(
            "java.lang.String", "text",
            "java.lang.Integer", "number",
            "java.lang.Boolean", "`true` or `false`",
            "java.time.Duration", "duration, such as `10s`",
            "java.util.List<java.lang.String>", "list");

    private final JsonNode declared;

    private DeclaredSettings(JsonNode declared) {
        this.declared = declared;
    }

    /** Those of a module; none where it tells of none. */
    static DeclaredSettings of(Path module) {
        Path file = module.resolve(FILE);
        JsonMapper json = JsonMapper.shared();
        return new DeclaredSettings(Files.exists(file) ? json.readTree(file.toFile()) : json.createObjectNode());
    }

    /** @param inFile what the configuration file of the application says of a name, or nothing: it takes precedence */
    Stream<Setting> settings(Function<String, Optional<String>> inFile) {
        return all("properties").map(each -> {
            String name = each.get("name").asString();
            return new Setting(
                    name,
                    each.get("description").asString(),
                    kind(name, each.get("type").asString()),
                    name.contains("secret") || name.contains("token")
                            ? ""
                            : inFile.apply(name)
                                    .orElseGet(() -> each.path("defaultValue").asString("")),
                    false);
        });
    }

    private String kind(String name, String type) {
        return all("hints")
                .filter(hint -> hint.get("name").asString().equals(name))
                .map(hint -> StreamSupport.stream(hint.get("values").spliterator(), false)
                        .map(value -> "`" + value.get("value").asString() + "`")
                        .collect(joining(", ")))
                .findFirst()
                .orElseGet(() -> KINDS.get(type));
    }

    private Stream<JsonNode> all(String kind) {
        return StreamSupport.stream(declared.path(kind).spliterator(), false);
    }
}
