package shop.payment.collecting;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import shop.kernel.Money;
import shop.payment.api.DisputeDecided;
import shop.payment.api.DisputeId;
import shop.payment.api.DisputeKind;
import shop.payment.api.DisputeOutcome;
import shop.payment.api.InquiryBecameChargeback;
import shop.payment.api.PaymentDisputed;

/** The disputes about one payment: what banks have of its money, for good or until they have decided (PAY-10). */
final class Disputes {

    /** @param amount what it is about; once it is decided, what was decided about */
    private record Standing(DisputeKind kind, Money amount, Optional<DisputeOutcome> outcome) {

        boolean takesMoney() {
            return kind == DisputeKind.CHARGEBACK;
        }
    }

    private final Map<DisputeId, Standing> disputes = new LinkedHashMap<>();

    boolean know(DisputeId dispute) {
        return disputes.containsKey(dispute);
    }

    boolean isDecided(DisputeId dispute) {
        return standing(dispute).flatMap(Standing::outcome).isPresent();
    }

    /** Whether the bank only asks, as far as is known. */
    boolean isInquiry(DisputeId dispute) {
        return standing(dispute).filter(known -> !known.takesMoney()).isPresent();
    }

    private Optional<Standing> standing(DisputeId dispute) {
        return Optional.ofNullable(disputes.get(dispute));
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
                .map(Standing::amount)
                .reduce(Money.zero(currency), Money::plus);
    }

    void on(PaymentDisputed event) {
        disputes.put(event.disputeId(), new Standing(event.kind(), event.amount(), Optional.empty()));
    }

    /** Whatever came of the inquiry: the bank has the money now. */
    void on(InquiryBecameChargeback event) {
        disputes.put(event.disputeId(), new Standing(DisputeKind.CHARGEBACK, event.amount(), Optional.empty()));
    }

    /** What it is decided about may be another amount than it was opened for. */
    void on(DisputeDecided event) {
        disputes.computeIfPresent(
                event.disputeId(),
                (id, standing) -> new Standing(standing.kind(), event.amount(), Optional.of(event.outcome())));
    }
}
