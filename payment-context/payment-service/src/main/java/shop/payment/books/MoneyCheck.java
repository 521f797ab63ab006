package shop.payment.books;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.payment.statement.Journals;

/**
 * Looks again and again whether money is where both books say: what others have done and nobody has heard of is asked for, and
 * once a day the day before is compared. What it found last is kept for metrics and health.
 */
final class MoneyCheck {

    private static final Logger log = LoggerFactory.getLogger(MoneyCheck.class);

    private final Reconciler reconciler;
    private final Journals journals;
    private final Clock clock;
    private final Duration lookBack;
    private volatile Findings last = new Findings(0, 0, Optional.empty(), Optional.empty());

    MoneyCheck(Reconciler reconciler, Journals journals, Clock clock, Duration lookBack) {
        this.reconciler = reconciler;
        this.journals = journals;
        this.clock = clock;
        this.lookBack = lookBack;
    }

    /**
     * What was found last.
     *
     * @param payments how many have amounts that do not agree
     * @param unheard of how many payments something was asked for that nobody had heard of
     * @param yesterday how the day before compares
     * @param silentSince since when the provider's books cannot be read
     */
    record Findings(long payments, int unheard, Optional<ReconciledDay> yesterday, Optional<Instant> silentSince) {}

    Findings last() {
        return last;
    }

    /** While another instance looks into the provider's books: how many do not agree, anybody can count. */
    void count() {
        last = new Findings(journals.withFindings(), 0, Optional.empty(), Optional.empty());
    }

    void round() {
        Instant now = clock.instant();
        long payments = journals.withFindings();
        try {
            int unheard = reconciler.askForWhatIsUnheard(now.minus(lookBack), now);
            LocalDate yesterday = Journals.dayOf(now).minusDays(1);
            Optional<ReconciledDay> compared =
                    last.yesterday().filter(known -> known.date().equals(yesterday));
            last = new Findings(
                    payments, unheard, compared.or(() -> Optional.of(compare(yesterday))), Optional.empty());
        } catch (BooksAreSilent silent) {
            last = new Findings(
                    payments,
                    last.unheard(),
                    last.yesterday(),
                    last.silentSince().or(() -> Optional.of(now)));
        }
    }

    private ReconciledDay compare(LocalDate day) {
        ReconciledDay result = reconciler.of(day);
        if (result.differing() > 0) {
            log.warn(
                    "{} lines of our journal and of the provider's books differ on {}: GET"
                            + " /payments/reconciliation?date={}",
                    result.differing(),
                    day,
                    day);
        }
        return result;
    }
}
