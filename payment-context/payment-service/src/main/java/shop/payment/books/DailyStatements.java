package shop.payment.books;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import shop.payment.statement.Journals;

/** What has happened to money, day by day. */
@Component
public class DailyStatements {

    private final Journals journals;

    DailyStatements(Journals journals) {
        this.journals = journals;
    }

    public DailyStatement of(LocalDate day) {
        return DailyStatement.of(day, journals);
    }
}
