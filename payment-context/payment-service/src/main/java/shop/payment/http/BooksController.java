package shop.payment.http;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import shop.payment.books.BooksAreSilent;
import shop.payment.books.DailyStatement;
import shop.payment.books.DailyStatements;
import shop.payment.books.ReconciledDay;
import shop.payment.books.Reconciler;
import shop.payment.statement.Journals;
import shop.platform.rejection.Rejection;
import shop.platform.security.Roles;
import shop.platform.web.NotFound;
import shop.platform.web.TooBusy;

/** The books of payments over HTTP. */
@RestController
@RequestMapping("/payments")
@PreAuthorize("hasAnyRole('" + Roles.SUPPORT + "','" + Roles.OPERATOR + "','" + Roles.SHOP + "')")
class BooksController implements BooksApi {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);

    private final Reconciler reconciler;
    private final DailyStatements statements;
    private final Clock clock;

    BooksController(Reconciler reconciler, DailyStatements statements, Clock clock) {
        this.reconciler = reconciler;
        this.statements = statements;
        this.clock = clock;
    }

    /** Of what lies outside neither book can say anything, and some cannot even write the day. */
    private LocalDate begun(LocalDate date) {
        LocalDate today = Journals.dayOf(clock.instant());
        if (date.isBefore(FIRST) || date.isAfter(today)) {
            throw new NotFound(
                    "day-not-in-the-books",
                    "date must be one of the days that the books have, from " + FIRST + " to today, in UTC, which is "
                            + today + ".");
        }
        return date;
    }

    @Override
    @GetMapping("/reconciliation")
    public ReconciledDay reconcile(@RequestParam LocalDate date) {
        try {
            return reconciler.of(begun(date));
        } catch (BooksAreSilent silent) {
            throw new TooBusy(
                    new Rejection(
                            "PAY-06",
                            "books-silent",
                            "The provider's books cannot be read just now, so nothing can be compared; ask again"
                                    + " later.",
                            Map.of("date", date.toString())),
                    SOON);
        }
    }

    @Override
    @GetMapping("/daily-statement")
    public DailyStatement daily(@RequestParam LocalDate date) {
        return statements.of(begun(date));
    }

    @Override
    @GetMapping(path = "/daily-statement.csv", produces = "text/csv")
    public String dailyAsTable(@RequestParam LocalDate date) {
        return DailyTable.of(statements.of(begun(date)));
    }
}
