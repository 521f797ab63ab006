package shop.payment.collecting;

import java.util.Map;
import shop.payment.api.CapturePayment;
import shop.platform.rejection.BusinessRejection;

/** PAY-12: a capture that is made in place of another names one that was asked for. */
final class CapturesTakeThePlaceOfKnownOnes {

    private CapturesTakeThePlaceOfKnownOnes() {}

    static void check(CapturePayment command, Captures captures) {
        command.inPlaceOf().filter(other -> captures.amountOf(other).isEmpty()).ifPresent(unknown -> {
            throw BusinessRejection.of(
                    "PAY-12",
                    "capture-in-place-of-none",
                    "The capture '" + command.captureId() + "' cannot be in place of '" + unknown
                            + "', which was never asked for; ask for it in place of none.",
                    Map.of("captureId", command.captureId(), "inPlaceOf", unknown));
        });
    }
}
