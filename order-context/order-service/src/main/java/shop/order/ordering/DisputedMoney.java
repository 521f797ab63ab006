package shop.order.ordering;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import shop.kernel.Money;

/** What a tender's customer has disputed with their bank, and how much of it they have by that (PAY-10). */
final class DisputedMoney {

    private final Set<String> known = new HashSet<>();
    private final Set<String> takingMoney = new HashSet<>();
    private final Set<String> answered = new HashSet<>();
    private final Set<String> decided = new HashSet<>();
    private final Map<String, Money> open = new HashMap<>();
    private Money lost;

    DisputedMoney(String currency) {
        lost = Money.zero(currency);
    }

    /** Whether it was not known, or only as a question of the bank's, and by now the bank has the money. */
    boolean isNews(String dispute, boolean takesMoney) {
        return !known.contains(dispute) || takesMoney && !takesMoney(dispute);
    }

    /** Whether the bank has the money, or had it until it decided. */
    boolean takesMoney(String dispute) {
        return takingMoney.contains(dispute);
    }

    /** Whether an answer is news: it was not known, and something is still to be decided. */
    boolean awaitsAnswer(String dispute) {
        return known.contains(dispute) && !answered.contains(dispute) && !decided.contains(dispute);
    }

    boolean isDecided(String dispute) {
        return decided.contains(dispute);
    }

    /** What banks have until they have decided. */
    Money open() {
        return open.values().stream().reduce(Money.zero(lost.currency()), Money::plus);
    }

    /** What the customer has, by their bank. */
    Money lost() {
        return lost;
    }

    /** What the bank had only asked about may be money that it takes by now: that is answered, and decided, anew. */
    private void begin(TenderDisputed event) {
        known.add(event.disputeId());
        if (event.takesMoney()) {
            takingMoney.add(event.disputeId());
            answered.remove(event.disputeId());
            decided.remove(event.disputeId());
            open.put(event.disputeId(), event.amount());
        }
    }

    /** @return whether it was about a dispute */
    boolean on(TenderFact fact) {
        if (fact instanceof TenderDisputed event) {
            begin(event);
            return true;
        } else if (fact instanceof TenderDisputeAnswered event) {
            answered.add(event.disputeId());
            return true;
        } else if (fact instanceof TenderDisputeDecided event) {
            lost = lost.plus(event.lost());
            decided.add(event.disputeId());
            open.remove(event.disputeId());
            return true;
        }
        return false;
    }
}
