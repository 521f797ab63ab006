package shop.payment.receipting;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static shop.payment.collecting.TwoBlueMugs.BOTH;
import static shop.payment.collecting.TwoBlueMugs.ONE;
import static shop.payment.collecting.TwoBlueMugs.won;
import static shop.payment.receipting.ReceiptsOfTwoMugs.found;
import static shop.payment.receipting.ReceiptsOfTwoMugs.issue;
import static shop.payment.receipting.ReceiptsOfTwoMugs.issued;
import static shop.payment.receipting.ReceiptsOfTwoMugs.moved;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import shop.payment.api.MoneyMovement;
import shop.payment.api.ReceiptBookId;
import shop.specification.AggregateSpecification;

@DisplayName("A book of receipts")
class ReceiptBookSpecification {

    private static final MoneyMoved PAID = moved(MoneyMovement.PAID, "", BOTH);
    private static final MoneyMoved FIRST_MUG = moved(MoneyMovement.CAPTURED, "icheon-pottery", ONE);
    private static final MoneyMoved SECOND_MUG = moved(MoneyMovement.CAPTURED, "boseong-tea", ONE);
    private static final MoneyMoved A_PART = moved(MoneyMovement.REFUNDED, "refund-1", won(5_000));
    private static final MoneyMoved THE_REST = moved(MoneyMovement.TRANSFERRED, "refund-2", won(7_900));

    @RegisterExtension
    final AggregateSpecification<ReceiptBook> book = AggregateSpecification.of(ReceiptBook.class);

    @Test
    @DisplayName("begins at number 1 and gives each the next number, in the order in which the money moved (PAY-19)")
    void numbers() {
        book.when(issue(found(4, FIRST_MUG), found(7, SECOND_MUG)))
                .then(issued(1, 7, FIRST_MUG, SECOND_MUG))
                .when(issue(found(9, PAID)))
                .then(issued(3, 9, PAID));
    }

    @Test
    @DisplayName("gives what goes back a number of its own, part by part, whoever gives it back (PAY-19)")
    void cancellations() {
        book.given(issued(1, 4, FIRST_MUG))
                .when(issue(found(8, A_PART)))
                .then(issued(2, 8, A_PART))
                .when(issue(found(12, THE_REST)))
                .then(issued(3, 12, THE_REST));
    }

    @Test
    @DisplayName("gives no number twice: what is asked for again has its receipt (PAY-19)")
    void again() {
        book.given(issued(1, 7, FIRST_MUG, SECOND_MUG))
                .when(issue(found(4, FIRST_MUG), found(7, SECOND_MUG)))
                .thenNothing()
                .when(issue(found(4, FIRST_MUG)))
                .thenNothing();
    }

    @Test
    @DisplayName("leaves no number out: of what is asked for again with more, the rest has the next numbers (PAY-19)")
    void inPart() {
        book.given(issued(1, 4, FIRST_MUG))
                .when(issue(found(4, FIRST_MUG), found(7, SECOND_MUG)))
                .then(issued(2, 7, SECOND_MUG));
    }

    @Test
    @DisplayName("is another one each year, and begins at 1 again (PAY-19)")
    void eachYear() {
        ReceiptBookId next = ReceiptBookId.of("shop", 2027);
        book.when(new IssueReceipts(next, List.of(found(20, PAID)))).then(issued(next, 1, 20, PAID));
    }

    @Test
    @DisplayName("is asked for something, and in the order of the log")
    void order() {
        assertThatIllegalArgumentException().isThrownBy(() -> issue()).withMessageContaining("something");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> issue(found(7, SECOND_MUG), found(7, FIRST_MUG)))
                .withMessageContaining("order of the log");
    }
}
