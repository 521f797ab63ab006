package shop.payment.statement;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.queryhandling.QueryHandler;
import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.aggregation.Aggregation;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import shop.payment.api.FindPaymentReceipts;
import shop.payment.api.FindReceipts;
import shop.payment.api.PaymentReceipts;
import shop.payment.api.ReceiptBookId;
import shop.payment.api.ReceiptPage;
import shop.payment.api.ReceiptView;

/** Answers what others ask about receipts (PAY-19). */
@Component
class ReceiptQueries {

    private static final String ID = "_id";
    private static final String COUNTED = "counted";

    private final MongoTemplate mongo;

    ReceiptQueries(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    @QueryHandler
    Optional<PaymentReceipts> handle(FindPaymentReceipts query) {
        String payment = query.paymentId().value();
        return Optional.ofNullable(mongo.findById(payment, Statement.class))
                .map(known -> new PaymentReceipts(query.paymentId(), views(ofPayments(Set.of(payment)), known)));
    }

    @QueryHandler
    ReceiptPage handle(FindReceipts query) {
        List<NumberedReceipt> found = behind(query);
        boolean more = found.size() > query.size();
        List<NumberedReceipt> onPage = more ? found.subList(0, query.size()) : found;
        Optional<Long> next = more ? Optional.of(onPage.get(onPage.size() - 1).number()) : Optional.empty();
        Numbers numbers = numbers(query.bookId());
        return new ReceiptPage(withPayments(onPage), next, numbers.count(), numbers.last());
    }

    /** One more than fit on the page, where there are so many. */
    private List<NumberedReceipt> behind(FindReceipts query) {
        Criteria of = Criteria.where(ReceiptSheet.BOOK).is(query.bookId().value());
        query.after().ifPresent(number -> {
            if (query.oldestFirst()) {
                of.and(ReceiptSheet.LAST).gt(number);
            } else {
                of.and(ReceiptSheet.FIRST).lt(number);
            }
        });
        Query sheets = new Query(of)
                .with(
                        query.oldestFirst()
                                ? Sort.by(Sort.Direction.ASC, ReceiptSheet.LAST)
                                : Sort.by(Sort.Direction.DESC, ReceiptSheet.FIRST));
        try (Stream<ReceiptSheet> found = mongo.stream(sheets, ReceiptSheet.class)) {
            return found.flatMap(sheet -> query.oldestFirst() ? sheet.receipts().stream() : sheet.latestFirst())
                    .filter(receipt -> query.after()
                            .filter(number ->
                                    query.oldestFirst() ? receipt.number() <= number : receipt.number() >= number)
                            .isEmpty())
                    .limit(query.size() + 1L)
                    .toList();
        }
    }

    private List<ReceiptView> withPayments(List<NumberedReceipt> onPage) {
        Set<String> payments =
                onPage.stream().map(receipt -> receipt.line().paymentId()).collect(toSet());
        Map<String, Statement> known = mongo.find(new Query(Criteria.where(ID).in(payments)), Statement.class).stream()
                .collect(toMap(Statement::id, each -> each));
        Set<String> cancelled = onPage.stream()
                .filter(receipt -> !receipt.line().movement().isTaken())
                .map(receipt -> receipt.line().paymentId())
                .collect(toSet());
        Map<String, CancelledSales> sales =
                ofPayments(cancelled).stream()
                        .collect(groupingBy(receipt -> receipt.line().paymentId()))
                        .entrySet()
                        .stream()
                        .collect(toMap(Map.Entry::getKey, each -> CancelledSales.among(each.getValue())));
        return onPage.stream()
                .map(receipt -> receipt.view(
                        Optional.ofNullable(known.get(receipt.line().paymentId())),
                        Optional.ofNullable(sales.get(receipt.line().paymentId()))
                                .map(its -> its.by(receipt))
                                .orElse(List.of())))
                .toList();
    }

    private static List<ReceiptView> views(List<NumberedReceipt> ofOne, Statement payment) {
        CancelledSales sales = CancelledSales.among(ofOne);
        return ofOne.stream()
                .map(receipt -> receipt.view(Optional.of(payment), sales.by(receipt)))
                .toList();
    }

    /** In the order in which their money moved. */
    private List<NumberedReceipt> ofPayments(Collection<String> payments) {
        return mongo.find(new Query(Criteria.where(ReceiptSheet.PAYMENT).in(payments)), ReceiptSheet.class).stream()
                .flatMap(sheet -> sheet.receipts().stream())
                .filter(receipt -> payments.contains(receipt.line().paymentId()))
                .sorted(NumberedReceipt.AS_THE_MONEY_MOVED)
                .toList();
    }

    /** How many there are is counted sheet by sheet, not taken from the last number: if one were missing, it would be seen. */
    private Numbers numbers(ReceiptBookId book) {
        return Optional.ofNullable(mongo.aggregate(
                                Aggregation.newAggregation(
                                        Aggregation.match(Criteria.where(ReceiptSheet.BOOK)
                                                .is(book.value())),
                                        Aggregation.project(ReceiptSheet.LAST)
                                                .andExpression(ReceiptSheet.LAST + " - " + ReceiptSheet.FIRST + " + 1")
                                                .as(COUNTED),
                                        Aggregation.group()
                                                .sum(COUNTED)
                                                .as(COUNTED)
                                                .max(ReceiptSheet.LAST)
                                                .as(ReceiptSheet.LAST)),
                                ReceiptSheet.class,
                                Document.class)
                        .getUniqueMappedResult())
                .map(found -> new Numbers(
                        ((Number) found.get(COUNTED)).longValue(), ((Number) found.get(ReceiptSheet.LAST)).longValue()))
                .orElse(new Numbers(0, 0));
    }

    private record Numbers(long count, long last) {}
}
