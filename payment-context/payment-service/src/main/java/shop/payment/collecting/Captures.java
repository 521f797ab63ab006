package shop.payment.collecting;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** What is with the provider, or waits for its turn. */
    Money underWay(String currency) {
        return captures.values().stream()
                .filter(capture -> capture.state == State.WAITING || capture.state == State.WITH_PROVIDER)
                .map(capture -> capture.amount)
                .reduce(Money.zero(currency), Money::plus);
    }

    void defer(String captureId, Money amount) {
        captures.computeIfAbsent(captureId, fresh -> new Capture(amount)).state = State.WAITING;
    }

    void ask(String captureId, Money amount) {
        captures.computeIfAbsent(captureId, fresh -> new Capture(amount)).state = State.WITH_PROVIDER;
    }

    void take(String captureId) {
        capture(captureId).ifPresent(capture -> capture.state = State.TAKEN);
    }

    void fail(String captureId) {
        capture(captureId).ifPresent(capture -> {
            capture.failures++;
            capture.state = capture.waived ? State.WAIVED : State.OWED;
        });
    }

    void waive(String captureId) {
        capture(captureId).ifPresent(capture -> {
            capture.waived = true;
            // What is with the provider is answered as it is.
            capture.state = capture.state == State.WITH_PROVIDER ? State.WITH_PROVIDER : State.WAIVED;
        });
    }

    private Optional<Capture> capture(String captureId) {
        return Optional.ofNullable(captures.get(captureId));
    }
}
