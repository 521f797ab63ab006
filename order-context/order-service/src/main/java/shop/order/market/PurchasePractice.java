package shop.order.market;

import java.time.Duration;
import java.util.Optional;

/**
 * After how many days a purchase confirms itself, by the practice of the shops of a market (ORD-25). The facts stand in {@code
 * purchase-practice.txt} with their sources.
 */
public final class PurchasePractice {

    private static final MarketTable<Duration> KNOWN =
            MarketTable.read("purchase-practice.txt", 1, facts -> Duration.parse(facts[0]));

    private PurchasePractice() {}

    /** Of the market's country; never where nothing of the kind is usual. */
    public static Optional<Duration> confirmedAfter(Market market) {
        return KNOWN.of(market);
    }
}
