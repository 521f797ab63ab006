package shop.node;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A node whose store was damaged")
class DamageTest {

    private static final int EVENTS = 2_000;
    private static final int ROUNDS = Integer.getInteger("node.damage.rounds", 25);

    @TempDir
    private Path folder;

    private Path sound;
    private final List<Event> appended = new ArrayList<>();

    @BeforeEach
    void fill() throws Exception {
        sound = folder.resolve("sound");
        Random random = new Random(7);
        try (EmbeddedNode node = start(sound);
                Client client = new Client(node)) {
            for (int first = 0; first < EVENTS; first += 100) {
                List<Event> transaction = new ArrayList<>();
                for (int sequence = first; sequence < first + 100; sequence++) {
                    transaction.add(Events.of("mug", sequence, random.nextLong() + "-" + random.nextLong()));
                }
                client.events().appendEvents(transaction.toArray(Event[]::new)).get(60, SECONDS);
                appended.addAll(transaction);
            }
        }
    }

    @Test
    @DisplayName("never gives an event that nobody wrote, wherever a byte was changed; it fails and says why")
    void inventsNothing() throws Exception {
        Random random = new Random(11);
        int noticed = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Path damaged = copyOf(sound, "round-" + round);
            changeByte(anyFile(damaged, random), random);
            try (EmbeddedNode node = start(damaged);
                    Client client = new Client(node)) {
                List<EventWithToken> read = client.all("default");
                assertThat(read).extracting(EventWithToken::getEvent).isEqualTo(appended);
            } catch (NodeStartFailure | IllegalStateException refusal) {
                assertThat(refusal).hasMessageContaining("damaged");
                noticed++;
            }
        }
        assertThat(noticed).as("damage that was noticed").isPositive();
    }

    @Test
    @DisplayName("does not start when the log has lost its end")
    void lostItsEnd() throws Exception {
        Path older = copyOf(sound, "older");
        try (EmbeddedNode node = start(sound);
                Client client = new Client(node)) {
            client.events().appendEvents(Events.of("mug", EVENTS)).get(60, SECONDS);
        }
        Files.copy(sound.resolve("heads"), older.resolve("heads"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);

        assertThatThrownBy(() -> start(older))
                .isInstanceOf(NodeStartFailure.class)
                .hasMessageContaining("damaged")
                .hasMessageContaining("ends at event 1999 but had reached 2000");
    }

    @Test
    @DisplayName("names a damaged file of heads with the way out, and takes it, keeping the file")
    void damagedHeads() throws Exception {
        Path heads = sound.resolve("heads");
        Files.writeString(heads, "default=a lot");

        assertThatThrownBy(() -> start(sound))
                .isInstanceOf(NodeStartFailure.class)
                .hasMessageContaining(heads.toString())
                .hasMessageContaining("node.rebuild=heads");
        try (EmbeddedNode node = EmbeddedNode.start(
                        NodeConfiguration.inMemory().withFolder(sound).withRebuild());
                Client client = new Client(node)) {
            assertThat(client.all("default")).hasSize(EVENTS);
        }

        assertThat(Files.readString(heads)).contains("default=1999");
        try (Stream<Path> kept = Files.list(sound)) {
            assertThat(kept.filter(file -> file.getFileName().toString().startsWith("heads.damaged-")))
                    .singleElement()
                    .satisfies(file -> assertThat(Files.readString(file)).isEqualTo("default=a lot"));
        }
    }

    private static EmbeddedNode start(Path folder) {
        return EmbeddedNode.start(NodeConfiguration.inMemory().withFolder(folder));
    }

    private Path copyOf(Path source, String name) throws IOException {
        Path target = folder.resolve(name);
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.toList()) {
                Path copy = target.resolve(source.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
        return target;
    }

    /** Of the files that hold data, larger ones more often. */
    private static Path anyFile(Path damaged, Random random) throws IOException {
        try (Stream<Path> files = Files.list(damaged.resolve("store"))) {
            List<Path> data = files.filter(file -> file.toString().endsWith(".sst")
                            || file.toString().endsWith(".blob")
                            || file.getFileName().toString().startsWith("MANIFEST")
                            || file.toString().endsWith(".log"))
                    .filter(file -> file.toFile().length() > 0)
                    .sorted()
                    .toList();
            return data.get(random.nextInt(data.size()));
        }
    }

    private static void changeByte(Path file, Random random) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            long position = (long) (random.nextDouble() * bytes.length());
            bytes.seek(position);
            int was = bytes.read();
            bytes.seek(position);
            bytes.write(was ^ (1 + random.nextInt(255)));
        }
    }
}
