package shop.rehearsal.stored;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import shop.kernel.Revision;
import shop.platform.serialization.MessageNames;

@DisplayName("The stored form of an event")
class StoredEventsTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void stored() throws IOException {
        Files.writeString(folder.resolve("rehearsal.KettleSold-1.json"), "{\"kettle\": \"red\", \"price\": 12}");
    }

    @Test
    @DisplayName("that is as it was passes")
    void asItWas() {
        assertThatCode(() -> run(new KettleSold("red", 12))).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("is missed when its class is another than the one named")
    void movedOrRenamed() {
        assertThatThrownBy(() -> run(new Moved.KettleSold("red", 12)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("class has moved");
    }

    @Test
    @DisplayName("is missed when it gains a field")
    void gained() throws IOException {
        Files.writeString(folder.resolve("rehearsal.KettleSold-1.json"), "{\"kettle\": \"red\"}");
        assertThatThrownBy(() -> run(new KettleSold("red", 12))).isInstanceOf(AssertionError.class);
    }

    @Test
    @DisplayName("is missed when it loses a field")
    void lost() throws IOException {
        Files.writeString(
                folder.resolve("rehearsal.KettleSold-1.json"), "{\"kettle\": \"red\", \"price\": 12, \"to\": \"Ada\"}");
        assertThatThrownBy(() -> run(new KettleSold("red", 12))).isInstanceOf(AssertionError.class);
    }

    @Test
    @DisplayName("is missed when a file is left over that nothing reads")
    void leftOver() throws IOException {
        Files.writeString(folder.resolve("rehearsal.KettleBroken-1.json"), "{}");
        assertThatThrownBy(() -> run(new KettleSold("red", 12)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("KettleBroken");
    }

    private void run(Object event) throws IOException {
        Stream<DynamicTest> tests = new StoredEvents(MessageNames.onTheClassPath(), folder, false)
                .like(List.of(event))
                .keepTheirForm(event.getClass());
        for (Executable test : tests.map(DynamicTest::getExecutable).toList()) {
            try {
                test.execute();
            } catch (RuntimeException | IOException | Error failed) {
                throw failed;
            } catch (Throwable other) {
                throw new AssertionError(other);
            }
        }
    }

    @Revision("1")
    record KettleSold(String kettle, int price) {}

    /** Another room. */
    static final class Moved {

        @Revision("1")
        record KettleSold(String kettle, int price) {}
    }
}
