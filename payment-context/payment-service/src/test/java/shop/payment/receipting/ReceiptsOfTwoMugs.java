package shop.payment.receipting;

import static shop.payment.collecting.TwoBlueMugs.NINE;
import static shop.payment.collecting.TwoBlueMugs.ORDER;
import static shop.payment.collecting.TwoBlueMugs.PAYMENT;

import java.util.List;
import java.util.stream.IntStream;
import shop.kernel.Money;
import shop.payment.api.MoneyMovement;
import shop.payment.api.ReceiptBookId;

/** The receipts that the specifications speak of: those of two mugs, one taken after the other. */
public final class ReceiptsOfTwoMugs {

    public static final ReceiptBookId BOOK = ReceiptBookId.of("shop", 2026);

    private ReceiptsOfTwoMugs() {}

    public static MoneyMoved moved(MoneyMovement movement, String operation, Money amount) {
        return new MoneyMoved(PAYMENT, ORDER, movement, operation, amount, NINE);
    }

    /** Recorded at this position of the log. */
    static LogPlace place(long position) {
        return new LogPlace(position, "event-" + position);
    }

    static MoneyFound found(long position, MoneyMoved moved) {
        return new MoneyFound(place(position), moved);
    }

    static IssueReceipts issue(MoneyFound... found) {
        return new IssueReceipts(BOOK, List.of(found));
    }

    /** One after another, the last recorded at this position. */
    public static ReceiptsIssued issued(long first, long upTo, MoneyMoved... moved) {
        return issued(BOOK, first, upTo, moved);
    }

    public static ReceiptsIssued issued(ReceiptBookId book, long first, long upTo, MoneyMoved... moved) {
        return new ReceiptsIssued(book, first, List.of(moved), place(upTo));
    }

    /** So many, with numbers from this one on. */
    public static ReceiptsIssued many(long first, int count, MoneyMoved moved) {
        return issued(
                first,
                first + count,
                IntStream.range(0, count).mapToObj(each -> moved).toArray(MoneyMoved[]::new));
    }
}
