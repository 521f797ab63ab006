package shop.verification.deployment;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URL;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.json.JsonMapper;

/**
 * The configuration properties that an application has: those of its own classes, those that its own configuration file
 * sets or asks for, and those that the libraries in its class path describe.
 */
final class KnownProperties {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([a-z][a-z0-9.-]*)");
    private static final String ELEMENT = "[0]";

    private final Set<String> names = new HashSet<>();

    private KnownProperties() {}

    /**
     * @param libraries the beginnings of names that libraries bring which this application uses
     * @param rooms the packages that hold the application's classes
     * @param files its configuration files
     */
    static KnownProperties of(Collection<String> libraries, Collection<String> rooms, Collection<String> files) {
        var known = new KnownProperties();
        described().stream()
                .filter(name -> libraries.stream().anyMatch(name::startsWith))
                .forEach(known.names::add);
        rooms.forEach(known::addClassesIn);
        rooms.forEach(known::addValuesIn);
        files.forEach(known::addFile);
        return known;
    }

    /** Whether a variable of this name sets one of the properties, by Spring Boot's rules for environment variables. */
    boolean areSetBy(String variable) {
        String indexed = variable.replaceAll("_\\d+(?=_|$)", "_0");
        return names.stream().map(KnownProperties::variable).anyMatch(indexed::equals);
    }

    /** Dots become underscores, dashes go, an index stands between underscores. */
    private static String variable(String property) {
        return property.replace("-", "")
                .replace('.', '_')
                .replaceAll("\\[(\\d+)]", "_$1")
                .toUpperCase(Locale.ROOT);
    }

    private void addClassesIn(String room) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        scanner.findCandidateComponents(room).forEach(found -> {
            Class<?> type = ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null);
            String prefix = AnnotatedElementUtils.getMergedAnnotation(type, ConfigurationProperties.class)
                    .prefix();
            addComponents(prefix, type);
        });
    }

    private void addValuesIn(String room) {
        new ClassFileImporter()
                .importPackages(room).stream()
                        .flatMap(type -> type.getCodeUnits().stream())
                        .flatMap(unit -> unit.getParameters().stream())
                        .flatMap(parameter -> parameter.tryGetAnnotationOfType(Value.class).stream())
                        .forEach(value -> addPlaceholders(value.value()));
    }

    private void addComponents(String prefix, Class<?> type) {
        for (RecordComponent component : type.getRecordComponents()) {
            String name = prefix + "." + DataObjectPropertyName.toDashedForm(component.getName());
            if (component.getType().isRecord()) {
                addComponents(name, component.getType());
            } else if (Collection.class.isAssignableFrom(component.getType())) {
                names.add(name); // separated by commas
                addElements(name + ELEMENT, component.getGenericType());
            } else {
                names.add(name); // of a map, its keys are known from the configuration file
            }
        }
    }

    private void addElements(String name, Type collection) {
        if (collection instanceof ParameterizedType parameterized
                && parameterized.getActualTypeArguments()[0] instanceof Class<?> element
                && element.isRecord()) {
            addComponents(name, element);
        } else {
            names.add(name);
        }
    }

    private void addFile(String file) {
        var yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource(file));
        yaml.getObject().forEach((name, value) -> {
            names.add(name.toString());
            addPlaceholders(value.toString());
        });
    }

    private void addPlaceholders(String text) {
        PLACEHOLDER.matcher(text).results().forEach(asked -> names.add(asked.group(1)));
    }

    /** What the libraries say of themselves, in the form that editors read. */
    private static Set<String> described() {
        var described = new HashSet<String>();
        try {
            List<URL> descriptions = Collections.list(
                    KnownProperties.class.getClassLoader().getResources("META-INF/spring-configuration-metadata.json"));
            for (URL description : descriptions) {
                try (InputStream content = description.openStream()) {
                    JsonMapper.shared()
                            .readTree(content)
                            .path("properties")
                            .forEach(property ->
                                    described.add(property.get("name").asString()));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return described;
    }
}
