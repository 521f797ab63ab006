package shop.platform.messaging;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a command to each that a view has found, page by page: the commands of a page are under way together, and have one
 * moment until which all are awaited. A round that takes too long ends, and the next goes on behind the last page; so none
 * starves behind others that cannot be helped. Stops when its thread is interrupted. Not to be used by two threads.
 *
 * @param <P> what is found, with its place in the order of all
 */
public final class Sweep<P> {

    private static final Logger log = LoggerFactory.getLogger(Sweep.class);

    private static final Duration LONGEST_ROUND = Duration.ofMinutes(1);
    private static final int PAGE = 200;

    private final Commands commands;
    private final Found<P> found;
    private final Function<P, Object> command;
    private final int page;
    private final Duration longestRound;
    private Optional<P> last = Optional.empty();

    /** Finds what is to be asked, in an order that stays. */
    @FunctionalInterface
    public interface Found<P> {

        /** @param place behind which to go on; from the beginning without one */
        List<P> behind(Optional<P> place, int atMost);
    }

    /** @param command what is sent to what was found; may come to it in vain, or twice */
    public Sweep(Commands commands, Found<P> found, Function<P, Object> command) {
        this(commands, found, command, PAGE, LONGEST_ROUND);
    }

    Sweep(Commands commands, Found<P> found, Function<P, Object> command, int page, Duration longestRound) {
        this.commands = commands;
        this.found = found;
        this.command = command;
        this.page = page;
        this.longestRound = longestRound;
    }

    /** One round over all, or over as many as time allows, from where the last one has ended. */
    public void round() {
        long begun = System.nanoTime();
        boolean goesOn = true;
        while (goesOn) {
            List<P> these = found.behind(last, page);
            boolean isLastPage = these.size() < page;
            last = isLastPage ? Optional.empty() : Optional.of(these.get(these.size() - 1));
            ask(these);
            goesOn = !isLastPage
                    && !Thread.currentThread().isInterrupted()
                    && System.nanoTime() - begun < longestRound.toNanos();
        }
    }

    private void ask(List<P> these) {
        List<Sent<P>> sent = these.stream()
                .map(place -> new Sent<>(place, commands.begin(command.apply(place))))
                .toList();
        long deadline = System.nanoTime() + Commands.PATIENCE.toNanos();
        for (Sent<P> one : sent) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            one.await(deadline);
        }
    }

    private record Sent<P>(P place, Commands.Pending outcome) {

        /** One that fails holds up no other. */
        void await(long deadline) {
            try {
                outcome.await(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
            } catch (RuntimeException failure) {
                log.warn("{} cannot be asked just now: {}", place, failure.toString());
            }
        }
    }
}
