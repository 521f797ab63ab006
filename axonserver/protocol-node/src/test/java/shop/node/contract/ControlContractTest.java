package shop.node.contract;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static shop.node.contract.Target.fresh;

import io.axoniq.axonserver.connector.AxonServerConnection;
import io.axoniq.axonserver.connector.ResultStream;
import io.axoniq.axonserver.connector.admin.AdminChannel;
import io.axoniq.axonserver.connector.control.ProcessorInstructionHandler;
import io.axoniq.axonserver.grpc.admin.EventProcessor;
import io.axoniq.axonserver.grpc.admin.EventProcessorAdminServiceGrpc;
import io.axoniq.axonserver.grpc.admin.EventProcessorIdentifier;
import io.axoniq.axonserver.grpc.admin.LoadBalanceRequest;
import io.axoniq.axonserver.grpc.control.ClientIdentification;
import io.axoniq.axonserver.grpc.control.EventProcessorInfo;
import io.axoniq.axonserver.grpc.control.PlatformInboundInstruction;
import io.axoniq.axonserver.grpc.control.PlatformInfo;
import io.axoniq.axonserver.grpc.control.PlatformOutboundInstruction;
import io.axoniq.axonserver.grpc.control.PlatformServiceGrpc;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("The control channel")
class ControlContractTest {

    @RegisterExtension
    static final Target TARGET = new Target();

    @Test
    @DisplayName("tells a client where to connect")
    void platformServer() {
        PlatformInfo info = TARGET.headed(PlatformServiceGrpc.newBlockingStub(TARGET.channel()))
                .getPlatformServer(ClientIdentification.newBuilder()
                        .setClientId("client")
                        .setComponentName("shop")
                        .build());

        assertThat(info.getSameConnection() || info.getPrimary().getGrpcPort() > 0)
                .isTrue();
    }

    @Test
    @DisplayName("acknowledges an instruction that has an id")
    void acknowledges() throws Exception {
        AxonServerConnection application = connected();

        application
                .controlChannel()
                .sendInstruction(PlatformInboundInstruction.newBuilder()
                        .setInstructionId("info-1")
                        .setEventProcessorInfo(info(fresh("projection"), fresh("tokens"), 0, 1))
                        .build())
                .get(60, SECONDS);
    }

    @Test
    @DisplayName("acknowledges nothing that has no id, as what is told every moment")
    void acknowledgesNoMore() throws Exception {
        BlockingQueue<PlatformOutboundInstruction> received = new LinkedBlockingQueue<>();
        StreamObserver<PlatformInboundInstruction> stream =
                TARGET.headed(PlatformServiceGrpc.newStub(TARGET.channel())).openStream(collecting(received));
        stream.onNext(PlatformInboundInstruction.newBuilder()
                .setRegister(ClientIdentification.newBuilder()
                        .setClientId(fresh("shop"))
                        .setComponentName("shop"))
                .build());
        stream.onNext(PlatformInboundInstruction.newBuilder()
                .setEventProcessorInfo(info(fresh("projection"), fresh("tokens"), 0, 1))
                .build());
        stream.onNext(PlatformInboundInstruction.newBuilder()
                .setInstructionId("info-2")
                .setEventProcessorInfo(info(fresh("projection"), fresh("tokens"), 0, 1))
                .build());

        PlatformOutboundInstruction first = received.poll(60, SECONDS);

        assertThat(first).isNotNull();
        assertThat(first.getAck().getInstructionId()).isEqualTo("info-2");
        assertThat(first.getAck().getSuccess()).isTrue();
    }

    @Test
    @DisplayName("lets balancing of processors be asked for, and goes on")
    void balancing() throws Exception {
        AxonServerConnection application = connected();
        String name = fresh("projection");
        String store = fresh("tokens");
        application.controlChannel().registerEventProcessor(name, () -> info(name, store, 0, 1), new Processor());
        AdminChannel admin = application.adminChannel();
        await().atMost(Duration.ofSeconds(60)).until(() -> listed(admin, name).isPresent());

        admin.loadBalanceEventProcessor(name, store, "default").get(60, SECONDS);
        admin.setAutoLoadBalanceStrategy(name, store, "default").get(60, SECONDS);
        assertThat(TARGET.headed(EventProcessorAdminServiceGrpc.newBlockingStub(TARGET.channel()))
                        .loadBalanceProcessor(LoadBalanceRequest.newBuilder()
                                .setProcessor(EventProcessorIdentifier.newBuilder()
                                        .setProcessorName(name)
                                        .setTokenStoreIdentifier(store))
                                .setStrategy("default")
                                .build()))
                .as("an answer, empty as it is, for clients that wait for one")
                .isNotNull();
    }

    private static <T> StreamObserver<T> collecting(BlockingQueue<T> received) {
        return new StreamObserver<>() {
            @Override
            public void onNext(T value) {
                received.add(value);
            }

            @Override
            public void onError(Throwable broken) {
                // The test looks at what it received.
            }

            @Override
            public void onCompleted() {
                // The test looks at what it received.
            }
        };
    }

