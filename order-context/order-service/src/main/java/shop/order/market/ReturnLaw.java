package shop.order.market;

import java.time.LocalDate;
import java.time.Period;

/**
 * For how long the law of a market lets goods come back after the last receipt (ORD-24). The facts stand in {@code
 * return-laws.txt} with their sources.
 *
 * @param withdrawal without any reason
 * @param defects where they are not as they were offered
 */
public record ReturnLaw(Period withdrawal, Period defects) {

    private static final ReturnLaw NONE = new ReturnLaw(Period.ZERO, Period.ZERO);
    private static final MarketTable<ReturnLaw> KNOWN = MarketTable.read(
            "return-laws.txt", 2, facts -> new ReturnLaw(Period.parse(facts[0]), Period.parse(facts[1])));

    /** Of the market's country; no time at all where nothing is known. */
    public static ReturnLaw of(Market market) {
        return KNOWN.of(market).orElse(NONE);
    }

    /**
     * The last day of the time that begins on the day after the receipt. Months and years end on the day before that which
     * has the number of the first, or with the month where it has no such day; so one that begins on the first of a month is
     * whole months (Civil Act of Korea, Art. 160; no shorter than Regulation 1182/71, Art. 3(2)).
     */
    public LocalDate lastDay(LocalDate receipt, boolean isDefective) {
        Period time = isDefective ? defects : withdrawal;
        LocalDate first = receipt.plusDays(1);
        LocalDate beyond = first.plus(time);
        boolean isCutShort = time.toTotalMonths() > 0 && beyond.getDayOfMonth() < first.getDayOfMonth();
        return isCutShort ? beyond : beyond.minusDays(1);
    }
}
