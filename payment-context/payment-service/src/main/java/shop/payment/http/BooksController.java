package shop.payment.http;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.http.MediaType;
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
import shop.platform.rejection.Rejection;
import shop.platform.security.Roles;
import shop.platform.web.TooBusy;

/** The books of payments over HTTP. */
@RestController
@RequestMapping("/payments")
@PreAuthorize("hasAnyRole('" + Roles.SUPPORT + "','" + Roles.OPERATOR + "','" + Roles.SHOP + "')")
class BooksController implements BooksApi {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Reconciler reconciler;
    private final DailyStatements statements;

    BooksController(Reconciler reconciler, DailyStatements statements) {
        this.reconciler = reconciler;
        this.statements = statements;
    }

    @Override
    @GetMapping("/reconciliation")
    public ReconciledDay reconcile(@RequestParam LocalDate date) {
        try {
            return reconciler.of(date);
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
    @GetMapping(path = "/daily-statement", produces = MediaType.APPLICATION_JSON_VALUE)
    public DailyStatement daily(@RequestParam LocalDate date) {
        return statements.of(date);
    }

    @Override
    @GetMapping(path = "/daily-statement.csv", produces = "text/csv")
    public String dailyAsTable(@RequestParam LocalDate date) {
        return DailyTable.of(statements.of(date));
    }
}
