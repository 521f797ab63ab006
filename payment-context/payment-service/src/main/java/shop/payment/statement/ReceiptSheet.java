package shop.payment.statement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;
import shop.kernel.Money;
import shop.payment.api.MoneyMovement;
import shop.payment.api.ReceiptBookId;
import shop.payment.receipting.MoneyMoved;
import shop.payment.receipting.ReceiptsIssued;
import shop.platform.mongo.Projected;

/** Receipts that were issued together, one document for all of them, as they are kept for reading. */
@Document("receipt-sheets")
@CompoundIndex(name = "numbers", def = "{'book': 1, 'last': 1, 'first': 1}")
@CompoundIndex(name = "latest", def = "{'book': 1, 'first': 1}")
@CompoundIndex(name = "payment", def = "{'lines.paymentId': 1}")
class ReceiptSheet extends Projected {

    static final String BOOK = "book";
    static final String FIRST = "first";
    static final String LAST = "last";
    static final String PAYMENT = "lines.paymentId";

    private String book = "";
    private long first;

    @SuppressWarnings("UnusedVariable") // asked for in the store
    private long last;

    private List<Line> lines = new ArrayList<>();

    /** For the store. */
    ReceiptSheet() {}

    ReceiptSheet(ReceiptsIssued event) {
        super(idOf(event));
        book = event.bookId().value();
        first = event.first();
        last = event.last();
        lines = event.receipts().stream().map(Line::of).toList();
    }

    static String idOf(ReceiptsIssued event) {
        return event.bookId() + "-" + event.first();
    }

    /** A receipt, without its number: that follows from its place. */
    record Line(String paymentId, String orderId, MoneyMovement movement, String operation, Money amount, Instant at) {

        private static Line of(MoneyMoved moved) {
            return new Line(
                    moved.paymentId().value(),
                    moved.orderId().value(),
                    moved.movement(),
                    moved.operation(),
                    moved.amount(),
                    moved.at());
        }
    }

    /** The receipts on it, by their numbers. */
    List<NumberedReceipt> receipts() {
        ReceiptBookId of = new ReceiptBookId(book);
        return IntStream.range(0, lines.size())
                .mapToObj(place -> new NumberedReceipt(of, first + place, lines.get(place)))
                .toList();
    }

    Stream<NumberedReceipt> latestFirst() {
        List<NumberedReceipt> turned = new ArrayList<>(receipts());
        Collections.reverse(turned);
        return turned.stream();
    }
}
