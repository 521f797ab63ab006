package shop.payment.statement;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.queryhandling.QueryHandler;
import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.aggregation.Aggregation;
import org.springframework.data.mongodb.core.aggregation.ArrayOperators;
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
        return new ReceiptPage(withPayments(onPage), next, count(query.bookId()), lastNumber(query.bookId()));
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
        Sort.Direction direction = query.oldestFirst() ? Sort.Direction.ASC : Sort.Direction.DESC;
        return mongo
                .find(
                        new Query(of)
                                .with(Sort.by(direction, ReceiptSheet.LAST))
                                .limit(query.size() + 1),
                        ReceiptSheet.class)
                .stream()
                .flatMap(sheet -> sheet.receipts().stream())
                .filter(receipt -> query.after()
                        .filter(number -> query.oldestFirst() ? receipt.number() <= number : receipt.number() >= number)
                        .isEmpty())
                .sorted((one, other) -> query.oldestFirst()
                        ? Long.compare(one.number(), other.number())
                        : Long.compare(other.number(), one.number()))
                .limit(query.size() + 1L)
                .toList();
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
        return mongo
                .find(
                        new Query(Criteria.where(ReceiptSheet.PAYMENT).in(payments))
                                .with(Sort.by(ReceiptSheet.BOOK, ReceiptSheet.LAST)),
                        ReceiptSheet.class)
                .stream()
                .flatMap(sheet -> sheet.receipts().stream())
                .filter(receipt -> payments.contains(receipt.line().paymentId()))
                .toList();
    }

    /** Counted, not taken from a number: if one were missing, it would be seen. */
    private long count(ReceiptBookId book) {
        Document counted = mongo.aggregate(
                        Aggregation.newAggregation(
                                Aggregation.match(
                                        Criteria.where(ReceiptSheet.BOOK).is(book.value())),
                                Aggregation.group()
                                        .sum(ArrayOperators.Size.lengthOfArray("lines"))
                                        .as(COUNTED)),
                        ReceiptSheet.class,
                        Document.class)
                .getUniqueMappedResult();
        return counted == null ? 0 : ((Number) counted.get(COUNTED)).longValue();
    }

    private long lastNumber(ReceiptBookId book) {
        return Optional.ofNullable(mongo.findOne(
                        new Query(Criteria.where(ReceiptSheet.BOOK).is(book.value()))
                                .with(Sort.by(Sort.Direction.DESC, ReceiptSheet.LAST)),
                        ReceiptSheet.class))
                .map(ReceiptSheet::last)
                .orElse(0L);
    }
}
