package shop.benchmark.orders;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import shop.importer.ImportWatch;

/**
 * Tells apart what the shop computes for an import's orders and what for the importer's own reading: between the two it has the
 * importer wait until nothing happens any more.
 */
final class ImportMeter implements ImportWatch {

    private static final Duration STILL = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final SystemProcess shop;
    private Instant begun = Instant.EPOCH;
    private Counts before = Counts.NOTHING;
    private Optional<Duration> ownBefore = Optional.empty();
    private Optional<Counts> worked = Optional.empty();
    private Optional<Duration> own = Optional.empty();

    ImportMeter(SystemProcess shop) {
        this.shop = shop;
    }

    @Override
    public void placing() {
        begun = Instant.now();
        before = Counts.of(shop);
        ownBefore = ownCpu();
    }

    @Override
    public void reading() {
        own = ownCpu().flatMap(now -> ownBefore.map(now::minus));
        awaitStillness();
        worked = Optional.of(Counts.of(shop));
    }

    /** The turn that the import has been, once it has ended. */
    Turn turn() {
        Counts afterWork =
                worked.orElseThrow(() -> new SystemAway("The import did not get as far as its orders.", null));
        Optional<Duration> reads = shop.cpu().flatMap(now -> afterWork.cpu().map(now::minus));
        Lives lives = Lives.of(URI.create(shop.address("gateway"))).since(begun);
        return new Turn(begun, lives.count(), lives.span(), afterWork.since(before), reads, own);
    }

    private void awaitStillness() {
        long giveUp = System.nanoTime() + LONGEST.toNanos();
        long events = shop.events();
        long since = System.nanoTime();
        while (System.nanoTime() - since < STILL.toNanos() && System.nanoTime() < giveUp) {
            SystemProcess.pause();
            long now = shop.events();
            if (now != events) {
                events = now;
                since = System.nanoTime();
            }
        }
    }

    private static Optional<Duration> ownCpu() {
        return ProcessHandle.current().info().totalCpuDuration();
    }
}
