package shop.node.dashboard;

import io.axoniq.axonserver.connector.control.ProcessorInstructionHandler;
import io.axoniq.axonserver.grpc.control.EventProcessorInfo;
import io.axoniq.axonserver.grpc.control.EventProcessorInfo.SegmentStatus;
import java.util.concurrent.CompletableFuture;

/** An event processor that does what it is told, at the genuine client's end of the control stream. */
final class ScriptedProcessor implements ProcessorInstructionHandler {

    private final String name;
    private final String error;
    private volatile boolean running = true;
    private volatile boolean letGo;

    ScriptedProcessor(RunningNode node, String component, String name, String error) {
        this.name = name;
        this.error = error;
        node.application(component).controlChannel().registerEventProcessor(name, this::info, this);
    }

    /** From now on works on its first segment only. */
    void letGo() {
        letGo = true;
    }

    boolean isRunning() {
        return running;
    }

    private EventProcessorInfo info() {
        EventProcessorInfo.Builder info = EventProcessorInfo.newBuilder()
                .setProcessorName(name)
                .setTokenStoreIdentifier("tokens")
                .setMode("Pooled Streaming")
                .setIsStreamingProcessor(true)
                .setRunning(running);
        if (running) {
            info.addSegmentStatus(SegmentStatus.newBuilder()
                    .setSegmentId(0)
                    .setOnePartOf(2)
                    .setCaughtUp(true)
                    .setTokenPosition(2));
        }
        if (running && !letGo) {
            info.addSegmentStatus(SegmentStatus.newBuilder()
                    .setSegmentId(1)
                    .setOnePartOf(2)
                    .setCaughtUp(true)
                    .setErrorState(error));
        }
        return info.build();
    }

    @Override
    public CompletableFuture<Boolean> releaseSegment(int segment) {
        return CompletableFuture.completedFuture(true);
    }

    @Override
    public CompletableFuture<Boolean> splitSegment(int segment) {
        return CompletableFuture.completedFuture(true);
    }

    @Override
    public CompletableFuture<Boolean> mergeSegment(int segment) {
        return CompletableFuture.completedFuture(true);
    }

    @Override
    public CompletableFuture<Void> pauseProcessor() {
        running = false;
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> startProcessor() {
        running = true;
        return CompletableFuture.completedFuture(null);
    }
}
