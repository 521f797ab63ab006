package shop.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.verification.MortalShop.Part;

/**
 * What {@code HarmedPartsTest} tries with the whole system, with single processes, for the usual build: those that need
 * nobody else to answer.
 */
@DisplayName("A process that an error strikes in a thread of its own")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no such signals")
class LostThreadsTest {

    private static final int ENDED = 3;

    @TempDir
    private Path folder;

    private MortalShop shop;

    private void start(Part part) {
        Map<Part, Path> disks = new EnumMap<>(Part.class);
        for (Part each : Part.values()) {
            disks.put(each, folder);
        }
        shop = new MortalShop(folder, disks);
        shop.startAlone(part);
    }

    @AfterEach
    void stop() {
        shop.close();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("ends with status 3 and a line, instead of answering nobody any more")
    @CsvSource({
        "GATEWAY,       http-nio-.*-Acceptor",
        "AUTHORIZATION, http-nio-.*-Poller",
        "PSP,           http-nio-.*-Acceptor",
        "STORE,         mongo-server-boss.*",
        "STORE,         mongo-server-worker.*",
    })
    void ends(Part part, String thread) throws Exception {
        start(part);
        MortalProcess process = shop.process(part);

        process.strike(Pattern.compile(thread));
        // An error strikes a thread that waits for connections when the next one comes.
        shop.knock(part);
        shop.answers(part);

        assertThat(process.status()).as(process::said).isEqualTo(ENDED);
        assertThat(process.said()).containsPattern("(?m)^.* ends, because it(s thread .* died| has lost .*): .*$");
    }
}
