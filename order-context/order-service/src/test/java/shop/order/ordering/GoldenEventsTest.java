package shop.order.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shop.kernel.Revision;
import shop.order.api.OrderEvent;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was once stored can be read for ever. There is a golden file for every revision of every event that was ever released,
 * named after the stored type and its revision; none is ever changed. A new event, or a new revision, needs a new file.
 */
@DisplayName("The stored form of the order's events")
class GoldenEventsTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    private static final Serializer SERIALIZER = ProductionSerializer.create();

    private static final Map<Class<?>, Object> SAMPLES =
            EveryEvent.ofMugsAndTea().stream().collect(Collectors.toMap(Object::getClass, Function.identity()));

    static Stream<Class<?>> events() {
        return Stream.of(OrderEvent.class, OrderFact.class)
                .flatMap(family -> Arrays.stream(family.getPermittedSubclasses()));
    }

    static List<Path> goldenFiles() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("events")
    @DisplayName("is written as its golden file says")
    void isWritten(Class<?> event) throws IOException {
        SerializedObject<String> stored = SERIALIZER.serialize(sample(event), String.class);
        Path golden = GOLDEN.resolve(
                stored.getType().getName() + "-" + stored.getType().getRevision() + ".json");

        assertThat(stored.getType().getRevision())
                .isEqualTo(event.getAnnotation(Revision.class).value());
        assertThat(golden).exists();
        assertThat(JsonMapper.shared().readTree(stored.getData()))
                .isEqualTo(JsonMapper.shared().readTree(Files.readString(golden)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("goldenFiles")
    @DisplayName("is read from every golden file")
    void isRead(Path golden) throws Exception {
        String name = golden.getFileName().toString().replaceFirst("\\.json$", "");
        int dash = name.lastIndexOf('-');
        String type = name.substring(0, dash);

        Object read = SERIALIZER.deserialize(new SimpleSerializedObject<>(
                Files.readString(golden).getBytes(StandardCharsets.UTF_8),
                byte[].class,
                type,
                name.substring(dash + 1)));

        assertThat(read).isEqualTo(sample(Class.forName(type)));
    }

    private static Object sample(Class<?> event) {
        assertThat(SAMPLES).as("EveryEvent has a %s", event.getSimpleName()).containsKey(event);
        return SAMPLES.get(event);
    }
}
