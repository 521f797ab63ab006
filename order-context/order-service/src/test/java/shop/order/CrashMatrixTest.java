package shop.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.mongo.EmbeddedMongo;
import shop.node.NodeMain;
import shop.rehearsal.FreePort;

/**
 * The crash matrix, with real processes: whatever is done to the service, its node or its store, the service's readiness
 * never says UP meanwhile, and says UP again afterwards. {@code -Dcrash.matrix=all} (as {@code -Pthorough} has it) looks at
 * the whole table, the usual build at its short cells.
 */
@DisplayName("A service, its node and its store as processes")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no such signals")
class CrashMatrixTest {

    private static final Duration BOUND = Duration.ofMinutes(3);
    /** So long a service is asked that may be as silent as the dead. */
    private static final Duration SILENCE = Duration.ofSeconds(2);

    private static final int NO_ANSWER = 0;

    private enum Part {
        NODE,
        STORE,
        SERVICE
    }

    private enum Harm {
        /** kill -9, and another start. */
        KILL,
        /** SIGSTOP, and SIGCONT. */
        STOP,
        /** An error in a thread, or a heap that is full: it ends by itself with status 3 and a line; and another start. */
        ERROR
    }

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(SILENCE).build();
    private static final Map<Part, MortalProcess> PARTS = new EnumMap<>(Part.class);

    private static URI readiness;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void start() {
        int node = FreePort.find();
        int store = FreePort.find();
        int service = FreePort.find();
        readiness = URI.create("http://127.0.0.1:" + service + "/actuator/health/readiness");
        PARTS.put(
                Part.NODE,
                new MortalProcess(
                        folder.resolve("node.log"),
                        NodeMain.class,
                        List.of(
                                "-Dnode.folder=" + folder.resolve("node"),
                                "-Dnode.port=" + node,
                                "-Dnode.http-port=" + FreePort.find())));
        PARTS.put(
                Part.STORE,
                new MortalProcess(
                        folder.resolve("store.log"),
                        MortalProcess.MortalStore.class,
                        List.of(),
                        folder.resolve("store").toString(),
                        Integer.toString(store)));
        PARTS.put(
                Part.SERVICE,
                new MortalProcess(
                        folder.resolve("service.log"),
                        OrderService.class,
                        List.of(),
                        "--server.port=" + service,
                        "--axon.axonserver.servers=127.0.0.1:" + node,
                        "--spring.mongodb.uri="
                                + EmbeddedMongo.uri(new InetSocketAddress("127.0.0.1", store), "order")));
    }

    @AfterAll
    static void stop() throws InterruptedException {
        for (MortalProcess part : PARTS.values()) {
            part.kill();
        }
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @DisplayName("never say UP while one of them is harmed, and go on afterwards")
    @CsvSource(textBlock = """
            # part,  harm,  where,         in the usual build
            NODE,    KILL,  '',            true
            NODE,    STOP,  '',            false
            NODE,    ERROR, node-writer-1, false
            NODE,    ERROR, memory,        false
            STORE,   KILL,  '',            false
            STORE,   STOP,  '',            true
            STORE,   ERROR, memory,        false
            SERVICE, STOP,  '',            true
            SERVICE, KILL,  '',            false
            SERVICE, ERROR, memory,        true
            """)
    void cell(Part part, Harm harm, String where, boolean usual) throws Exception {
        assumeTrue(
                usual || System.getProperty("crash.matrix", "").equals("all"),
                "A long cell: -Dcrash.matrix=all tries it");
        assumeTrue(
                where.isEmpty() || where.equals("memory") || Runtime.version().feature() < 20,
                "Later JDKs let no thread be killed from outside");
        awaitUp();
        MortalProcess harmed = PARTS.get(part);

        switch (harm) {
            case KILL -> harmed.kill();
            case STOP -> harmed.signal("STOP");
            case ERROR -> harmed.error(where);
        }

        if (harm == Harm.ERROR) {
            assertThat(harmed.status()).isEqualTo(3);
            assertThat(harmed.said())
                    .containsPattern(where.equals("memory") ? "Terminating due to .*OutOfMemoryError" : where);
        }
        // Only a service that is harmed itself may owe the answer.
        Duration patience = part == Part.SERVICE ? SILENCE : BOUND;
        await("readiness to notice")
                .atMost(BOUND)
                .until(
                        () -> readinessWithin(patience),
                        part == Part.SERVICE ? status -> status != 200 : status -> status == 503);
        for (int look = 0; look < looks(part, harm); look++) {
            assertThat(readinessWithin(patience))
                    .as("readiness while the harm lasts, look %d", look)
                    .isNotEqualTo(200);
        }

        if (harm == Harm.STOP) {
            harmed.signal("CONT");
        } else {
            harmed.start();
        }
        awaitUp();
    }

    /** So often readiness is asked while the harm lasts: fewer times where each answer is waited for. */
    private static int looks(Part part, Harm harm) {
        if (harm != Harm.STOP) {
            return 20;
        }
        return part == Part.SERVICE ? 3 : 6;
    }

    private static void awaitUp() {
        await("readiness to be UP")
                .atMost(BOUND)
                .failFast(
                        "one has ended",
                        () -> assertThat(PARTS.values())
                                .as(CrashMatrixTest::said)
                                .allMatch(MortalProcess::isAlive))
                .until(() -> readinessWithin(BOUND) == 200);
    }

    private static String said() {
        StringBuilder all = new StringBuilder();
        PARTS.forEach((part, process) -> all.append(part)
                .append(process.isAlive() ? " lives:\n" : " has ended:\n")
                .append(process.said())
                .append('\n'));
        return all.toString();
    }

    private static int readinessWithin(Duration patience) throws InterruptedException {
        try {
            return HTTP.send(HttpRequest.newBuilder(readiness).timeout(patience).build(), BodyHandlers.ofString())
                    .statusCode();
        } catch (IOException noAnswer) {
            return NO_ANSWER;
        }
    }
}
