package shop.platform.processing;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import shop.platform.vital.PeriodicTask;
import shop.platform.vital.Vitals;

/**
 * Instances share the work of each processor. Whoever is there first claims all of it, and the framework never lets go of
 * anything; so an instance that has two shares more than another lets go of one, which somebody with fewer then claims. Only
 * instances count where the processor is well: to any other, work would be given for nothing. When an instance falls silent,
 * the others claim its shares by themselves.
 */
final class EvenShares implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(EvenShares.class);

    private static final int A_SECOND = 1_000;

    private final EventProcessingConfiguration processors;
    private final StoredTokens tokens;
    private final Present present;
    private final Batches batches;
    private final Duration claim;
    private final Clock clock;
    private final PeriodicTask rounds;

    EvenShares(
            EventProcessingConfiguration processors,
            StoredTokens tokens,
            Present present,
            Batches batches,
            Processing processing,
            Vitals vitals,
            Clock clock) {
        this.processors = processors;
        this.tokens = tokens;
        this.present = present;
        this.batches = batches;
        this.claim = processing.claim();
        this.clock = clock;
        rounds = new PeriodicTask(vitals, "even-shares", claim.dividedBy(4), this::look);
    }

    private void look() {
        List<StreamingEventProcessor> well = processors.eventProcessors().values().stream()
                .filter(StreamingEventProcessor.class::isInstance)
                .map(StreamingEventProcessor.class::cast)
                .filter(this::isWell)
                .toList();
        Map<String, Set<String>> instances =
                present.look(well.stream().map(StreamingEventProcessor::getName).toList());
        if (instances.size() < 2) {
            return;
        }
        Map<String, SortedMap<Integer, StoredTokens.Stored>> all = tokens.all();
        well.forEach(processor -> even(processor, all.getOrDefault(processor.getName(), new TreeMap<>()), instances));
    }

    /** What fails here is tried again here; a share more would fail as well. */
    private boolean isWell(StreamingEventProcessor processor) {
        return processor.isRunning() && !processor.isError() && !batches.haveFailed(processor.getName());
    }

    private void even(
            StreamingEventProcessor processor,
            SortedMap<Integer, StoredTokens.Stored> shares,
            Map<String, Set<String>> instances) {
        Set<String> able = instances.entrySet().stream()
                .filter(instance -> instance.getValue().contains(processor.getName()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        if (!hasTooMany(present.here(), able, shares.values(), clock.millis() - claim.toMillis())) {
            return;
        }
        processor.processingStatus().keySet().stream()
                .filter(shares::containsKey)
                .max(Integer::compare)
                .ifPresent(share -> {
                    log.info("Share {} of {} is let go, for an instance that has fewer", share, processor.getName());
                    // The other one looks for work within half a claim; nobody takes it: then it comes back.
                    processor.releaseSegment(share, claim.dividedBy(2).toMillis() + A_SECOND, TimeUnit.MILLISECONDS);
                });
    }

    /**
     * Whether one instance is to let go of a share. Not while a share waits for somebody: that one is for who has fewer, and
     * until it is taken nobody knows who has how many.
     *
     * @param able the instances where the processor is well
     * @param sinceWhen claims that are older have run out
     */
    static boolean hasTooMany(String here, Set<String> able, Collection<StoredTokens.Stored> shares, long sinceWhen) {
        if (!able.contains(here)
                || shares.stream().anyMatch(share -> share.owner().isEmpty() || share.claimedAt() <= sinceWhen)) {
            return false;
        }
        Map<String, Integer> counts = new HashMap<>();
        able.forEach(each -> counts.put(each, 0));
        shares.forEach(share -> counts.computeIfPresent(share.owner(), (owner, count) -> count + 1));
        int fewest = counts.values().stream().mapToInt(Integer::intValue).min().orElse(0);
        return counts.get(here) >= fewest + 2;
    }

    @Override
    public void start() {
        rounds.start();
    }

    @Override
    public void stop() {
        rounds.stop();
        try {
            present.leave();
        } catch (RuntimeException storeAway) {
            log.info("The store was not told that this instance leaves: {}", storeAway.toString());
        }
    }

    @Override
    public boolean isRunning() {
        return rounds.isRunning();
    }
}
