package shop.order.market;

import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import shop.order.api.WithdrawalExclusion;

/**
 * For how long the law of a market lets goods come back after the last receipt (ORD-24). The facts stand in {@code
 * return-laws.txt} with their sources.
 *
 * @param withdrawal without any reason
 * @param exclusions for which of them it lets goods be excluded from that, where the customer was told before
 * @param defects where they are not as they were offered
 * @param sinceKnown the same from the day on which that is known, where the law has such a term: the earlier of both ends it
 */
public record ReturnLaw(
        Period withdrawal, Set<WithdrawalExclusion> exclusions, Period defects, Optional<Period> sinceKnown) {

    private static final String NOTHING = "-";
    private static final ReturnLaw NONE = new ReturnLaw(Period.ZERO, Set.of(), Period.ZERO, Optional.empty());
    private static final MarketTable<ReturnLaw> KNOWN = MarketTable.read(
            "return-laws.txt",
            4,
            facts -> new ReturnLaw(
                    Period.parse(facts[0]),
                    exclusions(facts[1]),
                    Period.parse(facts[2]),
                    Optional.of(facts[3]).filter(term -> !term.equals(NOTHING)).map(Period::parse)));

    public ReturnLaw {
        exclusions = Set.copyOf(exclusions);
    }

    private static Set<WithdrawalExclusion> exclusions(String told) {
        return told.equals(NOTHING)
                ? Set.of()
                : Arrays.stream(told.split(" "))
                        .map(WithdrawalExclusion::valueOf)
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** Of the market's country; no time at all where nothing is known. */
    public static ReturnLaw of(Market market) {
        return KNOWN.of(market).orElse(NONE);
    }

    /** Whether it lets a customer change their mind about what the shop has excluded for this reason. */
    public boolean letsWithdraw(WithdrawalExclusion from) {
        return !withdrawal.isZero() && !exclusions.contains(from);
    }

    /**
     * The last day of the time that begins on the day after the receipt. Months and years end on the day before that which
     * has the number of the first, or with the month where it has no such day; so one that begins on the first of a month is
     * whole months (Civil Act of Korea, Art. 160; no shorter than Regulation 1182/71, Art. 3(2)).
     */
    public LocalDate lastDay(LocalDate receipt, boolean isDefective) {
        return lastDay(receipt, isDefective ? defects : withdrawal);
    }

    /**
     * The same of goods that are not as they were offered, where that is known since a day; empty where the law does not ask
     * since when.
     */
    public Optional<LocalDate> lastDayKnown(LocalDate receipt, LocalDate known) {
        return sinceKnown.map(term -> lastDay(known, term)).map(last -> {
            LocalDate ofAll = lastDay(receipt, defects);
            return last.isBefore(ofAll) ? last : ofAll;
        });
    }

    private static LocalDate lastDay(LocalDate before, Period time) {
        LocalDate first = before.plusDays(1);
        LocalDate beyond = first.plus(time);
        boolean isCutShort = time.toTotalMonths() > 0 && beyond.getDayOfMonth() < first.getDayOfMonth();
        return isCutShort ? beyond : beyond.minusDays(1);
    }
}
