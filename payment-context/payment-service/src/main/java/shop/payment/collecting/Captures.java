package shop.payment.collecting;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import shop.kernel.Money;

/**
 * What was asked to be taken of a payment, by the id of each capture, and how far that is. One that fails is owed: it is
 * tried again, under another key each time, until it succeeds or is waived (PAY-12).
 */
final class Captures {

    /** How far a capture is. */
    enum State {
        /** It has to wait for its turn. */
        WAITING,
        /** The provider is asked. */
        WITH_PROVIDER,
        TAKEN,
        /** The provider has refused it, and it is to be taken nevertheless. */
        OWED,
        /** It is not to be taken any more. */
        WAIVED
    }

    private static final class Capture {
        private final Money amount;
        private State state = State.WAITING;
        private boolean waived;
        private Optional<String> inPlaceOf = Optional.empty();
        private int failures;

        private Capture(Money amount) {
            this.amount = amount;
        }
    }

    private final Map<String, Capture> captures = new LinkedHashMap<>();

    Optional<Money> amountOf(String captureId) {
        return capture(captureId).map(capture -> capture.amount);
    }

    Optional<State> stateOf(String captureId) {
        return capture(captureId).map(capture -> capture.state);
    }

    /** The ids of those that are owed. */
    List<String> owed() {
        return captures.keySet().stream().filter(this::isOwed).toList();
    }

    boolean isOwed(String captureId) {
        return stateOf(captureId).filter(State.OWED::equals).isPresent();
    }

    /** Whether it is still to be taken, or about to be. */
    boolean canBeWaived(String captureId) {
        return capture(captureId)
                .filter(capture -> !capture.waived && capture.state != State.TAKEN)
                .isPresent();
    }

    boolean isWaived(String captureId) {
        return capture(captureId).filter(capture -> capture.waived).isPresent();
    }

    /** How often it has failed. */
    int failuresOf(String captureId) {
        return capture(captureId).map(capture -> capture.failures).orElse(0);
    }

    /** What is with the provider, or waits for its turn; of two of which only one is made, the larger. */
    Money underWay(String currency) {
        return underWay(currency, Set.of());
    }

    /** The same, as if one were not asked for that another is made in place of. */
    Money underWayWithout(String captureId, String currency) {
        Set<String> without = new HashSet<>(Set.of(captureId));
        withProviderFor(captureId).ifPresent(without::add);
        return underWay(currency, without);
    }

    private Money underWay(String currency, Set<String> without) {
        Money nothing = Money.zero(currency);
        return captures.entrySet().stream()
                .filter(entry -> !without.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .filter(capture -> capture.state == State.WAITING || capture.state == State.WITH_PROVIDER)
                .map(capture -> beyondWhatItReplaces(capture, nothing))
                .reduce(nothing, Money::plus);
    }

    private Money beyondWhatItReplaces(Capture capture, Money nothing) {
        Money replaced = capture.state == State.WAITING
                ? capture.inPlaceOf.flatMap(this::amountOf).orElse(nothing)
                : nothing;
        return replaced.compareTo(capture.amount) < 0 ? capture.amount.minus(replaced) : nothing;
    }

    boolean isTaken(String captureId) {
        return stateOf(captureId).filter(State.TAKEN::equals).isPresent();
    }

    /** The one with the provider that decides whether one in place of this is needed: itself, or the one that it waits for. */
    Optional<String> withProviderFor(String captureId) {
        Optional<Capture> meant = capture(captureId);
        return meant.filter(capture -> capture.state == State.WITH_PROVIDER).isPresent()
                ? Optional.of(captureId)
                : meant.flatMap(capture -> capture.inPlaceOf);
    }

    /** Those that wait, and are not needed once this one is taken. */
    List<String> waitingInPlaceOf(String captureId) {
        return captures.entrySet().stream()
                .filter(entry -> entry.getValue().state == State.WAITING
                        && entry.getValue().inPlaceOf.filter(captureId::equals).isPresent())
                .map(Map.Entry::getKey)
                .toList();
    }

    void defer(CaptureDeferred event) {
        Capture capture = captures.computeIfAbsent(event.captureId(), fresh -> new Capture(event.amount()));
        capture.state = State.WAITING;
        capture.inPlaceOf = event.inPlaceOf();
    }

    void ask(String captureId, Money amount) {
        captures.computeIfAbsent(captureId, fresh -> new Capture(amount)).state = State.WITH_PROVIDER;
    }

    void take(String captureId) {
        capture(captureId).ifPresent(capture -> capture.state = State.TAKEN);
    }

    /** One that was never asked for is known from then on. */
    void fail(String captureId, Money amount) {
        Capture capture = captures.computeIfAbsent(captureId, fresh -> new Capture(amount));
        capture.failures++;
        capture.state = capture.waived ? State.WAIVED : State.OWED;
    }

    /** One that was never asked for is known from then on. */
    void waive(String captureId, Money amount) {
        Capture capture = captures.computeIfAbsent(captureId, fresh -> new Capture(amount));
        capture.waived = true;
        // What is with the provider is answered as it is.
        capture.state = capture.state == State.WITH_PROVIDER ? State.WITH_PROVIDER : State.WAIVED;
    }

    private Optional<Capture> capture(String captureId) {
        return Optional.ofNullable(captures.get(captureId));
    }
}
