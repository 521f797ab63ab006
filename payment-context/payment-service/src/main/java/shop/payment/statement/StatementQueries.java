package shop.payment.statement;

import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import shop.payment.api.FindPayment;
import shop.payment.api.FindPaymentsOfOrder;
import shop.payment.api.PaymentView;
import shop.payment.api.PaymentsOfOrder;

/** Answers what others ask about payments. */
@Component
class StatementQueries {

    private final MongoTemplate mongo;

    StatementQueries(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    @QueryHandler
    Optional<PaymentView> handle(FindPayment query) {
        return Optional.ofNullable(mongo.findById(query.paymentId().value(), Statement.class))
                .map(Statement::view);
    }

    @QueryHandler
    PaymentsOfOrder handle(FindPaymentsOfOrder query) {
        Query ofOrder = new Query(Criteria.where("orderId").is(query.orderId().value())).with(Sort.by("tender"));
        return new PaymentsOfOrder(
                query.orderId(),
                mongo.find(ofOrder, Statement.class).stream()
                        .map(Statement::view)
                        .toList());
    }
}
