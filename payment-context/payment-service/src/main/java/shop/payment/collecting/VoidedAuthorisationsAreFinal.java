package shop.payment.collecting;

import java.util.Map;
import shop.payment.api.CapturePayment;
import shop.platform.rejection.BusinessRejection;

/** PAY-04: a voided authorisation is final, from the moment its void is accepted. */
final class VoidedAuthorisationsAreFinal {

    private VoidedAuthorisationsAreFinal() {}

    static void check(CapturePayment command, boolean releaseAccepted) {
        if (releaseAccepted) {
            throw BusinessRejection.of(
                    "PAY-04",
                    "authorisation-voided",
                    "What " + command.paymentId() + " held was let go; " + command.amount()
                            + " has to be asked for with a new payment.",
                    Map.of(
                            "captureId",
                            command.captureId(),
                            "amount",
                            command.amount().toString()));
        }
    }
}
