package shop.verification.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What {@code docker-compose.yml} says, with anchors and merges resolved and variables as they are written. */
record ComposeFile(Map<String, Object> content, List<Service> services) {

    static ComposeFile read(Path file) {
        try {
            return of(Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static ComposeFile of(String text) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        Map<String, Object> content = map(new Yaml(new SafeConstructor(options)).load(text));
        List<Service> services = map(content.get("services")).entrySet().stream()
                .map(service -> new Service(service.getKey(), map(service.getValue())))
                .toList();
        return new ComposeFile(content, services);
    }

    /** Those that are built here; the others are somebody else's images. */
    List<Service> ownServices() {
        return services.stream().filter(service -> service.target().isPresent()).toList();
    }

    /** @throws java.util.NoSuchElementException when there is none of that name */
    Service service(String name) {
        return services.stream()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** A container, and what it is told. */
    record Service(String name, Map<String, Object> content) {

        String image() {
            return Objects.toString(content.get("image"), "");
        }

        /** The target of the Dockerfile that it is built from. */
        Optional<String> target() {
            return Optional.ofNullable(map(content.get("build")).get("target")).map(Object::toString);
        }

        Map<String, String> environment() {
            var environment = new LinkedHashMap<String, String>();
            map(content.get("environment"))
                    .forEach((name, value) -> environment.put(name, Objects.toString(value, "")));
            return environment;
        }

        List<String> ports() {
            return list("ports");
        }

        List<String> volumes() {
            return list("volumes");
        }

        /** Names that only one container can have. */
        List<String> namesOfItsOwn() {
            return Stream.of("container_name", "hostname")
                    .filter(content::containsKey)
                    .toList();
        }

        /** Whom it waits for, and until what. */
        Map<String, String> waitsFor() {
            var conditions = new LinkedHashMap<String, String>();
            map(content.get("depends_on"))
                    .forEach((name, how) -> conditions.put(name, Objects.toString(map(how).get("condition"), "")));
            return conditions;
        }

        boolean hasHealthCheck() {
            return !map(content.get("healthcheck")).isEmpty();
        }

        private List<String> list(String key) {
            return content.get(key) instanceof List<?> values
                    ? values.stream().map(Object::toString).toList()
                    : List.of();
        }
    }

    private static Map<String, Object> map(Object value) {
        var map = new LinkedHashMap<String, Object>();
        if (value instanceof Map<?, ?> entries) {
            entries.forEach((key, entry) -> map.put(String.valueOf(key), entry));
        }
        return map;
    }
}
