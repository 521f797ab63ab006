package shop.payment.books;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.payment.statement.Journals;

/**
 * Looks again and again whether money is where both books say: what others have done and nobody has heard of is asked for,
 * and each day that has ended is compared, after a silence of the provider's books those that were missed, too. A day that
 * differs is compared again every hour for as long as it is looked at, since much of that ends by itself. What it found last
 * is kept for metrics and health.
 */
final class MoneyCheck {

    private static final Logger log = LoggerFactory.getLogger(MoneyCheck.class);

    private static final Duration AGAIN = Duration.ofHours(1);

    private final Reconciler reconciler;
    private final Journals journals;
    private final ComparedDays days;
    private final Clock clock;
    private final Duration lookBack;
    private final NavigableMap<LocalDate, Compared> compared = new TreeMap<>();
    private volatile Findings last = new Findings(0, 0, List.of(), Optional.empty());

    MoneyCheck(Reconciler reconciler, Journals journals, ComparedDays days, Clock clock, Duration lookBack) {
        this.reconciler = reconciler;
        this.journals = journals;
        this.days = days;
        this.clock = clock;
        this.lookBack = lookBack;
    }

    /**
     * What was found last.
     *
     * @param payments how many have amounts that do not agree
     * @param unheard of how many payments something was asked for that nobody had heard of
     * @param days how the last day that was compared does, and those before it that differ still; oldest first
     * @param silentSince since when the provider's books cannot be read
     */
    record Findings(long payments, int unheard, List<ReconciledDay> days, Optional<Instant> silentSince) {

        Findings {
            days = List.copyOf(days);
        }

        /** How many lines of these days differ. */
        int differing() {
            return days.stream().mapToInt(ReconciledDay::differing).sum();
        }

        /** How many of them a person has to see to. */
        long forAPerson() {
            return days.stream().mapToLong(ReconciledDay::forAPerson).sum();
        }
    }

    /** How a day compared at a moment. */
    private record Compared(ReconciledDay day, Instant at) {

        boolean isDone() {
            return day.differing() == 0;
        }
    }

    Findings last() {
        return last;
    }

    /** While another instance looks into the provider's books: how many do not agree, anybody can count. */
    void count() {
        last = new Findings(journals.withFindings(), 0, List.of(), Optional.empty());
    }

    void round() {
        Instant now = clock.instant();
        long payments = journals.withFindings();
        int unheard = last.unheard();
        Optional<Instant> silentSince = Optional.empty();
        try {
            unheard = reconciler.askForWhatIsUnheard(now.minus(lookBack), now);
            compareWhatIsDue(now);
        } catch (BooksAreSilent silent) {
            silentSince = last.silentSince().or(() -> Optional.of(now));
        }
        List<ReconciledDay> shown = compared.entrySet().stream()
                .filter(day -> !day.getValue().isDone() || day.getKey().equals(compared.lastKey()))
                .map(day -> day.getValue().day())
                .toList();
        last = new Findings(payments, unheard, shown, silentSince);
    }

    /** Oldest first, so that a silence in between leaves out none. */
    private void compareWhatIsDue(Instant now) {
        LocalDate yesterday = Journals.dayOf(now).minusDays(1);
        LocalDate oldest = Journals.dayOf(now.minus(lookBack));
        compared.headMap(oldest).clear();
        LocalDate first = firstOpen(oldest, yesterday);
        NavigableSet<LocalDate> due = new TreeSet<>();
        compared.forEach((day, known) -> {
            if (!known.isDone() && !now.isBefore(known.at().plus(AGAIN))) {
                due.add(day);
            }
        });
        Stream.iterate(first, day -> !day.isAfter(yesterday), day -> day.plusDays(1))
                .filter(day -> !compared.containsKey(day))
                .forEach(due::add);
        for (LocalDate day : due) {
            compare(day, now);
            keepWhatAgrees(first, yesterday);
        }
        LocalDate open = firstOpen(oldest, yesterday);
        compared.headMap(yesterday)
                .entrySet()
                .removeIf(day -> day.getKey().isBefore(open) && day.getValue().isDone());
    }

    /** The first day that is not known to agree as all days before it do; at the latest yesterday, which is always shown. */
    private LocalDate firstOpen(LocalDate oldest, LocalDate yesterday) {
        LocalDate next = days.lastThatAgrees()
                .orElseGet(() -> {
                    LocalDate before = yesterday.minusDays(1);
                    days.agreeUpTo(before);
                    return before;
                })
                .plusDays(1);
        LocalDate lookedAt = next.isBefore(oldest) ? oldest : next;
        return lookedAt.isAfter(yesterday) ? yesterday : lookedAt;
    }

    /** A restart, or another instance, takes up the first day that differs, and all after it. */
    private void keepWhatAgrees(LocalDate first, LocalDate yesterday) {
        LocalDate day = first;
        while (!day.isAfter(yesterday)
                && compared.containsKey(day)
                && compared.get(day).isDone()) {
            days.agreeUpTo(day);
            day = day.plusDays(1);
        }
    }

    private void compare(LocalDate day, Instant now) {
        ReconciledDay result = reconciler.of(day);
        Compared before = compared.put(day, new Compared(result, now));
        if (result.differing() > 0 && (before == null || before.day().differing() != result.differing())) {
            log.warn(
                    "{} lines of our journal and of the provider's books differ on {}: GET"
                            + " /payments/reconciliation?date={}",
                    result.differing(),
                    day,
                    day);
        }
    }
}
