package shop.order.ordering;

import java.util.HashSet;
import java.util.Set;
import shop.kernel.Money;

/** What a tender's customer has disputed with their bank, and how much of it they have by that (PAY-10). */
final class DisputedMoney {

    private final Set<String> known = new HashSet<>();
    private final Set<String> answered = new HashSet<>();
    private final Set<String> decided = new HashSet<>();
    private Money lost;

    DisputedMoney(String currency) {
        lost = Money.zero(currency);
    }

    boolean knows(String dispute) {
        return known.contains(dispute);
    }

    /** Whether an answer is news: it was not known, and something is still to be decided. */
    boolean awaitsAnswer(String dispute) {
        return known.contains(dispute) && !answered.contains(dispute) && !decided.contains(dispute);
    }

    boolean isDecided(String dispute) {
        return decided.contains(dispute);
    }

    /** What the customer has, by their bank. */
    Money lost() {
        return lost;
    }

    /** @return whether it was about a dispute */
    boolean on(TenderFact fact) {
        if (fact instanceof TenderDisputed event) {
            return known.add(event.disputeId());
        } else if (fact instanceof TenderDisputeAnswered event) {
            return answered.add(event.disputeId());
        } else if (fact instanceof TenderDisputeDecided event) {
            lost = lost.plus(event.lost());
            return decided.add(event.disputeId());
        }
        return false;
    }
}
