package shop.order.ordering;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import shop.kernel.Money;
import shop.kernel.OrderId;
import shop.order.api.Tender;

/**
 * The tenders' accounts, and the one decision about them: <em>no more is kept than what is sent</em>. It knows neither
 * lines nor parcels: it is told what is needed of each tender, and answers with the events that follow. Whatever is lowered
 * later, and for whatever reason, only lowers what is needed; goodwill is a named entry beside that.
 */
final class Settlement {

    /** The one capture of a tender that allows no more than one. */
    private static final String WHOLE = "whole";

    /** Why money goes back for a return. */
    static final String RETURNED = "returned";

    /** Why money goes back for what arrived damaged, wrong or not at all. */
    static final String MADE_GOOD = "made good";

    private final OrderId order;
    private final Map<Integer, TenderAccount> accounts = new LinkedHashMap<>();
    private final Map<Integer, Money> goodwill = new HashMap<>();
    /** By tender, what is to go back for a cause, and was not taken yet when that was decided; for returns first (ORD-26). */
    private final Map<Integer, NavigableMap<Cause, Money>> toGoBack = new HashMap<>();

    /** @param forReturn the number of the return that it is for, if it is for one */
    private record Cause(String reason, Optional<Integer> forReturn) {

        private static final Comparator<Cause> RETURNS_FIRST =
                Comparator.comparing(cause -> cause.forReturn().orElse(Integer.MAX_VALUE));
    }

    Settlement(OrderId order, List<Tender> tenders) {
        this.order = order;
        tenders.forEach(tender -> accounts.put(accounts.size() + 1, new TenderAccount(tender.amount())));
    }

    /** @throws IllegalArgumentException when the order has no such tender */
    TenderAccount account(int tender) {
        return Optional.ofNullable(accounts.get(tender))
                .orElseThrow(() -> new IllegalArgumentException(order + " has no tender " + tender));
    }

    /** The numbers of all tenders. */
    List<Integer> tenders() {
        return List.copyOf(accounts.keySet());
    }

    /** Whether a tender was refused, and nothing pays in its place (ORD-04). */
    boolean hasDeclinedTender() {
        return accounts.values().stream().anyMatch(TenderAccount::isDeclined);
    }

    /** How often one was given in place of another. */
    long replacements() {
        return accounts.values().stream().filter(TenderAccount::isReplaced).count();
    }

    /** The number of a tender that is given in place of another. */
    int nextTender() {
        return accounts.size() + 1;
    }

    /** Whether the money of every tender is there, or set aside: all of it. */
    boolean isCovered() {
        return accounts.values().stream().allMatch(TenderAccount::isCovered);
    }

    /**
     * Whether what was taken of each tender, and is not on its way back, is what is needed of it. What a lost dispute has taken
     * is neither owed nor too much.
     */
    boolean keepsExactly(IntFunction<Money> needed) {
        return accounts.entrySet().stream().allMatch(tender -> {
            Money need = needed.apply(tender.getKey());
            return !tender.getValue().beyond(need).isPositive()
                    && tender.getValue().isPaid(need);
        });
    }

    /**
     * What is needed of each tender, by its number: what it pays for what is sent, less what was given back as goodwill (ORD-22).
     * Where less is sent afterwards than one has given as goodwill, the others give back what is beyond. So of all tenders
     * together goodwill is given beside what is refunded, and never adds up to more than was taken.
     *
     * @param owed what the tender of this number pays of all that is sent, or will be
     */
    IntFunction<Money> needed(IntFunction<Money> owed) {
        if (goodwill.isEmpty()) {
            return owed;
        }
        Map<Integer, Money> needed = new LinkedHashMap<>();
        List<Money> beyond = new ArrayList<>();
        for (int tender : inTheOrderOfGiving()) {
            Money nothing = Money.zero(account(tender).amount().currency());
            Money rest = owed.apply(tender).minus(goodwill.getOrDefault(tender, nothing));
            needed.put(tender, rest.isNegative() ? nothing : rest);
            beyond.add(rest.isNegative() ? nothing.minus(rest) : nothing);
        }
        Money open = beyond.stream().reduce(Money::plus).orElseThrow();
        for (Map.Entry<Integer, Money> tender : needed.entrySet()) {
            Money part = open.min(tender.getValue());
            tender.setValue(tender.getValue().minus(part));
            open = open.minus(part);
        }
        return needed::get;
    }

    /** Whether the customer owes something of money that has turned back. */
    boolean isOwed() {
        return accounts.values().stream().anyMatch(account -> account.owed().isPositive());
    }

    /** Whether a bank has money of it until it has decided (PAY-10). */
    boolean isDisputed() {
        return accounts.values().stream()
                .anyMatch(account -> account.disputed().open().isPositive());
    }

    /** What was taken of all tenders, and is not on its way back. */
    Money kept(String currency) {
        return accounts.values().stream().map(TenderAccount::kept).reduce(Money.zero(currency), Money::plus);
    }

