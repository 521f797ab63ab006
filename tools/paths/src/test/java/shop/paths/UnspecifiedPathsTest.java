package shop.paths;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.axoniq.axonserver.connector.AxonServerConnectionFactory;
import io.axoniq.axonserver.connector.impl.ServerAddress;
import io.axoniq.axonserver.grpc.SerializedObject;
import io.axoniq.axonserver.grpc.event.Event;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import shop.node.junit.NodeExtension;

@DisplayName("The paths that nobody specified")
class UnspecifiedPathsTest {

    private static final String TOLD = """
            # Paths that scenarios tell

            | context | before | what happened | after | told as |
            |---|---|---|---|---|
            | order | – | OrderPlaced | order.awaiting | outcome |
            | order | order.awaiting | TenderAuthorised | order.awaiting | outcome |
            | order | order.awaiting | OrderConfirmed | order.confirmed | outcome |
            | order | order.confirmed | OrderClosed | order.closed | past |
            """;

    @RegisterExtension
    static final NodeExtension NODE = NodeExtension.inMemory();

    @TempDir
    Path folder;

    private final StringWriter said = new StringWriter();

    @Test
    @DisplayName("are found in a log, with their number and places, and without what they are about")
    void areFound() throws Exception {
        append(
                "order-of-maria",
                "order.OrderPlaced",
                "order.TenderAuthorised",
                "order.OrderConfirmed",
                "order.OrderClosed");
        append("order-of-joao", "order.OrderPlaced", "order.OrderClosed");
        append("letter-1", "letters.LetterSent");

        int status = run("--server", NODE.address(), "--list", list(TOLD).toString());

        assertThat(status).isZero();
        assertThat(said.toString().lines())
                .containsExactly(
                        "7 events of 2 stories; 5 different paths, of which no scenario tells 1.",
                        "",
                        "Told by no scenario:",
                        "         1  order: order.awaiting → OrderClosed → order.closed  (at 5)",
                        "",
                        "Only presupposed by scenarios, the outcome of none:",
                        "         1  order: order.confirmed → OrderClosed → order.closed  (at 3)",
                        "",
                        "Left out, for they belong to no story, or to none that scenarios tell:",
                        "         1  letters.LetterSent");
    }

    @Test
    @DisplayName("are not looked for where there is no list, or no server")
    void areNotLookedFor() throws Exception {
        assertThat(run(
                        "--server",
                        NODE.address(),
                        "--list",
                        folder.resolve("none.md").toString()))
                .isEqualTo(2);
        assertThat(run("--server", NODE.address(), "--list", list("# Nothing").toString()))
                .isEqualTo(2);
        assertThat(run("--server", "127.0.0.1:1", "--list", list(TOLD).toString(), "--patience", "1"))
                .isEqualTo(3);
        assertThat(said.toString()).doesNotContain("null");
    }

    @Test
    @DisplayName(
            "are not looked for where nothing comes, which is told with the time that was waited, or with the reason")
    void isTold() {
        assertThat(UnspecifiedPaths.reason(new TimeoutException(), 7)).isEqualTo("it has been silent for 7 s");
        assertThat(UnspecifiedPaths.reason(new ExecutionException(new IllegalStateException("broken off")), 7))
                .isEqualTo("broken off");
    }

    @Test
    @DisplayName("are not looked for at what is no address")
    void isNoAddress() throws Exception {
        assertThat(run("--server", "127.0.0.1:node", "--list", list(TOLD).toString()))
                .isEqualTo(2);

        assertThat(said.toString()).contains("--server is host:port, such as 127.0.0.1:8124, not 127.0.0.1:node");
    }

    private int run(String... arguments) {
        return new CommandLine(new UnspecifiedPaths())
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(said))
                .execute(arguments);
    }

    private Path list(String text) throws IOException {
        return Files.writeString(folder.resolve("transitions.md"), text);
    }

    private static void append(String aggregate, String... types) throws Exception {
        AxonServerConnectionFactory factory = AxonServerConnectionFactory.forClient("writer")
                .routingServers(
                        new ServerAddress(NODE.node().host(), NODE.node().port()))
                .build();
        try {
            Event[] events = new Event[types.length];
            for (int sequence = 0; sequence < types.length; sequence++) {
                events[sequence] = Event.newBuilder()
                        .setMessageIdentifier(UUID.randomUUID().toString())
                        .setAggregateIdentifier(aggregate)
                        .setAggregateType("Story")
                        .setAggregateSequenceNumber(sequence)
                        .setPayload(SerializedObject.newBuilder().setType(types[sequence]))
                        .build();
            }
            factory.connect("default").eventChannel().appendEvents(events).get(60, SECONDS);
        } finally {
            factory.shutdown();
        }
    }
}
