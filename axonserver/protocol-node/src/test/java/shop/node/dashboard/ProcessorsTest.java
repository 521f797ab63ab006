package shop.node.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static shop.node.dashboard.Stories.orderPlaced;

import com.google.gson.JsonObject;
import io.axoniq.axonserver.connector.AxonServerConnection;
import io.axoniq.axonserver.connector.control.ProcessorInstructionHandler;
import io.axoniq.axonserver.grpc.command.CommandResponse;
import io.axoniq.axonserver.grpc.control.EventProcessorInfo;
import io.axoniq.axonserver.grpc.control.EventProcessorInfo.SegmentStatus;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Connected applications over HTTP")
class ProcessorsTest {

    private static final String PROCESSORS = "/v1/components/order/processors";
    private static final String TRACKING = PROCESSORS + "/order%2Ftracking";

    private final List<String> instructions = new CopyOnWriteArrayList<>();
    private RunningNode node;

    @BeforeEach
    void start() throws Exception {
        node = new RunningNode();
        node.store(orderPlaced("order-1"), orderPlaced("order-2"), orderPlaced("order-3"));
        run("order@here", segment(0, 2, 2, true, ""));
        run("order@there", segment(1, 4, 0, false, "It broke."), segment(3, 4, 1, false, ""));
        await().atMost(Duration.ofSeconds(60)).until(() -> segments().size() == 3);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    /** An application with the processor order/tracking, that notes what it is asked. */
    private void run(String clientId, SegmentStatus... segments) throws Exception {
        run("order", clientId, segments);
    }

    private void run(String component, String clientId, SegmentStatus... segments) throws Exception {
        AxonServerConnection application = node.application(component, clientId, "default");
        application
                .commandChannel()
                .registerCommandHandler(
                        command -> CompletableFuture.completedFuture(CommandResponse.getDefaultInstance()),
                        100,
                        "shop.order.PlaceOrder")
                .awaitAck(60, TimeUnit.SECONDS);
        application
                .controlChannel()
                .registerEventProcessor(
                        "order/tracking",
                        () -> EventProcessorInfo.newBuilder()
                                .setProcessorName("order/tracking")
                                .setTokenStoreIdentifier("tokens")
                                .setMode("Pooled Streaming")
                                .setIsStreamingProcessor(true)
                                .setRunning(true)
                                .setActiveThreads(segments.length)
                                .addAllSegmentStatus(List.of(segments))
                                .build(),
                        new Noting(clientId));
    }

    private static SegmentStatus segment(int id, int parts, long position, boolean caughtUp, String error) {
        return SegmentStatus.newBuilder()
                .setSegmentId(id)
                .setOnePartOf(parts)
                .setTokenPosition(position)
                .setCaughtUp(caughtUp)
                .setErrorState(error)
                .build();
    }

    @Test
    @DisplayName("are listed with their instances and what they handle")
    void applications() throws Exception {
        assertThat(node.list("/v1/components"))
                .filteredOn(component -> component.get("name").getAsString().equals("order"))
                .singleElement()
                .satisfies(component -> assertThat(component.toString()).contains("order@here", "order@there"));
        assertThat(node.list("/v1/commands"))
                .singleElement()
                .satisfies(command -> assertThat(command.toString())
                        .contains("shop.order.PlaceOrder", "order@here", "order@there", "\"routed\":0"));
        assertThat(node.list("/v1/queries")).isEmpty();
    }

    @Test
    @DisplayName("show how far their processors are")
    void processors() throws Exception {
        assertThat(node.list(PROCESSORS)).singleElement().satisfies(processor -> {
            assertThat(processor.get("running").getAsBoolean()).isTrue();
            assertThat(processor.get("head").getAsLong()).isEqualTo(2);
            assertThat(processor.getAsJsonArray("instances")).hasSize(2);
        });
        assertThat(segments())
                .extracting(
                        segment -> segment.get("id").getAsInt(),
                        segment -> segment.get("lag").getAsLong())
                .containsExactlyInAnyOrder(tuple(0, 0L), tuple(1, 2L), tuple(3, 1L));
        assertThat(segments())
                .anyMatch(segment -> segment.get("error").getAsString().equals("It broke."));
    }

    @Test
    @DisplayName("pause and start their processors, everywhere")
    void pauseAndStart() throws Exception {
        assertThat(patch("/pause").statusCode()).isEqualTo(200);
        assertThat(instructions).containsExactlyInAnyOrder("order@here pause", "order@there pause");
        instructions.clear();

        assertThat(patch("/start").statusCode()).isEqualTo(200);
        assertThat(instructions).containsExactlyInAnyOrder("order@here start", "order@there start");
    }

    @Test
    @DisplayName("split the largest segment, merge the smallest, move one")
    void segmentsChange() throws Exception {
        assertThat(patch("/segments/split").statusCode()).isEqualTo(200);
        assertThat(instructions).containsExactly("order@here split 0");
        instructions.clear();

        assertThat(patch("/segments/merge").statusCode()).isEqualTo(200);
        // The other half of either is the other one, which its own instance need not be asked to let go.
        assertThat(instructions).hasSize(2).first().asString().startsWith("order@here release ");
        assertThat(instructions.get(1)).startsWith("order@there merge ");
        instructions.clear();

        assertThat(patch("/segments/1/move?target=order@here").statusCode()).isEqualTo(200);
        assertThat(instructions).containsExactly("order@there release 1");
    }

    @Test
    @DisplayName("can have a segment moved to an application of another name that works on the same tokens")
    void moveElsewhere() throws Exception {
        run("order-batch", "order-batch@here");

        await().atMost(Duration.ofSeconds(60))
                .until(() -> patch("/segments/1/move?target=order-batch@here").statusCode() == 200);

        assertThat(instructions).contains("order@there release 1").doesNotContain("order-batch@here release 1");
    }

    @Test
    @DisplayName("are told why something cannot be done")
    void refusals() throws Exception {
        assertThat(node.send("PATCH", PROCESSORS + "/nothing/pause").statusCode())
                .isEqualTo(404);
        assertThat(node.send("PATCH", "/v1/components/nobody/processors/order%2Ftracking/pause")
                        .statusCode())
                .isEqualTo(404);
        assertThat(patch("/segments/1/move?target=order@nowhere").body()).contains("order@nowhere");
        assertThat(patch("/segments/1/move").statusCode()).isEqualTo(400);
        assertThat(patch("/segments/one/move?target=order@here").statusCode()).isEqualTo(404);
        assertThat(node.send("GET", TRACKING + "/pause").statusCode()).isEqualTo(405);
        assertThat(instructions).isEmpty();
    }

    @Test
    @DisplayName("do nothing for a page from elsewhere")
    void foreignPages() throws Exception {
        assertThat(patch("/pause", "Origin", "http://evil.example").statusCode())
                .isEqualTo(403);
        assertThat(patch("/pause", "Sec-Fetch-Site", "cross-site").statusCode()).isEqualTo(403);
        assertThat(patch("/pause", "Sec-Fetch-Site", "same-site").statusCode()).isEqualTo(403);
        assertThat(instructions).isEmpty();

        assertThat(patch("/pause", "Origin", node.address(), "Sec-Fetch-Site", "same-origin")
                        .statusCode())
                .isEqualTo(200);
    }

    private List<JsonObject> segments() throws Exception {
        HttpResponse<String> answer = node.send("GET", PROCESSORS);
        if (answer.statusCode() != 200) {
            return List.of();
        }
        return node.list(PROCESSORS).stream()
                .flatMap(processor -> processor.getAsJsonArray("segments").asList().stream())
                .map(segment -> segment.getAsJsonObject())
                .toList();
    }

    private HttpResponse<String> patch(String what, String... headers) throws Exception {
        return node.send("PATCH", TRACKING + what, headers);
    }

    private final class Noting implements ProcessorInstructionHandler {
        private final String clientId;

        private Noting(String clientId) {
            this.clientId = clientId;
        }

        private <T> CompletableFuture<T> note(String what, T answer) {
            instructions.add(clientId + " " + what);
            return CompletableFuture.completedFuture(answer);
        }

        @Override
        public CompletableFuture<Boolean> releaseSegment(int segment) {
            return note("release " + segment, true);
        }

        @Override
        public CompletableFuture<Boolean> splitSegment(int segment) {
            return note("split " + segment, true);
        }

        @Override
        public CompletableFuture<Boolean> mergeSegment(int segment) {
            return note("merge " + segment, true);
        }

        @Override
        public CompletableFuture<Void> pauseProcessor() {
            return note("pause", null);
        }

        @Override
        public CompletableFuture<Void> startProcessor() {
            return note("start", null);
        }
    }
}