    /**
     * Which tender gives what of a goodwill: in the reverse order in which they pay for the lines, so that money that was paid
     * at once, as vouchers are, goes back last.
     *
     * @param amount no more than is kept
     */
    List<GoodwillPart> share(Money amount) {
        List<GoodwillPart> parts = new ArrayList<>();
        Money open = amount;
        for (int tender : inTheOrderOfGiving()) {
            Money part = open.min(account(tender).kept());
            if (part.isPositive()) {
                parts.add(new GoodwillPart(tender, part));
                open = open.minus(part);
            }
        }
        return parts;
    }

    /** The reverse of the order in which they pay for the lines. */
    private List<Integer> inTheOrderOfGiving() {
        List<Integer> tenders = new ArrayList<>(accounts.keySet());
        Collections.reverse(tenders);
        tenders.sort(Comparator.comparing(tender -> account(tender).isPaidAtOnce()));
        return tenders;
    }

    /** Goodwill is given back at once, whatever is still to be taken for the rest. */
    List<TenderFact> giveBack(List<GoodwillPart> parts) {
        return parts.stream()
                .<TenderFact>map(part -> new RefundRequested(
                        order, part.tender(), account(part.tender()).nextRefundId(), part.amount(), "goodwill"))
                .toList();
    }

    /**
     * A parcel was handed over: authorised money is taken (ORD-09). Where the payment allows several captures, that is what
     * is due by now and was not asked for yet; else all that is needed, with the first that is due. Never is more asked for
     * than is needed.
     *
     * @param captureId names the parcel, unless it is asked for in place of what was just given up
     * @param isOwed whether the parcel that a capture is named after, which was just given up, is still to be paid
     * @param due what the tender of this number owes for all that was ever handed over
     * @param needed what it pays of all that is sent, or will be
     */
    List<TenderFact> take(
            String captureId, Predicate<String> isOwed, IntFunction<Money> due, IntFunction<Money> needed) {
        List<TenderFact> asked = new ArrayList<>();
        accounts.forEach((tender, account) -> {
            Money askedFor = account.askedFor();
            Money open = account.stillNeeded(needed.apply(tender), askedFor);
            Money part = account.stillDue(due.apply(tender), askedFor).min(open);
            if (account.canBeAsked() && part.isPositive()) {
                if (account.allowsSeveralCaptures()) {
                    asked.add(account.request(
                            order, tender, account.givenUp(isOwed).orElse(captureId), part));
                } else if (account.isUnasked()) {
                    asked.add(account.request(order, tender, WHOLE, open));
                }
            }
        });
        return asked;
    }

    /**
     * What could not be taken, and is more than what is still to be paid beside what was taken or is under way, is not to be
     * tried again (PAY-12); first that of parcels that are not paid any more. What is left to be paid is asked for under
     * another name.
     *
     * @param isOwed whether the parcel that a capture is named after is still to be paid
     * @param due what the tender of this number owes for all that was ever handed over
     * @param needed what the tender of this number pays of all that is sent, or will be
     */
    List<TenderFact> giveUp(Predicate<String> isOwed, IntFunction<Money> due, IntFunction<Money> needed) {
        List<TenderFact> given = new ArrayList<>();
        accounts.forEach((tender, account) -> {
            Money room = account.roomForFailed(due.apply(tender), needed.apply(tender));
            for (Map.Entry<String, Money> failed : account.failedCaptures(isOwed)) {
                Money amount = failed.getValue();
                if (amount.compareTo(room) > 0) {
                    given.add(new CaptureNotNeeded(order, tender, failed.getKey(), amount));
                } else {
                    room = room.minus(amount);
                }
            }
        });
        return given;
    }

    /**
     * No more is kept than what is sent: what was taken beyond the need is refunded; when no more is going to be taken, the
     * rest that is held or waited for is let go.
     *
     * @param needed what the tender of this number pays of all that is sent, or will be
     * @param reason why no more is needed
     * @param forReturn the number of the return whose decision that is, if it is one's
     */
    List<TenderFact> letGo(IntFunction<Money> needed, String reason, Optional<Integer> forReturn) {
        List<TenderFact> asked = new ArrayList<>();
        accounts.forEach((tender, account) -> {
            Money excess = account.beyond(needed.apply(tender));
            if (excess.isPositive()) {
                asked.addAll(refunds(tender, excess, reason, forReturn));
            }
            if (account.holdsMoreThanCaptured() && account.isPaid(needed.apply(tender))) {
                asked.add(new ReleaseRequested(order, tender, reason));
            }
        });
        return asked;
    }

    /** What was taken only now is given back for what has waited for it, before it is for anything else. */
    private List<RefundRequested> refunds(int tender, Money excess, String reason, Optional<Integer> forReturn) {
        List<RefundRequested> refunds = new ArrayList<>();
        Money rest = excess;
        if (forReturn.isEmpty()) {
            for (Map.Entry<Cause, Money> waiting : toGoBack.getOrDefault(tender, Collections.emptyNavigableMap())
                    .entrySet()) {
                Money part = rest.min(waiting.getValue());
                if (part.isPositive()) {
                    Cause cause = waiting.getKey();
                    refunds.add(refund(tender, refunds.size(), part, cause.reason(), cause.forReturn()));
                    rest = rest.minus(part);
                }
            }
        }
        if (rest.isPositive()) {
            refunds.add(refund(tender, refunds.size(), rest, reason, forReturn));
        }
        return refunds;
    }

