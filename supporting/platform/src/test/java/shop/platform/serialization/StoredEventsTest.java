package shop.platform.serialization;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shop.kernel.Revision;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * For every revision of every event of the platform there is a file, {@code name-revision.json}; an older form of the same
 * revision has another, {@code name-revision-what.json}, which is only read.
 */
@DisplayName("An event by which the platform records what an operator did")
class StoredEventsTest {

    private static final Path FOLDER = Path.of("src/test/resources/stored-events");

    private final MessageNames names = MessageNames.onTheClassPath();
    private final Serializer serializer = SerializationConfiguration.messageSerializer(names);

    @Test
    @DisplayName("has a file of the form in which it is stored")
    void everyKind() throws IOException {
        List<String> kinds = names.all().entrySet().stream()
                .filter(named -> named.getKey().startsWith("platform."))
                .filter(named -> classOf(named.getValue()).isAnnotationPresent(Revision.class))
                .map(named -> named.getKey() + "-"
                        + classOf(named.getValue())
                                .getAnnotation(Revision.class)
                                .value() + ".json")
                .toList();

        assertThat(forms()).isNotEmpty().containsExactlyInAnyOrderElementsOf(kinds);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    @DisplayName("is read and written as it is stored")
    void keepsItsForm(String file) throws IOException {
        SerializedObject<String> written = serializer.serialize(read(file), String.class);

        assertThat(json(written.getData())).isEqualTo(json(Files.readString(FOLDER.resolve(file))));
        assertThat(written.getType().getName() + "-" + written.getType().getRevision() + ".json")
                .isEqualTo(file);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("olderForms")
    @DisplayName("is read as it was stored before")
    void isReadAsBefore(String file) throws IOException {
        assertThat(read(file)).hasNoNullFieldsOrProperties();
    }

    private Object read(String file) throws IOException {
        String[] parts = file.replace(".json", "").split("-", 3);
        return serializer.deserialize(new SimpleSerializedObject<>(
                Files.readAllBytes(FOLDER.resolve(file)), byte[].class, parts[0], parts[1]));
    }

    private static List<String> forms() throws IOException {
        return files().stream().filter(file -> file.split("-").length == 2).toList();
    }

    private static List<String> olderForms() throws IOException {
        return files().stream().filter(file -> file.split("-").length > 2).toList();
    }

    private static List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private static Class<?> classOf(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException gone) {
            throw new AssertionError(name + " is named in " + MessageNames.FILE + " and is not there", gone);
        }
    }
}
