package shop.payment.statement;

import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import shop.kernel.OrderId;
import shop.payment.api.FindPayment;
import shop.payment.api.FindPayments;
import shop.payment.api.PaymentPage;
import shop.payment.api.PaymentView;
import shop.platform.mongo.Listing;

/** Answers what others ask about payments. */
@Component
class StatementQueries {

    private final MongoTemplate mongo;
    private final Listing<Statement> statements;

    StatementQueries(MongoTemplate mongo) {
        this.mongo = mongo;
        statements = new Listing<>(mongo, Statement.class, "requestedAt");
    }

    @QueryHandler
    Optional<PaymentView> handle(FindPayment query) {
        return Optional.ofNullable(mongo.findById(query.paymentId().value(), Statement.class))
                .map(Statement::view);
    }

    @QueryHandler
    PaymentPage handle(FindPayments query) {
        Listing.Page<Statement> page = statements
                .where()
                .anyOf("state", query.states())
                .anyOf("needs", query.needs())
                .is("orderId", query.orderId().map(OrderId::value))
                .within(query.requestedFrom(), query.requestedBefore())
                .page(
                        query.oldestFirst(),
                        query.after().map(place -> new Listing.Place(place.requestedAt(), place.paymentId())),
                        query.size());
        return new PaymentPage(page.as(Statement::view), page.next(Statement::place), page.total());
    }
}
