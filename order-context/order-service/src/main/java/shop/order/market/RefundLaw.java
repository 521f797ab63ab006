package shop.order.market;

import java.util.Optional;

/**
 * Until when the law of a market has money given back for goods that are back, and what delay costs (ORD-26). The facts stand in
 * {@code refund-laws.txt} with their sources.
 *
 * @param businessDays after the day on which the goods are back
 * @param interest in percent for a year
 */
public record RefundLaw(int businessDays, int interest) {

    private static final MarketTable<RefundLaw> KNOWN = MarketTable.read(
            "refund-laws.txt", 2, facts -> new RefundLaw(Integer.parseInt(facts[0]), Integer.parseInt(facts[1])));

    /** Of the market's country; none where nothing is known. */
    public static Optional<RefundLaw> of(Market market) {
        return KNOWN.of(market);
    }
}