    /** @param before how many refunds are asked for before it, and not recorded yet */
    private RefundRequested refund(int tender, int before, Money amount, String reason, Optional<Integer> forReturn) {
        return new RefundRequested(order, tender, account(tender).nextRefundId(before), amount, reason, forReturn);
    }

    /**
     * What is more than is needed of each tender, by its number, once what is under way is taken.
     *
     * @param needed what the tender of this number pays of all that is sent, or will be
     */
    Map<Integer, Money> beyondOnceTaken(IntFunction<Money> needed) {
        Map<Integer, Money> beyond = new HashMap<>();
        accounts.forEach((tender, account) -> {
            Money more = account.beyondOnceTaken(needed.apply(tender));
            beyond.put(tender, more.isNegative() ? Money.zero(more.currency()) : more);
        });
        return beyond;
    }

    /**
     * So much more is to go back than before a decision, as {@link #beyondOnceTaken} says.
     *
     * @param reason why, as the refunds say
     * @param forReturn the number of the return whose decision that is, if it is one's
     */
    void goesBack(String reason, Optional<Integer> forReturn, Map<Integer, Money> before, Map<Integer, Money> after) {
        after.forEach((tender, beyond) -> {
            Money more = beyond.minus(before.getOrDefault(tender, Money.zero(beyond.currency())));
            if (more.isPositive()) {
                toGoBack.computeIfAbsent(tender, first -> new TreeMap<>(Cause.RETURNS_FIRST))
                        .merge(new Cause(reason, forReturn), more, Money::plus);
            }
        });
    }

    /** What could not be taken, or is not to be any more, does not go back. */
    private void goesBackNoMore(TenderFact fact) {
        if (fact instanceof TenderCaptureFailed || fact instanceof CaptureNotNeeded) {
            toGoBack.remove(fact.tender());
        } else if (fact instanceof RefundRequested refund) {
            if (refund.forReturn().isPresent() || refund.reason().equals(MADE_GOOD)) {
                toGoBack.computeIfPresent(refund.tender(), (tender, waiting) -> {
                    waiting.computeIfPresent(
                            new Cause(refund.reason(), refund.forReturn()),
                            (same, open) -> open.compareTo(refund.amount()) > 0 ? open.minus(refund.amount()) : null);
                    return waiting;
                });
            }
        }
    }

    /**
     * What is to be given back of what was collected in another way; told where it has changed. No provider can do that.
     *
     * @param needed what the tender of this number pays of all that is sent, or will be
     */
    List<TenderFact> owedBack(IntFunction<Money> needed) {
        List<TenderFact> changed = new ArrayList<>();
        accounts.forEach((tender, account) -> {
            SettledMoney settled = account.settled();
            Money beyond = account.kept()
                    .plus(settled.paidOtherwise())
                    .minus(needed.apply(tender))
                    .min(settled.collected());
            Money back = beyond.isPositive() ? beyond : Money.zero(beyond.currency());
            if (!back.equals(account.owedBack())) {
                changed.add(new TenderOwedBack(order, tender, back));
            }
        });
        return changed;
    }

    void on(GoodwillGiven event) {
        event.parts().forEach(part -> goodwill.merge(part.tender(), part.amount(), Money::plus));
    }

    /**
     * What the customer owes, since money that had paid for it has turned back; told where it has changed (ORD-27). What was
     * given back before it turned back, the customer has twice; a refund counts once it is known that it was made.
     *
     * @param due what the tender of this number owes for all that was ever handed over, and is not made good, less goodwill
     */
    List<TenderFact> owed(IntFunction<Money> due) {
        List<TenderFact> changed = new ArrayList<>();
        accounts.forEach((tender, account) -> {
            Money nothing = Money.zero(account.amount().currency());
            Money missing = due.apply(tender).minus(account.leftForCertain());
            Money owed = missing.isPositive() ? missing : nothing;
            if (account.hasTurnedBack() && !owed.equals(account.owed())) {
                changed.add(new TenderOwed(order, tender, owed));
            }
        });
        return changed;
    }

    /**
     * What was asked of payments and not heard of.
     *
     * @param isAwaited whether the order, or a change of it, still waits for the tender of this number
     */
    Stream<OpenRequest> openRequests(IntPredicate isAwaited) {
        return accounts.entrySet().stream()
                .flatMap(tender -> tender.getValue().openRequests(tender.getKey(), isAwaited.test(tender.getKey())));
    }

    /** One more tender is to pay for a change of the order (ORD-17). */
    void on(AmendmentProposed event) {
        event.tender()
                .ifPresent(number -> accounts.put(
                        number, new TenderAccount(event.pays().orElseThrow().amount())));
    }

    void on(TenderFact fact) {
        if (fact instanceof TenderReplaced event) {
            accounts.put(event.replacement(), new TenderAccount(event.by().amount()));
        }
        account(fact.tender()).on(fact);
        goesBackNoMore(fact);
    }
}
