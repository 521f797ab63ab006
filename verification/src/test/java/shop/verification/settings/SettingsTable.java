package shop.verification.settings;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;

/**
 * The settings of one application: those that its records of settings declare, with what their documentation says, and those
 * that its modules tell of.
 */
final class SettingsTable {

    /** What a change reaches while the application runs; {@code GuardTest} sees it. */
    private static final Set<String> LIVE = Set.of(
            "shop.limits.requests-per-second",
            "shop.limits.requests-at-once",
            "shop.limits.rates",
            "shop.limits.streams",
            "shop.limits.streams-in-all");

    private final Path root;
    private final List<Path> modules;
    private final Properties files = new Properties();

    /**
     * @param modules the folders of which the application is made
     * @param files its configuration files, whose values are what is usual
     */
    SettingsTable(Path root, List<String> modules, List<String> files) {
        this.root = root;
        this.modules = modules.stream().map(root::resolve).toList();
        for (String file : files) {
            var yaml = new YamlPropertiesFactoryBean();
            yaml.setResources(this.modules.stream()
                    .map(module -> new FileSystemResource(
                            module.resolve("src/main/resources").resolve(file)))
                    .filter(FileSystemResource::exists)
                    .toArray(FileSystemResource[]::new));
            this.files.putAll(yaml.getObject());
        }
    }

    /** A setting, and a row of the table. */
    record Setting(String name, String meaning, String kind, String usual, boolean isLive) {

        String row() {
            return "| `" + name + "` | " + meaning.replace("|", "\\|") + " | " + kind + " | "
                    + (usual.isEmpty() ? "–" : "`" + usual.replace("|", "\\|") + "`") + " | "
                    + (isLive ? "within seconds" : "at the next start") + " |\n";
        }
    }

    /**
     * Those of the records in these packages, and those that are declared otherwise, by name.
     *
     * @param isOfIt whether a name is the application's, where its modules are another's as well
     */
    List<Setting> of(Collection<String> rooms, Predicate<String> isOfIt) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        Stream<Setting> ofRecords = rooms.stream()
                .flatMap(room -> scanner.findCandidateComponents(room).stream())
                .map(found -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null))
                .flatMap(type -> settings(
                        AnnotatedElementUtils.getMergedAnnotation(type, ConfigurationProperties.class)
                                .prefix(),
                        type)
                        .stream());
        return Stream.concat(ofRecords, declared().filter(each -> isOfIt.test(each.name())))
                .distinct()
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
    }

    /** Those that no record declares. */
    Stream<Setting> declared() {
        return modules.stream().map(DeclaredSettings::of).flatMap(all -> all.settings(this::inFiles));
    }

    private Optional<String> inFiles(String name) {
        return Optional.ofNullable(files.get(name)).map(Object::toString);
    }

    private List<Setting> settings(String prefix, Class<?> type) {
        List<Setting> all = new ArrayList<>();
        String source = source(type);
        for (RecordComponent component : type.getRecordComponents()) {
            String name = prefix + "." + DataObjectPropertyName.toDashedForm(component.getName());
            if (component.getType().isRecord()) {
                all.addAll(settings(name, component.getType()));
            } else {
                all.add(new Setting(
                        name,
                        meaning(source, type, component.getName()),
                        kind(component.getType()),
                        usual(name, type, component),
                        LIVE.contains(name)));
            }
        }
        return all;
    }

    private String source(Class<?> type) {
        String file = ClassUtils.getPackageName(type).replace('.', '/') + "/"
                + type.getName()
                        .substring(ClassUtils.getPackageName(type).length() + 1)
                        .replaceFirst("\\$.*", "")
                + ".java";
        try (Stream<Path> sources = Files.find(
                root, 12, (path, is) -> path.endsWith(file) && path.toString().contains("src/main/java"))) {
            return Files.readString(sources.findFirst().orElseThrow());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What the comment of the record says of a component. */
    private static String meaning(String source, Class<?> type, String component) {
        Matcher declared = Pattern.compile(
                        "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@\\w+(?:\\([^)]*\\))?\\s*)*(?:public )?record "
                                + type.getSimpleName() + "\\(",
                        Pattern.DOTALL)
                .matcher(source);
        if (!declared.find()) {
            return "";
        }
        Matcher said = Pattern.compile("@param " + component + " ((?:(?!@param ).)*)", Pattern.DOTALL)
                .matcher(declared.group(1));
        return said.find()
                ? said.group(1)
                        .replaceAll("\\s*\\n\\s*\\*\\s*", " ")
                        .replaceAll("\\{@(?:code|link) #?([^}]*)}", "`$1`")
                        .strip()
                : "";
    }

    private static String kind(Class<?> type) {
        if (type == Duration.class) {
            return "duration, such as `10s`";
        }
        if (type == DataSize.class) {
            return "size, such as `512KB`";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "`true` or `false`";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "number";
        }
        if (type.isEnum()) {
            return Stream.of(type.getEnumConstants())
                    .map(each -> "`" + each + "`")
                    .collect(joining(", "));
        }
        if (Map.class.isAssignableFrom(type)) {
            return "by name";
        }
        return Collection.class.isAssignableFrom(type) ? "list" : "text";
    }

    /** What the application's file says, else what the code says; of secrets nothing. */
    private String usual(String name, Class<?> type, RecordComponent component) {
        if (name.contains("secret")) {
            return "";
        }
        return inFiles(name).or(() -> defaultOf(type, component)).orElse("");
    }

    private static Optional<String> defaultOf(Class<?> type, RecordComponent component) {
        return Stream.of(type.getDeclaredConstructors())
                .flatMap(constructor -> Stream.of(constructor.getParameters()))
                .filter(parameter -> parameter.getName().equals(component.getName()))
                .flatMap(parameter -> Optional.ofNullable(parameter.getAnnotation(DefaultValue.class)).stream())
                .map(value -> String.join(", ", value.value()))
                .findFirst();
    }
}
