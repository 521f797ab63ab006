package shop.rehearsal.stored;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import shop.kernel.Revision;
import shop.platform.serialization.MessageNames;

/**
 * What a context promises to others: the signatures of its published messages, and of the values in them, as text. It
 * stands in a file that people have approved; a change of the language is a change of that file.
 */
public final class PublishedLanguage {

    private final String room;
    private final Map<String, String> messages = new TreeMap<>();
    private final Map<String, String> values = new TreeMap<>();

    private PublishedLanguage(String room, MessageNames names) {
        this.room = room;
        names.all().forEach((name, type) -> {
            if (type.startsWith(room + ".")) {
                messages.put(name, message(name, classOf(type)));
            }
        });
    }

    /**
     * @param room the package of a published language
     * @param file where it stands as approved
     */
    public static void isStillAsApproved(String room, Path file) {
        new ApprovedFile(file, ApprovedFile.approving())
                .isStill(new PublishedLanguage(room, MessageNames.onTheClassPath()).text());
    }

    String text() {
        return "# The language that " + room + " publishes: what others may rely on.\n\n"
                + String.join("\n", messages.values())
                + "\n\n# The values in it\n\n"
                + String.join("\n", values.values())
                + "\n";
    }

    private String message(String name, Class<?> type) {
        Revision revision = type.getAnnotation(Revision.class);
        return (revision == null ? name : name + " (event, revision " + revision.value() + ")") + parts(type);
    }

    private String parts(Class<?> type) {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants()).map(String::valueOf).collect(joining(" | ", ": ", ""));
        }
        return type.isRecord()
                ? Arrays.stream(type.getRecordComponents())
                        .map(this::part)
                        .collect(joining("\n  ", type.getRecordComponents().length == 0 ? "" : "\n  ", ""))
                : "";
    }

    private String part(RecordComponent component) {
        return component.getName() + ": " + typeName(component.getGenericType());
    }

    private String typeName(Type type) {
        if (type instanceof ParameterizedType generic) {
            return typeName(generic.getRawType())
                    + Arrays.stream(generic.getActualTypeArguments())
                            .map(this::typeName)
                            .collect(joining(", ", "<", ">"));
        }
        Class<?> plain = (Class<?>) type;
        if (plain.getName().startsWith("shop.") && !values.containsKey(plain.getName())) {
            values.put(plain.getName(), "");
            values.put(plain.getName(), plain.getSimpleName() + parts(plain));
        }
        return plain.getSimpleName();
    }

    private static Class<?> classOf(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException gone) {
            throw new AssertionError(name + " is named in " + MessageNames.FILE + " and is not there", gone);
        }
    }
}