    @Test
    @DisplayName("keeps the connection of a client that sends heartbeats")
    void heartbeats() {
        AxonServerConnection application = connected();

        application.controlChannel().enableHeartbeat(100, 400, MILLISECONDS);

        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(60))
                .until(() -> application.isConnected() && application.isReady());
    }

    @Test
    @DisplayName("shows event processors, and passes on what is asked of them")
    void processorInstructions() throws Exception {
        String name = fresh("projection");
        String store = fresh("tokens");
        AxonServerConnection application = connected();
        Processor processor = new Processor();
        application.controlChannel().registerEventProcessor(name, () -> halves(name, store), processor);
        AdminChannel admin = connected().adminChannel();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(listed(admin, name)).hasValueSatisfying(shown -> {
                    assertThat(shown.getIdentifier().getTokenStoreIdentifier()).isEqualTo(store);
                    assertThat(shown.getIsStreaming()).isTrue();
                    assertThat(shown.getClientInstance(0).getClaimedSegment(0).getOnePartOf())
                            .isEqualTo(2);
                }));

        admin.pauseEventProcessor(name, store).get(60, SECONDS);
        admin.startEventProcessor(name, store).get(60, SECONDS);
        admin.splitEventProcessor(name, store).get(60, SECONDS);
        admin.mergeEventProcessor(name, store).get(60, SECONDS);
        assertThatThrownBy(() -> admin.moveEventProcessorSegment(name, store, 0, fresh("elsewhere"))
                        .get(60, SECONDS))
                .as("a segment that nobody would claim")
                .isInstanceOf(ExecutionException.class);

        assertThat(processor.done).containsExactly("pause", "start", "split 1", "merge 1");
    }

    @Test
    @DisplayName("splits the largest segment, merges the smallest, and moves by releasing it elsewhere")
    void segmentsOfSeveralInstances() throws Exception {
        String name = fresh("projection");
        String store = fresh("tokens");
        Processor first = new Processor();
        Processor second = new Processor();
        connected().controlChannel().registerEventProcessor(name, () -> info(name, store, 0, 2), first);
        String target = fresh("target");
        AxonServerConnection other = TARGET.application("shop", target);
        // Segment 1 of 2 was split into 1 and 3, each one part of 4.
        other.controlChannel().registerEventProcessor(name, () -> info(name, store, 1, 4), second);
        AdminChannel admin = connected().adminChannel();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(listed(admin, name))
                        .hasValueSatisfying(shown ->
                                assertThat(shown.getClientInstanceCount()).isEqualTo(2)));

        admin.splitEventProcessor(name, store).get(60, SECONDS);
        admin.mergeEventProcessor(name, store).get(60, SECONDS);
        admin.moveEventProcessorSegment(name, store, 0, target).get(60, SECONDS);

        assertThat(first.done).containsExactly("split 0", "release 3", "release 0");
        assertThat(second.done).containsExactly("merge 1");
    }

    @Test
    @DisplayName("tells when an application could not do what was asked")
    void instructionFails() throws Exception {
        String name = fresh("projection");
        String store = fresh("tokens");
        Processor processor = new Processor();
        processor.able = false;
        connected().controlChannel().registerEventProcessor(name, () -> info(name, store, 0, 1), processor);
        AdminChannel admin = connected().adminChannel();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(listed(admin, name)).isPresent());

        assertThatThrownBy(() -> admin.splitEventProcessor(name, store).get(60, SECONDS))
                .isInstanceOf(ExecutionException.class);
    }

    private static Optional<EventProcessor> listed(AdminChannel admin, String name) throws Exception {
        try (ResultStream<EventProcessor> all = admin.eventProcessors()) {
            EventProcessor next = all.nextIfAvailable(60, SECONDS);
            while (next != null && !next.getIdentifier().getProcessorName().equals(name)) {
                next = all.nextIfAvailable(60, SECONDS);
            }
            return Optional.ofNullable(next);
        }
    }

    /** Of segments of one size the highest is taken. */
    private static EventProcessorInfo halves(String name, String store) {
        return info(name, store, 0, 2).toBuilder()
                .addSegmentStatus(info(name, store, 1, 2).getSegmentStatus(0))
                .build();
    }

    private static EventProcessorInfo info(String name, String store, int segment, int onePartOf) {
        return EventProcessorInfo.newBuilder()
                .setProcessorName(name)
                .setTokenStoreIdentifier(store)
                .setMode("Pooled Streaming")
                .setRunning(true)
                .setIsStreamingProcessor(true)
                .setActiveThreads(1)
                // Some servers move a segment only to an instance that says that it has a thread for it.
                .setAvailableThreads(3)
                .addSegmentStatus(EventProcessorInfo.SegmentStatus.newBuilder()
                        .setSegmentId(segment)
                        .setOnePartOf(onePartOf)
                        .setCaughtUp(true))
                .build();
    }

    /** An event processor that notes what it was told. */
    private static final class Processor implements ProcessorInstructionHandler {
        private final List<String> done = new CopyOnWriteArrayList<>();
        private volatile boolean able = true;

        private CompletableFuture<Boolean> note(String instruction) {
            done.add(instruction);
            return CompletableFuture.completedFuture(able);
        }

        @Override
        public CompletableFuture<Boolean> releaseSegment(int segment) {
            return note("release " + segment);
        }

        @Override
        public CompletableFuture<Boolean> splitSegment(int segment) {
            return note("split " + segment);
        }

        @Override
        public CompletableFuture<Boolean> mergeSegment(int segment) {
            return note("merge " + segment);
        }

        @Override
        public CompletableFuture<Void> pauseProcessor() {
            return note("pause").thenAccept(done -> {});
        }

        @Override
        public CompletableFuture<Void> startProcessor() {
            return note("start").thenAccept(done -> {});
        }
    }

    private AxonServerConnection connected() {
        AxonServerConnection application = TARGET.application("shop");
        await().atMost(Duration.ofSeconds(60)).until(application::isReady);
        return application;
    }
}
