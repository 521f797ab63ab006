package shop.order.ordering;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import shop.kernel.Money;

/** The changes of what is ordered (ORD-17): one at a time waits for the tender that pays for it. */
final class Amendments {

    private final Map<String, AmendmentProposed> proposed = new LinkedHashMap<>();
    private final Set<Integer> withdrawn = new HashSet<>();
    /** The numbers of the tenders that were to pay for changes, with the numbers of those. */
    private final Map<Integer, Integer> paying = new HashMap<>();

    private Optional<AmendmentProposed> open = Optional.empty();
    private Optional<Integer> tender = Optional.empty();

    int nextNumber() {
        return proposed.size() + 1;
    }

    /** What was proposed under this name. */
    Optional<AmendmentProposed> under(String request) {
        return Optional.ofNullable(proposed.get(request));
    }

    /** That which is neither applied nor withdrawn. */
    Optional<AmendmentProposed> open() {
        return open;
    }

    boolean isOpen(int number) {
        return open.filter(it -> it.number() == number).isPresent();
    }

    boolean isWithdrawn(int number) {
        return withdrawn.contains(number);
    }

    /** The change that a tender was to pay for, if it is withdrawn. */
    Optional<Integer> withdrawnThatWasPaidBy(int number) {
        return Optional.ofNullable(paying.get(number)).filter(withdrawn::contains);
    }

    /** Whether its time to be paid is over. */
    boolean isOverdue(Instant now) {
        return open.flatMap(AmendmentProposed::until)
                .filter(until -> !until.isAfter(now))
                .isPresent();
    }

    /** The tender that pays for the open one, as long as none was declined and replaced by another. */
    Optional<Integer> tender() {
        return tender;
    }

    boolean isPaidBy(int number) {
        return tender.equals(Optional.of(number));
    }

    /** What this tender is to pay once the open one is applied. */
    Money toBePaidBy(int number, Money nothing) {
        return isPaidBy(number) ? open.map(AmendmentProposed::amount).orElse(nothing) : nothing;
    }

    void on(AmendmentFact fact) {
        if (fact instanceof AmendmentProposed event) {
            proposed.put(event.request(), event);
            open = Optional.of(event);
            tender = event.tender();
            tender.ifPresent(pays -> paying.put(pays, event.number()));
        } else {
            open = Optional.empty();
            tender = Optional.empty();
        }
        if (fact instanceof AmendmentWithdrawn) {
            withdrawn.add(fact.number());
        }
    }

    /** Another tender pays in place of the one that was declined (ORD-04). */
    void on(TenderReplaced event) {
        tender = tender.map(declined -> declined == event.tender() ? event.replacement() : declined);
        Optional.ofNullable(paying.get(event.tender())).ifPresent(change -> paying.put(event.replacement(), change));
    }
}
