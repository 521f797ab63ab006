package shop.rehearsal.stored;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.DynamicTest;
import shop.platform.serialization.MessageNames;
import shop.platform.serialization.SerializationConfiguration;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was stored once can be read for ever. For every revision of every event there is a golden file, called
 * {@code name-revision.json}; each is written and read by the serializer of the running services. A class that is
 * moved or renamed without its name, or an event that gains or loses a field, no longer fits its file. An older form of
 * the same revision has a file {@code name-revision-what.json} beside it, which is only read.
 */
public final class StoredEvents {

    private static final Path FOLDER = Path.of("src/test/resources/stored-events");

    private final Serializer serializer;
    private final Path folder;
    private final boolean approving;
    private final Map<String, Object> samples = new LinkedHashMap<>();
    private final Set<String> written = new LinkedHashSet<>();

    StoredEvents(MessageNames names, Path folder, boolean approving) {
        serializer = SerializationConfiguration.messageSerializer(names);
        this.folder = folder;
        this.approving = approving;
    }

    /** Of the module whose tests are running, in {@code src/test/resources/stored-events}. */
    public static StoredEvents ofThisModule() {
        return new StoredEvents(MessageNames.onTheClassPath(), FOLDER, ApprovedFile.approving());
    }

    /** One event of every kind, as its golden file has it. */
    public StoredEvents like(Collection<?> events) {
        events.forEach(event -> {
            samples.put(fileOf(event), event);
            written.add(fileOf(event));
        });
        return this;
    }

    /** Another event of a kind that has a sample already, with what its file is told apart by. */
    public StoredEvents also(String what, Object event) {
        String file = variation(what, event);
        written.add(file);
        return this;
    }

    /** How another file of an event's name and revision is read, such as one from before it had all its fields. */
    public StoredEvents readAs(String what, Object event) {
        variation(what, event);
        return this;
    }

    private String variation(String what, Object event) {
        String file = fileOf(event).replace(".json", "-" + what + ".json");
        samples.put(file, event);
        return file;
    }

    /**
     * The tests: that every kind of event has a sample, that each is written as its file says, that every file is read
     * as its sample, and that no file is left over.
     *
     * @param families the sealed interfaces of a context's events
     */
    public Stream<DynamicTest> keepTheirForm(Class<?>... families) {
        return Stream.of(
                        Stream.of(dynamicTest("every kind has a sample", () -> everyKindHasASample(families))),
                        written.stream()
                                .map(file -> dynamicTest("written: " + file, () -> isWritten(file, samples.get(file)))),
                        samples.keySet().stream().map(file -> dynamicTest("read: " + file, () -> isRead(file))),
                        Stream.of(dynamicTest("no file is left over", this::noFileIsLeftOver)))
                .flatMap(tests -> tests);
    }

    private void everyKindHasASample(Class<?>... families) {
        assertThat(samples.values().stream().map(Object::getClass).distinct())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(families)
                        .flatMap(StoredEvents::kinds)
                        .distinct()
                        .toList());
    }

    private static Stream<Class<?>> kinds(Class<?> family) {
        return family.isSealed()
                ? Arrays.stream(family.getPermittedSubclasses()).flatMap(StoredEvents::kinds)
                : Stream.of(family);
    }

    void isWritten(String file, Object event) {
        SerializedObject<String> stored = serializer.serialize(event, String.class);
        assertThat(stored.getType().getRevision())
                .as("%s carries a @Revision", event.getClass().getSimpleName())
                .isNotNull();
        var golden = new ApprovedFile(folder.resolve(file), approving);
        golden.writeIfMissing(pretty(stored.getData()));
        assertThat(folder.resolve(file))
                .as(
                        "the stored form of a new event (write it with -Dapprove), or of one whose class has moved (keep its name in %s)",
                        MessageNames.FILE)
                .exists();
        assertThat(pretty(stored.getData())).isEqualTo(pretty(golden.content()));
    }

    void isRead(String file) {
        String[] parts = file.replace(".json", "").split("-", 3);
        byte[] stored =
                new ApprovedFile(folder.resolve(file), approving).content().getBytes(StandardCharsets.UTF_8);
        Object read = serializer.deserialize(new SimpleSerializedObject<>(stored, byte[].class, parts[0], parts[1]));
        assertThat(read).isEqualTo(samples.get(file));
    }

    private void noFileIsLeftOver() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            Set<String> there = files.map(file -> file.getFileName().toString()).collect(toCollection(TreeSet::new));
            assertThat(there)
                    .as("files that no sample is read from: what was stored once stays readable")
                    .isEqualTo(new TreeSet<>(samples.keySet()));
        }
    }

    private String fileOf(Object event) {
        var type = serializer.typeForClass(event.getClass());
        return type.getName() + "-" + type.getRevision() + ".json";
    }

    private static String pretty(String json) {
        return JsonMapper.shared()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(JsonMapper.shared().readTree(json))
                + "\n";
    }
}
