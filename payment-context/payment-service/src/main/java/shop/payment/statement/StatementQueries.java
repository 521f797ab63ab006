package shop.payment.statement;

import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import shop.kernel.OrderId;
import shop.payment.api.DisputePage;
import shop.payment.api.DisputeView;
import shop.payment.api.FindDispute;
import shop.payment.api.FindDisputes;
import shop.payment.api.FindPayment;
import shop.payment.api.FindPayments;
import shop.payment.api.PaymentId;
import shop.payment.api.PaymentPage;
import shop.payment.api.PaymentView;
import shop.platform.mongo.Listing;

/** Answers what others ask about payments. */
@Component
class StatementQueries {

    private final MongoTemplate mongo;
    private final Listing<Statement> statements;
    private final Listing<DisputeStatement> disputes;

    StatementQueries(MongoTemplate mongo) {
        this.mongo = mongo;
        statements = new Listing<>(mongo, Statement.class, "requestedAt");
        disputes = new Listing<>(mongo, DisputeStatement.class, "openedAt");
    }

    @QueryHandler
    Optional<PaymentView> handle(FindPayment query) {
        return Optional.ofNullable(mongo.findById(query.paymentId().value(), Statement.class))
                .map(Statement::view);
    }

    @QueryHandler
    Optional<DisputeView> handle(FindDispute query) {
        return Optional.ofNullable(mongo.findById(query.disputeId().value(), DisputeStatement.class))
                .map(DisputeStatement::view);
    }

    @QueryHandler
    DisputePage handle(FindDisputes query) {
        Listing.Page<DisputeStatement> page = disputes.where()
                .anyOf("state", query.states())
                .is("paymentId", query.paymentId().map(PaymentId::value))
                .page(
                        query.oldestFirst(),
                        query.after().map(place -> new Listing.Place(place.openedAt(), place.disputeId())),
                        query.size());
        return new DisputePage(page.as(DisputeStatement::view), page.next(DisputeStatement::place), page.total());
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
