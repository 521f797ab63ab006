package shop.node.control;

import io.axoniq.axonserver.grpc.control.EventProcessorInfo;
import io.axoniq.axonserver.grpc.control.EventProcessorInfo.SegmentStatus;
import io.axoniq.axonserver.grpc.control.EventProcessorReference;
import io.axoniq.axonserver.grpc.control.EventProcessorSegmentReference;
import io.axoniq.axonserver.grpc.control.PlatformOutboundInstruction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import shop.node.transport.ErrorCode;
import shop.node.transport.ProtocolError;

/**
 * Pauses, starts, splits, merges and moves the event processors of one context, by asking the applications that run them.
 * Each request completes when they say that it is done.
 */
public final class ProcessorControl {

    private static final long ANSWER_SECONDS = 10;
    private static final Comparator<Claim> SMALLEST_LAST =
            Comparator.comparingInt(claim -> claim.segment().getOnePartOf());
    private static final Comparator<Claim> LARGEST_LAST = SMALLEST_LAST.reversed();
    /** Of segments of one size the highest id is taken, as the protocol's users expect. */
    private static final Comparator<Claim> HIGHEST_ID_LAST =
            Comparator.comparingInt(claim -> claim.segment().getSegmentId());

    private final Connections connections;

    ProcessorControl(Connections connections) {
        this.connections = connections;
    }

    /** A segment and the application that says it works on it. */
    private record Claim(ClientConnection owner, SegmentStatus segment) {}

    public CompletableFuture<Void> pause(String processor, String tokenStore) {
        return everywhere(
                processor,
                tokenStore,
                () -> PlatformOutboundInstruction.newBuilder().setPauseEventProcessor(reference(processor)));
    }

    public CompletableFuture<Void> start(String processor, String tokenStore) {
        return everywhere(
                processor,
                tokenStore,
                () -> PlatformOutboundInstruction.newBuilder().setStartEventProcessor(reference(processor)));
    }

    /** Splits the largest segment. */
    public CompletableFuture<Void> split(String processor, String tokenStore) {
        return onSegment(processor, tokenStore, claims -> {
            Claim largest = claims.stream()
                    .max(LARGEST_LAST.thenComparing(HIGHEST_ID_LAST))
                    .orElseThrow();
            return bounded(largest.owner()
                    .instruct(PlatformOutboundInstruction.newBuilder()
                            .setSplitEventProcessorSegment(
                                    segment(processor, largest.segment().getSegmentId()))));
        });
    }

    /** Merges the smallest segment with its other half, which the others must let go of first. */
    public CompletableFuture<Void> merge(String processor, String tokenStore) {
        return onSegment(processor, tokenStore, claims -> {
            Claim smallest = claims.stream()
                    .max(SMALLEST_LAST.thenComparing(HIGHEST_ID_LAST))
                    .orElseThrow();
            int parts = smallest.segment().getOnePartOf();
            if (parts < 2) {
                return failed(ErrorCode.INSTRUCTION_EXECUTION_ERROR, processor + " has one segment, nothing to merge");
            }
            int partner = smallest.segment().getSegmentId() ^ (parts >>> 1);
            return release(processor, tokenStore, partner, instance -> instance != smallest.owner())
                    .thenCompose(released -> bounded(smallest.owner()
                            .instruct(PlatformOutboundInstruction.newBuilder()
                                    .setMergeEventProcessorSegment(segment(
                                            processor, smallest.segment().getSegmentId())))));
        });
    }

    /**
     * Makes all but the target let go of a segment, so that the target can claim it. Whoever works on the same tokens can be
     * the target, whatever its component is called.
     */
    public CompletableFuture<Void> move(String processor, String tokenStore, int segment, String targetClientId) {
        Predicate<ClientConnection> isTarget = instance -> instance.clientId().equals(targetClientId);
        return instances(processor, tokenStore).stream().anyMatch(isTarget)
                ? release(processor, tokenStore, segment, isTarget.negate())
                : failed(ErrorCode.NO_SUCH_PROCESSOR, "No instance %s runs %s".formatted(targetClientId, processor));
    }

    private CompletableFuture<Void> release(
            String processor, String tokenStore, int segment, Predicate<ClientConnection> which) {
        List<ClientConnection> instances = instances(processor, tokenStore);
        return instances.isEmpty()
                ? unknown(processor)
                : together(
                        instances.stream().filter(which).toList(),
                        () -> PlatformOutboundInstruction.newBuilder().setReleaseSegment(segment(processor, segment)));
    }

    private CompletableFuture<Void> onSegment(
            String processor, String tokenStore, Function<List<Claim>, CompletableFuture<Void>> action) {
        List<Claim> claims = new ArrayList<>();
        for (ClientConnection instance : instances(processor, tokenStore)) {
            instance.processor(processor).stream()
                    .map(EventProcessorInfo::getSegmentStatusList)
                    .forEach(segments -> segments.forEach(segment -> claims.add(new Claim(instance, segment))));
        }
        return claims.isEmpty() ? unknown(processor) : action.apply(claims);
    }

    private CompletableFuture<Void> everywhere(
            String processor, String tokenStore, Supplier<PlatformOutboundInstruction.Builder> instruction) {
        List<ClientConnection> instances = instances(processor, tokenStore);
        return instances.isEmpty() ? unknown(processor) : together(instances, instruction);
    }

    private static CompletableFuture<Void> together(
            List<ClientConnection> instances, Supplier<PlatformOutboundInstruction.Builder> instruction) {
        return bounded(CompletableFuture.allOf(instances.stream()
                .map(instance -> instance.instruct(instruction.get()))
                .toArray(CompletableFuture[]::new)));
    }

    /** The connections of the applications that run a processor, on that token store if one is given. */
    private List<ClientConnection> instances(String processor, String tokenStore) {
        return connections.all().stream()
                .filter(connection -> connection
                        .processor(processor)
                        .filter(info -> tokenStore.isEmpty() || tokenStore.equals(info.getTokenStoreIdentifier()))
                        .isPresent())
                .toList();
    }

    private static CompletableFuture<Void> bounded(CompletableFuture<Void> answer) {
        return answer.orTimeout(ANSWER_SECONDS, TimeUnit.SECONDS);
    }

    private static CompletableFuture<Void> unknown(String processor) {
        return failed(ErrorCode.NO_SUCH_PROCESSOR, "No connected application runs " + processor);
    }

    private static CompletableFuture<Void> failed(ErrorCode code, String message) {
        return CompletableFuture.failedFuture(new ProtocolError(code, message));
    }

    private static EventProcessorReference reference(String processor) {
        return EventProcessorReference.newBuilder().setProcessorName(processor).build();
    }

    private static EventProcessorSegmentReference segment(String processor, int segment) {
        return EventProcessorSegmentReference.newBuilder()
                .setProcessorName(processor)
                .setSegmentIdentifier(segment)
                .build();
    }
}
