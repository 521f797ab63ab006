package shop.order.ordering;

import java.util.HashSet;
import java.util.Set;

/** Of which operations the order was told that their outcome is not known, so that it is told once (PAY-06). */
final class UnknownOutcomes {

    private final Set<String> unknown = new HashSet<>();
    private final Set<String> withAPerson = new HashSet<>();

    boolean isUnknown(String operationKey) {
        return unknown.contains(operationKey);
    }

    boolean isWithAPerson(String operationKey) {
        return withAPerson.contains(operationKey);
    }

    /** @return whether it was about an outcome that is not known */
    boolean on(TenderFact fact) {
        if (fact instanceof TenderOutcomeUnknown event) {
            unknown.add(event.operationKey());
            return true;
        } else if (fact instanceof TenderNeedsAttention event) {
            withAPerson.add(event.operationKey());
            return true;
        }
        return false;
    }
}
