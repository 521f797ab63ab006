package shop.platform.trying;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import shop.wording.scenario.Components;

/** Writes messages as a specification makes them, in Java. */
final class JavaText {

    private final Set<String> imports = new TreeSet<>();

    /** Which types were named so far, as they are imported. */
    List<String> imports() {
        return List.copyOf(imports);
    }

    String of(Object value) {
        if (value instanceof Optional<?> optional) {
            return type(Optional.class)
                    + optional.map(there -> ".of(" + of(there) + ")").orElse(".empty()");
        }
        if (value instanceof Enum<?> word) {
            return type(word.getDeclaringClass()) + "." + word.name();
        }
        if (value instanceof Record record) {
            return "new " + type(record.getClass())
                    + List.of(record.getClass().getRecordComponents()).stream()
                            .map(component -> component(record, component))
                            .collect(joining(", ", "(", ")"));
        }
        if (value instanceof Collection<?> several) {
            return type(several instanceof Set ? Set.class : List.class)
                    + several.stream().map(this::of).collect(joining(", ", ".of(", ")"));
        }
        if (value instanceof Map<?, ?> map) {
            return type(Map.class)
                    + map.entrySet().stream()
                            .map(entry -> of(entry.getKey()) + ", " + of(entry.getValue()))
                            .collect(joining(", ", ".of(", ")"));
        }
        return plain(value);
    }

    private String component(Record record, RecordComponent component) {
        return of(Components.value(record, component));
    }

    private String plain(Object value) {
        if (value instanceof CharSequence text) {
            return quoted(text.toString());
        }
        if (value instanceof Long number) {
            return number + "L";
        }
        if (value instanceof BigDecimal number) {
            return "new " + type(BigDecimal.class) + "(" + quoted(number.toPlainString()) + ")";
        }
        if (value instanceof Instant || value instanceof LocalDate || value instanceof Duration) {
            return type(value.getClass()) + ".parse(" + quoted(value.toString()) + ")";
        }
        return String.valueOf(value);
    }

    String type(Class<?> type) {
        String name = type.getCanonicalName();
        if (!name.startsWith("java.lang.")) {
            imports.add(outermost(type).getCanonicalName());
        }
        return name.substring(type.getPackageName().length() + 1);
    }

    private static Class<?> outermost(Class<?> type) {
        return type.getEnclosingClass() == null ? type : outermost(type.getEnclosingClass());
    }

    private static String quoted(String text) {
        return text.chars()
                .mapToObj(each -> switch (each) {
                    case '"' -> "\\\"";
                    case '\\' -> "\\\\";
                    case '\n' -> "\\n";
                    case '\r' -> "\\r";
                    case '\t' -> "\\t";
                    default -> String.valueOf((char) each);
                })
                .collect(joining("", "\"", "\""));
    }
}
