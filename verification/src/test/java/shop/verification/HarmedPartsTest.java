package shop.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shop.verification.CrashMatrix.Cell;
import shop.verification.CrashMatrix.Ending;
import shop.verification.CrashMatrix.Harm;
import shop.verification.MortalShop.Part;

/**
 * The crash matrix, with the whole system as processes: whatever is done to one of them, it ends with a status and a line,
 * or goes on by itself; nothing that tells whether all is well says so meanwhile; and afterwards an order comes to its end.
 * {@code -Dcrash.matrix=all} (as {@code -Pthorough} has it) tries every cell, {@code -Dcrash.matrix='STORE|KILL'} those in
 * whose name this expression is found. The usual build has {@code CrashMatrixTest} of the order context, with one service,
 * and {@code LostThreadsTest}, with single processes.
 */
@DisplayName("Of the system as processes, each")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no such signals")
class HarmedPartsTest {

    /** So that whoever waits sees how far it has come. */
    private static final Logger LOG = System.getLogger(HarmedPartsTest.class.getName());

    private static final String TRIED = System.getProperty("crash.matrix", "");
    private static final int ENDED = 3;

    /** So often all is asked while the harm lasts. */
    private static final int LOOKS = 3;

    private static Optional<MortalShop> running = Optional.empty();
    private static final Map<Part, SmallDisk> DISKS = new EnumMap<>(Part.class);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private static Path folder;

    static List<Cell> cells() {
        return CrashMatrix.CELLS;
    }

    @AfterAll
    static void stop() {
        if (running.isPresent()) {
            running.get().close();
        }
        for (SmallDisk disk : DISKS.values()) {
            disk.close();
        }
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("ends or goes on, and nothing says UP meanwhile")
    @MethodSource("cells")
    void cell(Cell cell) throws Exception {
        assumeTrue(
                TRIED.equals("all")
                        || !TRIED.isEmpty()
                                && Pattern.compile(TRIED)
                                        .matcher(cell.toString())
                                        .find(),
                "Long: -Dcrash.matrix=all tries every cell");
        LOG.log(Level.INFO, "{0}", cell);
        MortalShop shop = shop();
        assumeTrue(
                cell.harm() != Harm.DISK_FULL || DISKS.get(cell.part()).isOne(),
                "Nobody here may mount a disk of its own to be filled");
        try {
            isHarmed(shop, cell);
        } catch (Throwable failure) {
            // The next cell is to find everything well.
            shop.process(cell.part()).kill();
            DISKS.get(cell.part()).empty();
            shop.process(cell.part()).start();
            try {
                shop.awaitWell();
            } catch (Throwable unwell) {
                failure.addSuppressed(unwell);
            }
            throw failure;
        }
    }

    private static void isHarmed(MortalShop shop, Cell cell) throws Exception {
        MortalProcess harmed = shop.process(cell.part());
        switch (cell.harm()) {
            case KILL -> harmed.kill();
            case STOP -> harmed.signal("STOP");
            case HEAP_FULL -> harmed.fillHeap();
            case DISK_FULL -> DISKS.get(cell.part()).fill();
            case ERROR -> strike(shop, cell);
        }
        if (cell.ending() == Ending.ENDS) {
            ends(harmed, cell);
        }
        switch (cell.ending()) {
            case IS_WELL -> isWellMeanwhile(shop, cell);
            case ENDS_OR_IS_WELL -> {
                // Thread by thread, and so seen already.
            }
            case IS_STARTED_AGAIN, ENDS, GOES_ON -> nothingSaysUp(shop, cell);
        }
        switch (cell.harm()) {
            case STOP -> harmed.signal("CONT");
            case DISK_FULL -> DISKS.get(cell.part()).empty();
            case KILL, HEAP_FULL, ERROR -> startAgainIfEnded(harmed);
        }
        shop.awaitWell();
    }

    private static void isWellMeanwhile(MortalShop shop, Cell cell) throws IOException {
        shop.awaitWell();
        assertThat(DISKS.get(cell.part()).isFull()).as("still full").isTrue();
    }

    /** Where one may end the process, the next one strikes another process, once that is well. */
    private static void strike(MortalShop shop, Cell cell) throws Exception {
        MortalProcess harmed = shop.process(cell.part());
        for (String thread : cell.threads().split(" ")) {
            harmed.strike(Pattern.compile(thread));
            // A thread that waits for connections is struck when the next one comes.
            shop.knock(cell.part());
            if (cell.ending() == Ending.ENDS_OR_IS_WELL) {
                shop.awaitWellOrEndOf(cell.part());
                LOG.log(Level.INFO, "{0} without {1} {2}", cell.part(), thread, harmed.isAlive() ? "goes on" : "ends");
                if (!harmed.isAlive()) {
                    ends(harmed, cell);
                    nothingSaysUp(shop, cell);
                    harmed.start();
                    shop.awaitWell();
                }
            }
        }
    }

    private static void ends(MortalProcess harmed, Cell cell) throws Exception {
        assertThat(harmed.status()).as(harmed::said).isEqualTo(ENDED);
        assertThat(harmed.said()).containsPattern(lastWords(cell));
    }

    private static void startAgainIfEnded(MortalProcess harmed) {
        if (!harmed.isAlive()) {
            harmed.start();
        }
    }

    private static Pattern lastWords(Cell cell) {
        return cell.harm() == Harm.HEAP_FULL
                ? Pattern.compile("Terminating due to .*OutOfMemoryError")
                : Pattern.compile(
                        "(?m)^.* ends, because .*OutOfMemoryError.*planted.*$|^.* ends, because it has lost .*$");
    }

    private static void nothingSaysUp(MortalShop shop, Cell cell) {
        await("everything to notice")
                .atMost(MortalShop.BOUND)
                .untilAsserted(() -> assertThat(shop.monitors(cell.concerns())).doesNotContainValue(true));
        for (int look = 0; look < LOOKS; look++) {
            assertThat(shop.monitors(cell.concerns())).as("look %d", look).doesNotContainValue(true);
        }
    }

    /** Started when the first cell is tried. */
    private static MortalShop shop() throws IOException {
        if (running.isEmpty()) {
            Map<Part, Path> folders = new EnumMap<>(Part.class);
            for (Part part : Part.values()) {
                SmallDisk disk = SmallDisk.at(Files.createDirectories(folder.resolve(part.title())));
                DISKS.put(part, disk);
                folders.put(part, disk.folder());
            }
            MortalShop shop = new MortalShop(folder, folders);
            running = Optional.of(shop);
            shop.start();
            shop.awaitWell();
        }
        return running.get();
    }
}
