package shop.order.ordering;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;

/** A history that breaks what should always hold, and what became of it when all was left out that does not matter. */
final class Counterexample {

    /** So many histories are tried to find a shorter one. */
    private static final int TRIES = 500;

    private final Function<Random, History> histories;
    private int tries;

    /** What happens by chance, and checks itself. */
    interface History {

        /** @throws AssertionError when something does not hold */
        void play();

        /** How much has happened. */
        int length();

        /** What has happened, in words. */
        String story();
    }

    private Counterexample(Function<Random, History> histories) {
        this.histories = histories;
    }

    /**
     * Plays a history by chance.
     *
     * @throws AssertionError when something does not hold: with the story of the shortest history found of which the same does
     *     not hold
     */
    static void seek(Function<Random, History> histories, Random chance) {
        var sought = new Counterexample(histories);
        sought.broken(Choices.by(chance)).map(sought::shortened).ifPresent(found -> {
            throw new AssertionError(found.why().getMessage() + "\n\nIn short:\n\n" + found.story(), found.why());
        });
    }

    private record Broken(List<Integer> choices, int length, String story, Throwable why) {

        boolean isShorterThan(Broken other) {
            return length < other.length || length == other.length && choices.size() < other.choices.size();
        }

        /** Whether the same check fails. */
        boolean isAs(Broken other) {
            return place().equals(other.place());
        }

        private Optional<StackTraceElement> place() {
            return Stream.of(why.getStackTrace())
                    .filter(frame -> frame.getClassName().startsWith(Counterexample.class.getPackageName()))
                    .findFirst();
        }
    }

    private Optional<Broken> broken(Choices choices) {
        History history = histories.apply(choices);
        try {
            history.play();
            return Optional.empty();
        } catch (AssertionError | RuntimeException failure) {
            return Optional.of(new Broken(choices.made(), history.length(), history.story(), failure));
        }
    }

    private Broken shortened(Broken found) {
        Broken shortest = found;
        for (int part = found.choices().size() / 2; part > 0; part /= 2) {
            int from = 0;
            while (from < shortest.choices().size() && tries < TRIES) {
                tries++;
                Broken before = shortest;
                shortest = broken(Choices.again(
                                without(before.choices(), from, part),
                                before.choices().size()))
                        .filter(shorter -> shorter.isAs(before) && shorter.isShorterThan(before))
                        .orElse(before);
                from += shortest.equals(before) ? part : 0;
            }
        }
        return shortest;
    }

    private static List<Integer> without(List<Integer> choices, int from, int part) {
        List<Integer> fewer = new ArrayList<>(choices);
        fewer.subList(from, Math.min(from + part, choices.size())).clear();
        return fewer;
    }
}
