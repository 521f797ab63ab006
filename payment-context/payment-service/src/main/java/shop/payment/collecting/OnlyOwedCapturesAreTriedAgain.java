package shop.payment.collecting;

import java.util.Map;
import shop.platform.rejection.BusinessRejection;

/** PAY-12: what is tried again is owed: it was due, and the provider has refused it. */
final class OnlyOwedCapturesAreTriedAgain {

    private OnlyOwedCapturesAreTriedAgain() {}

    static void check(RetryCapture command, Captures captures) {
        Captures.State state = captures.stateOf(command.captureId())
                .orElseThrow(() -> notOwed(command, "was never asked for", "see the payment for those that were."));
        switch (state) {
            case TAKEN -> throw notOwed(command, "is taken", "nothing is owed for it.");
            case WAIVED -> throw notOwed(command, "is not owed any more", "nothing is to be taken for it.");
            case OWED, WAITING, WITH_PROVIDER -> {}
        }
    }

    private static BusinessRejection notOwed(RetryCapture command, String how, String wayOut) {
        return BusinessRejection.of(
                "PAY-12",
                "capture-not-owed",
                "The capture '" + command.captureId() + "' " + how + ": " + wayOut,
                Map.of("captureId", command.captureId()));
    }
}
