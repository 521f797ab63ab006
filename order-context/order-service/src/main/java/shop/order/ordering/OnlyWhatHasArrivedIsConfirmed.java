package shop.order.ordering;

import java.util.Map;
import java.util.Optional;
import shop.kernel.OrderId;
import shop.order.api.OrderStatus;
import shop.platform.rejection.BusinessRejection;

/**
 * ORD-25: a purchase is confirmed when all of it has arrived that is going to, it is paid for, and nothing of it is
 * coming back or claimed.
 */
final class OnlyWhatHasArrivedIsConfirmed {

    private OnlyWhatHasArrivedIsConfirmed() {}

    /** Why it cannot be confirmed now. */
    static Optional<BusinessRejection> whyNot(
            OrderId order, OrderStatus status, Parcels parcels, Settlement settlement, Returns returns, Claims claims) {
        if (status == OrderStatus.AWAITING_PAYMENT || !parcels.allEnded()) {
            return refused("parcels-not-arrived", "Not all of " + order + " has arrived; wait until it has.", Map.of());
        }
        if (parcels.kept().isEmpty()) {
            return refused(
                    "nothing-kept",
                    "The customer keeps nothing of " + order + "; there is nothing to accept.",
                    Map.of());
        }
        Optional<Integer> open = returns.firstOpen();
        if (open.isPresent()) {
            return refused(
                    "return-open",
                    "Return " + open.get() + " of " + order + " has not ended; wait until it has.",
                    Map.of("number", String.valueOf(open.get())));
        }
        Optional<Integer> claim = claims.firstOpen();
        if (claim.isPresent()) {
            return refused(
                    "claim-open",
                    "Claim " + claim.get() + " of " + order + " is to be decided; wait until it is, or withdraw it.",
                    Map.of("number", String.valueOf(claim.get())));
        }
        if (status != OrderStatus.CLOSED || settlement.isOwed() || settlement.isDisputed()) {
            return refused(
                    "not-paid",
                    "What has arrived of " + order + " is not paid for yet, or a bank has the money until it has"
                            + " decided; wait until it is.",
                    Map.of());
        }
        return Optional.empty();
    }

    private static Optional<BusinessRejection> refused(String code, String text, Map<String, String> facts) {
        return Optional.of(BusinessRejection.of("ORD-25", code, text, facts));
    }
}
