package shop.payment.collecting;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import shop.kernel.Money;
import shop.payment.api.DisputeDecided;
import shop.payment.api.DisputeId;
import shop.payment.api.DisputeKind;
import shop.payment.api.DisputeOutcome;
import shop.payment.api.PaymentDisputed;

/** The disputes about one payment: what banks have of its money, for good or until they have decided (PAY-10). */
final class Disputes {

    private record Standing(PaymentDisputed dispute, Optional<DisputeOutcome> outcome) {

        boolean takesMoney() {
            return dispute.kind() == DisputeKind.CHARGEBACK;
        }
    }

    private final Map<DisputeId, Standing> disputes = new LinkedHashMap<>();

    boolean know(DisputeId dispute) {
        return disputes.containsKey(dispute);
    }

    boolean isDecided(DisputeId dispute) {
        return Optional.ofNullable(disputes.get(dispute))
                .flatMap(Standing::outcome)
                .isPresent();
    }

    /** What is not to be given back before it is decided. */
    Money blocked(String currency) {
        return sum(currency, Optional.empty());
    }

    /** What the customer has, by their bank. */
    Money lost(String currency) {
        return sum(currency, Optional.of(DisputeOutcome.LOST));
    }

    private Money sum(String currency, Optional<DisputeOutcome> outcome) {
        return disputes.values().stream()
                .filter(standing -> standing.takesMoney() && standing.outcome().equals(outcome))
                .map(standing -> standing.dispute().amount())
                .reduce(Money.zero(currency), Money::plus);
    }

    void on(PaymentDisputed event) {
        disputes.put(event.disputeId(), new Standing(event, Optional.empty()));
    }

    void on(DisputeDecided event) {
        disputes.computeIfPresent(
                event.disputeId(), (id, standing) -> new Standing(standing.dispute(), Optional.of(event.outcome())));
    }
}
