package shop.importer;

import java.util.List;
import shop.importer.books.ExpectedOrder;
import shop.importer.files.Amendment;
import shop.importer.files.Fate;
import shop.importer.files.FileOrder;
import shop.importer.files.Mishap;
import shop.importer.files.PaymentType;
import shop.importer.http.OrderChange;
import shop.importer.http.OrderRequest;

/** Says an order of the files in the words of the shop's API. */
final class OrderRequests {

    /** Nobody of the past gives another means of payment, unless the files say so. */
    private static final String AT_ONCE = "REJECT";

    private static final String WAIT = "WAIT";
    private static final String APPROVED = "tok_approve";

    private static final String COUNTRY = "BR";
    private static final int DIGITS_OF_A_ZIP = 5;

    /** So much of a customer's id tells customers apart, and is too short to look like a card number (PAY-09). */
    private static final int LENGTH_OF_A_NAME = 12;

    private OrderRequests() {}

    static OrderRequest of(FileOrder order) {
        FileOrder.Customer customer = order.customer();
        return new OrderRequest(
                ExpectedOrder.idOf(order).value(),
                "customer-" + customer.id(),
                new OrderRequest.ShipTo(
                        "customer "
                                + customer.id()
                                        .substring(
                                                0,
                                                Math.min(
                                                        LENGTH_OF_A_NAME,
                                                        customer.id().length())),
                        customer.city(),
                        zip(customer),
                        customer.state(),
                        COUNTRY),
                order.items().stream()
                        .map(item ->
                                new OrderRequest.Line(item.product(), 1, item.price(), item.seller(), item.freight()))
                        .toList(),
                order.payments().stream().map(OrderRequests::tender).toList(),
                order.promised(),
                order.changes().replacedBy().isEmpty() ? AT_ONCE : WAIT);
    }

    /** The files lose the zeros that a zip code begins with. */
    private static String zip(FileOrder.Customer customer) {
        return "0".repeat(Math.max(0, DIGITS_OF_A_ZIP - customer.zip().length())) + customer.zip();
    }

    private static OrderRequest.Tender tender(FileOrder.Payment payment) {
        return new OrderRequest.Tender(
                method(payment.type()),
                payment.value(),
                payment.mishap()
                        .map(OrderRequests::token)
                        .orElse(
                                switch (payment.type()) {
                                    case BOLETO -> "tok_slip_paid";
                                    case CREDIT_CARD, DEBIT_CARD, VOUCHER -> APPROVED;
                                }),
                payment.instalments());
    }

    /** What is added, and what is taken out with it. */
    static OrderChange amendment(FileOrder order) {
        List<Amendment.Addition> added = order.changes().added();
        return new OrderChange(
                added.stream()
                        .flatMap(one -> one.moreOf().stream())
                        .map(number -> unit(order, number))
                        .toList(),
                order.changes().fates().entrySet().stream()
                        .filter(unit -> unit.getValue() == Fate.FEWER)
                        .map(unit -> unit(order, unit.getKey()))
                        .toList(),
                added.stream()
                        .filter(one -> one.moreOf().isEmpty())
                        .map(one -> new OrderRequest.Line(one.product(), 1, one.price(), one.seller(), one.freight()))
                        .toList(),
                order.changes()
                        .amendment()
                        .flatMap(Amendment::paidBy)
                        .map(type -> new OrderChange.Means(method(type), APPROVED)));
    }

    private static OrderChange.LineChange unit(FileOrder order, int item) {
        List<Integer> numbers =
                order.items().stream().map(FileOrder.Item::number).toList();
        return new OrderChange.LineChange(numbers.indexOf(item) + 1, 1);
    }

    static String method(PaymentType type) {
        return switch (type) {
            case CREDIT_CARD -> "CARD";
            case DEBIT_CARD -> "DEBIT";
            case VOUCHER -> "VOUCHER";
            case BOLETO -> "BANK_SLIP";
        };
    }

    /** What the simulated provider approves. */
    static String approved() {
        return APPROVED;
    }

    /** What makes the simulated provider behave so. */
    private static String token(Mishap mishap) {
        return switch (mishap) {
            case DECLINED_INSUFFICIENT_FUNDS -> "tok_decline_insufficient_funds";
            case DECLINED_FRAUD -> "tok_decline_fraud";
            case ANSWER_LOST -> "tok_timeout_then_approve";
            case CONNECTION_DROPPED -> "tok_drops_connection";
            default -> throw new IllegalArgumentException(mishap.word() + " befalls no payment");
        };
    }
}
