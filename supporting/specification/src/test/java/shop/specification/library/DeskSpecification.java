package shop.specification.library;

import static shop.specification.PolicySpecification.askedOutside;
import static shop.specification.PolicySpecification.toldAt;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import shop.specification.PolicySpecification;

@DisplayName("What the desk does by itself")
class DeskSpecification {

    private static final LoanId LOAN = new LoanId("loan-1");
    private static final CopyLent LENT = new CopyLent(LOAN, "Moby Dick", "Ana", LoanSpecification.DUE);

    @RegisterExtension
    final PolicySpecification desk = PolicySpecification.of(Desk::on);

    @Test
    @DisplayName("watches the due date of what is lent")
    void watchesTheDueDate() {
        desk.when(LENT).thenAsks(toldAt(LoanSpecification.DUE, new LoanFellDue(LOAN)));
    }

    @Test
    @DisplayName("wants back what is overdue, unless it hears of that too late (LIB-04)")
    void wantsItBack() {
        desk.given(LENT).when(new LoanFellDue(LOAN)).thenAsks(new RecallCopy("overdue", LOAN));
        desk.given(LENT)
                .whenHeardAfter(Duration.ofHours(1), new LoanFellDue(LOAN))
                .thenAsksNothing();
    }

    @Test
    @DisplayName("writes to whoever has damaged a copy, and to nobody else")
    void writes() {
        CopyReturned damaged = new CopyReturned(LOAN, List.of(new Damage(7, DamageKind.COFFEE_STAIN, new Euros(100))));
        CopyReturned whole = new CopyReturned(LOAN, List.of());
        desk.when(damaged).thenAsks(askedOutside(damaged));
        desk.when(whole).thenAsksNothing();
        desk.when(LENT)
                .thenAsks(toldAt(LoanSpecification.DUE, new LoanFellDue(LOAN)))
                .when(whole, 1)
                .thenAsksNothing();
    }
}
