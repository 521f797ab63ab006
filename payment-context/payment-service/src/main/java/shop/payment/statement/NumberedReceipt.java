package shop.payment.statement;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import shop.kernel.OrderId;
import shop.payment.api.PaymentId;
import shop.payment.api.ReceiptBookId;
import shop.payment.api.ReceiptView;
import shop.payment.api.ReceiptView.Cancelled;
import shop.payment.api.ReceiptView.Kind;

/** A receipt with its number. */
record NumberedReceipt(ReceiptBookId book, long number, ReceiptSheet.Line line) {

    /** Of one payment. Its books may be several: a year ends, and a merchant's name changes. */
    static final Comparator<NumberedReceipt> AS_THE_MONEY_MOVED = Comparator.<NumberedReceipt, Instant>comparing(
                    receipt -> receipt.line().at())
            .thenComparing(receipt -> receipt.book().year())
            .thenComparing(NumberedReceipt::number);

    /** @param payment whose it is, where that is known */
    ReceiptView view(Optional<Statement> payment, List<Cancelled> cancels) {
        return new ReceiptView(
                book.merchant(),
                book.year(),
                number,
                line.movement().isTaken() ? Kind.SALE : Kind.CANCELLATION,
                line.movement(),
                new PaymentId(line.paymentId()),
                OrderId.of(line.orderId()),
                line.movement().isOutside() ? Optional.empty() : payment.map(Statement::method),
                line.operation(),
                line.amount(),
                line.at(),
                cancels,
                payment.flatMap(known -> line.movement().isOutside()
                        ? known.cashReceiptOutside(line.operation())
                        : known.cashReceipt()));
    }
}
