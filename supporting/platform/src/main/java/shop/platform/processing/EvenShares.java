package shop.platform.processing;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import shop.platform.vital.PeriodicTask;
import shop.platform.vital.Vitals;

/**
 * Instances share the work of each processor. Whoever is there first claims all of it, and the framework never lets go of
 * anything; so an instance that has two shares more than another lets go of one, which somebody with fewer then claims. When
 * an instance falls silent, the others claim its shares by themselves.
 */
final class EvenShares implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(EvenShares.class);

    private final EventProcessingConfiguration processors;
    private final StoredTokens tokens;
    private final Present present;
    private final Duration claim;
    private final Clock clock;
    private final PeriodicTask rounds;

    EvenShares(
            EventProcessingConfiguration processors,
            StoredTokens tokens,
            Present present,
            Processing processing,
            Vitals vitals,
            Clock clock) {
        this.processors = processors;
        this.tokens = tokens;
        this.present = present;
        this.claim = processing.claim();
        this.clock = clock;
        rounds = new PeriodicTask(vitals, "even-shares", claim.dividedBy(4), this::look);
    }

    private void look() {
        Set<String> instances = present.look();
        if (instances.size() < 2) {
            return;
        }
        Map<String, SortedMap<Integer, StoredTokens.Stored>> all = tokens.all();
        processors.eventProcessors().values().stream()
                .filter(StreamingEventProcessor.class::isInstance)
                .map(StreamingEventProcessor.class::cast)
                .filter(StreamingEventProcessor::isRunning)
                .forEach(processor ->
                        even(processor, all.getOrDefault(processor.getName(), new TreeMap<>()), instances));
    }

    private void even(
            StreamingEventProcessor processor, SortedMap<Integer, StoredTokens.Stored> shares, Set<String> instances) {
        long sinceWhen = clock.millis() - claim.toMillis();
        Map<String, Integer> counts = new HashMap<>();
        instances.forEach(each -> counts.put(each, 0));
        shares.values().stream()
                .filter(share -> share.claimedAt() > sinceWhen)
                .forEach(share -> counts.computeIfPresent(share.owner(), (owner, count) -> count + 1));
        int fewest = counts.values().stream().mapToInt(Integer::intValue).min().orElse(0);
        if (counts.getOrDefault(present.here(), 0) < fewest + 2) {
            return;
        }
        processor.processingStatus().keySet().stream()
                .filter(shares::containsKey)
                .max(Integer::compare)
                .ifPresent(share -> {
                    log.info("Share {} of {} is let go, for an instance that has fewer", share, processor.getName());
                    processor.releaseSegment(share);
                });
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
