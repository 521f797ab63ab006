package shop.payment.statement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import shop.payment.api.PaymentId;
import shop.payment.api.PaymentView;
import shop.payment.api.PaymentView.State;
import shop.platform.mongo.Listing;

/** The journals of all payments, by the days on which something has happened to money. Days are those of UTC. */
@Component
public class Journals {

    private static final int AT_ONCE = 200;

    private final MongoTemplate mongo;
    private final Listing<Statement> statements;
    private final Listing<Statement> ends;

    Journals(MongoTemplate mongo) {
        this.mongo = mongo;
        statements = new Listing<>(mongo, Statement.class, "requestedAt");
        ends = new Listing<>(mongo, Statement.class, "captureBefore");
    }

    public static LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    public Optional<PaymentView> of(PaymentId payment) {
        return Optional.ofNullable(mongo.findById(payment.value(), Statement.class))
                .map(Statement::view);
    }

    /** Those of these payments that there are. */
    public List<PaymentView> of(List<PaymentId> payments) {
        List<String> ids = payments.stream().map(PaymentId::value).toList();
        return mongo.find(new Query(Criteria.where("_id").in(ids)), Statement.class).stream()
                .map(Statement::view)
                .toList();
    }

    /** Shows each payment to whose money something has happened on that day. */
    public void on(LocalDate day, Consumer<PaymentView> shown) {
        Optional<Listing.Place> place = Optional.empty();
        do {
            Listing.Page<Statement> page =
                    statements.where().anyOf("days", Set.of(day.toString())).uncounted(true, place, AT_ONCE);
            page.as(Statement::view).forEach(shown);
            place = page.next(statement -> new Listing.Place(
                    statement.place().requestedAt(), statement.place().paymentId()));
        } while (place.isPresent());
    }

    /** Shows each payment that still holds money whose authorisation should have ended by now. */
    public void holdingAtTheEnd(Instant now, Consumer<PaymentId> shown) {
        Optional<Listing.Place> place = Optional.empty();
        do {
            Listing.Page<Statement> page = ends.where()
                    .anyOf("state", List.of(State.AUTHORISED, State.PARTLY_CAPTURED))
                    .within(Optional.empty(), Optional.of(now))
                    .uncounted(true, place, AT_ONCE);
            page.as(statement -> new PaymentId(statement.id())).forEach(shown);
            place = page.next(statement -> new Listing.Place(statement.captureBefore(), statement.id()));
        } while (place.isPresent());
    }

    /** How many payments have amounts that do not agree. */
    public long withFindings() {
        return statements
                .where()
                .anyOf("findings", List.of(PaymentView.Finding.values()))
                .page(true, Optional.empty(), 0)
                .total();
    }
}
