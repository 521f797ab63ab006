package shop.order.ordering;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import shop.kernel.Money;
import shop.order.ordering.ReturnSettled.Withheld;

/**
 * ORD-15: what is given back for a return. The units that are taken back are not paid for any more. Where it was the
 * customer's reason, the way back is theirs to pay; and the inspection may keep a part. Never is more withheld of a tender
 * than goes back to it. ORD-16: where the same is sent once more, nothing is given back, and nothing withheld
 * unless the customer does not want that any more before it is sent.
 */
final class ReturnDecision {

    private final ReturnAskedFor asked;
    private final List<Verdict> verdicts;
    private final Parcels parcels;
    private final Optional<Long> decision;
    private final Returns returns;

    ReturnDecision(ReturnAskedFor asked, SettleReturn command, Parcels parcels, Returns returns) {
        this.asked = asked;
        this.verdicts = command.verdicts();
        this.decision = command.decision();
        this.parcels = parcels;
        this.returns = returns;
    }

    /**
     * @param tenders the numbers of all tenders
     * @param taken what was taken of a tender for some units: of that, something can be withheld
     * @param goesBack what goes back to a tender when these units are not kept any more, and that is withheld
     * @param postage what the way back costs the customer
     */
    ReturnSettled decide(List<Integer> tenders, Taken taken, GoesBack goesBack, Money postage) {
        List<ParcelUnits> left = notGivenBackBefore();
        List<ParcelUnits> returned = new ArrayList<>();
        List<ParcelUnits> refused = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            take(verdict.line(), verdict.quantity(), left, verdict.refunded() ? returned : refused);
        }
        returned = stillKept(returned);
        boolean isNothing = returned.isEmpty();
        Money nothing = Money.zero(postage.currency());
        Map<Integer, Money> gains = new TreeMap<>();
        Units notKeptAnyMore = unitsOf(returned);
        tenders.forEach(tender -> gains.put(tender, asked.isExchange() ? nothing : taken.of(tender, notKeptAnyMore)));
        Money all = gains.values().stream().reduce(nothing, Money::plus);
        Money forPostage = postage.min(all);
        Money deducted = deductions(nothing).min(all.minus(forPostage));
        List<Withheld> withheld = split(forPostage.plus(deducted), gains);
        Money givenBack = tenders.stream()
                .map(tender -> asked.isExchange() ? nothing : goesBack.of(tender, notKeptAnyMore, withheld))
                .reduce(nothing, Money::plus);
        return new ReturnSettled(
                asked.orderId(),
                asked.number(),
                returned,
                refused,
                givenBack,
                forPostage,
                deducted,
                withheld,
                reason(),
                decision,
                asked.wants().filter(wish -> asked.isExchange() && !isNothing));
    }

    private Money deductions(Money nothing) {
        return verdicts.stream()
                .filter(Verdict::refunded)
                .flatMap(verdict -> verdict.deduction().stream())
                .reduce(nothing, Money::plus);
    }

    /**
     * Shares out what is withheld, and no more than was taken.
     *
     * @param taken what was taken of each tender for what is not sent
     */
    static List<Withheld> withheld(Money amount, List<Integer> tenders, IntFunction<Money> taken) {
        Map<Integer, Money> gains = new TreeMap<>();
        tenders.forEach(tender -> gains.put(tender, taken.apply(tender)));
        Money all = gains.values().stream().reduce(Money.zero(amount.currency()), Money::plus);
        return split(amount.min(all), gains);
    }

    @FunctionalInterface
    interface Taken {
        Money of(int tender, Units units);
    }

    @FunctionalInterface
    interface GoesBack {
        Money of(int tender, Units notKeptAnyMore, List<Withheld> withheld);
    }

    static Units unitsOf(List<ParcelUnits> units) {
        return units.stream()
                .map(each -> Units.of(each.line(), each.quantity()))
                .reduce(Units.NONE, Units::plus);
    }

    /**
     * What is left to be decided about: an earlier decision on this return has given back the rest, or it was made good while
     * nobody waited for the return. Of that nothing is refused either, so that no unit is that the customer still has.
     */
    private List<ParcelUnits> notGivenBackBefore() {
        List<ParcelUnits> before = returns.returnedIn(asked.number());
        return new ArrayList<>(asked.units().stream()
                .map(units -> new ParcelUnits(
                        units.parcel(),
                        units.line(),
                        units.quantity()
                                - ParcelUnits.in(before, units.parcel(), units.line())
                                - returns.madeGoodMeanwhile(asked.number(), units)))
                .toList());
    }

    private static void take(int line, int quantity, List<ParcelUnits> from, List<ParcelUnits> to) {
        int open = quantity;
        for (int i = 0; i < from.size() && open > 0; i++) {
            ParcelUnits units = from.get(i);
            int taken = units.line() == line ? Math.min(open, units.quantity()) : 0;
            if (taken > 0) {
                to.add(new ParcelUnits(units.parcel(), line, taken));
                from.set(i, new ParcelUnits(units.parcel(), line, units.quantity() - taken));
                open -= taken;
            }
        }
    }

    /**
     * What was refunded or replaced meanwhile, came back in another return, or was given back by an earlier decision on this
     * one, is not given back twice; nor is what another one has refused. Of units that two returns have, the one that is
     * decided first gets what there is.
     */
    private List<ParcelUnits> stillKept(List<ParcelUnits> taken) {
        return asked.units().stream()
                .map(units ->
                        new ParcelUnits(units.parcel(), units.line(), stillKept(units.parcel(), units.line(), taken)))
                .filter(units -> units.quantity() > 0)
                .toList();
    }

    private int stillKept(String parcel, int line, List<ParcelUnits> taken) {
        int there = parcels.from(parcel).kept().of(line) - returns.refused(parcel, line);
        return Math.max(0, Math.min(ParcelUnits.in(taken, parcel, line), there));
    }

    private static List<Withheld> split(Money amount, Map<Integer, Money> gains) {
        if (amount.isZero()) {
            return List.of();
        }
        List<Integer> tenders = List.copyOf(gains.keySet());
        List<Money> parts = amount.splitBy(
                tenders.stream().map(gains::get).map(Money::minor).toList());
        List<Withheld> withheld = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).isPositive()) {
                withheld.add(new Withheld(tenders.get(i), parts.get(i)));
            }
        }
        return withheld;
    }

    private Optional<String> reason() {
        String reasons = verdicts.stream()
                .flatMap(verdict -> verdict.reason().stream())
                .distinct()
                .collect(joining("; "));
        return Optional.of(reasons).filter(text -> !text.isEmpty());
    }
}
