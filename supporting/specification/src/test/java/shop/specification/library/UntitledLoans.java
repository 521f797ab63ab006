package shop.specification.library;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import shop.specification.AggregateSpecification;

/** Nobody has put these into words, one of them is wrong, and one states two scenarios; run only by the book's test. */
class UntitledLoans {

    private static final LoanId LOAN = new LoanId("loan-1");
    private static final CopyLent LENT = new CopyLent(LOAN, "Moby | Dick", "*Ana*", LoanSpecification.DUE);
    private static final ReturnCopy RETURN = new ReturnCopy(LOAN, List.of());
    private static final CopyReturned RETURNED = new CopyReturned(LOAN, List.of());

    @RegisterExtension
    final AggregateSpecification<Loan> loan = AggregateSpecification.of(Loan.class);

    @Nested
    class WhenItIsOver {

        @Test
        void isNotExtendedAnyMore() {
            loan.given(LENT, RETURNED).when(new ExtendLoan(LOAN)).thenRejected("LIB-03");
            loan.given(LENT, RETURNED).when(RETURN, Map.of("subject", "ana")).thenNothing();
        }

        @Test
        void isWronglySaidToEndTwice() {
            loan.given(LENT, RETURNED).when(RETURN).then(RETURNED);
        }
    }
}
