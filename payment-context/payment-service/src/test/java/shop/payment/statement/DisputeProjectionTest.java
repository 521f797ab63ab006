package shop.payment.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.payment.collecting.TwoBlueMugs.DISPUTE;
import static shop.payment.collecting.TwoBlueMugs.IN_A_WEEK;
import static shop.payment.collecting.TwoBlueMugs.ONE;
import static shop.payment.collecting.TwoBlueMugs.ORDER;
import static shop.payment.collecting.TwoBlueMugs.PAYMENT;
import static shop.payment.collecting.TwoBlueMugs.TENDER;
import static shop.payment.collecting.TwoBlueMugs.disputeAnswered;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.queryhandling.SimpleQueryUpdateEmitter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import shop.mongo.EmbeddedMongo;
import shop.payment.api.DisputeAnswer;
import shop.payment.api.DisputeKind;
import shop.payment.api.DisputeOutcome;
import shop.payment.api.DisputeReason;
import shop.payment.api.DisputeView;
import shop.payment.api.DisputeView.State;
import shop.payment.api.FindDispute;
import shop.payment.api.FindDisputes;
import shop.payment.api.PaymentView.Entry;
import shop.payment.disputing.DisputeOfOneMug;
import shop.rehearsal.FedProjection;

@DisplayName("The view of a dispute (PAY-10)")
class DisputeProjectionTest {

    private static final Instant NINE = Instant.parse("2026-01-05T09:00:00+09:00");

    private final EmbeddedMongo mongo = EmbeddedMongo.inMemory();
    private final MongoClient client = MongoClients.create(mongo.uri("payment"));
    private final MongoTemplate template = new MongoTemplate(client, "payment");
    private final StatementQueries queries = new StatementQueries(template);
    private final FedProjection projection = FedProjection.of(
            new DisputeProjection(template, SimpleQueryUpdateEmitter.builder().build()));
    private final List<DomainEventMessage<?>> heard = new ArrayList<>();

    @AfterEach
    void stop() {
        projection.close();
        client.close();
        mongo.close();
    }

    private void hears(Object event) {
        heard.add(new GenericDomainEventMessage<>(
                "Dispute", DISPUTE.value(), heard.size(), event, Map.of(), "event-" + heard.size(), NINE));
        projection.hears(List.copyOf(heard));
    }

    private DisputeView view() {
        return queries.handle(new FindDispute(DISPUTE)).orElseThrow();
    }

    @Test
    @DisplayName("says until when it is to be answered, by us, then by the provider, and how it is decided")
    void fromOpeningToDecision() {
        hears(DisputeOfOneMug.opened());
        assertThat(view())
                .isEqualTo(new DisputeView(
                        DISPUTE,
                        PAYMENT,
                        ORDER,
                        TENDER,
                        DisputeKind.CHARGEBACK,
                        ONE,
                        DisputeReason.NOT_RECEIVED,
                        NINE,
                        Optional.of(IN_A_WEEK),
                        State.TO_BE_ANSWERED,
                        Optional.empty(),
                        List.of(new Entry(
                                NINE,
                                "DisputeOpened",
                                "The customer disputes 12900 KRW: not received, by chargeback. It is to be answered"
                                        + " before "
                                        + IN_A_WEEK + ".",
                                Optional.empty())),
                        0));

        hears(DisputeOfOneMug.evidenceRequested());
        assertThat(view().state()).isEqualTo(State.BEING_ANSWERED);
        assertThat(view().evidence()).contains("Delivered on 12 January.");
        hears(disputeAnswered(DisputeAnswer.EVIDENCE));
        assertThat(view().state()).isEqualTo(State.ANSWERED);
        hears(DisputeOfOneMug.closed(DisputeOutcome.WON));
        assertThat(view().state()).isEqualTo(State.WON);
        assertThat(view().entries()).hasSize(4);
    }

    @Test
    @DisplayName("begins anew where an inquiry has become a chargeback")
    void isRaised() {
        hears(DisputeOfOneMug.opened());
        hears(DisputeOfOneMug.evidenceRequested());
        hears(DisputeOfOneMug.closed(DisputeOutcome.WON));
        hears(DisputeOfOneMug.raised());

        assertThat(view().state()).isEqualTo(State.TO_BE_ANSWERED);
        assertThat(view().kind()).isEqualTo(DisputeKind.CHARGEBACK);
        assertThat(view().evidence()).isEmpty();
        assertThat(view().entries())
                .last()
                .extracting(Entry::text)
                .isEqualTo("The bank that had only asked has taken 12900 KRW. It is to be answered anew before "
                        + IN_A_WEEK + ".");
    }

    @Test
    @DisplayName("is found by its state, and by its payment")
    void isFound() {
        hears(DisputeOfOneMug.opened());
        hears(DisputeOfOneMug.closed(DisputeOutcome.LOST));

        assertThat(found(Set.of(State.LOST))).isEqualTo(1);
        assertThat(found(Set.of(State.TO_BE_ANSWERED))).isZero();
    }

    private long found(Set<State> states) {
        return queries.handle(new FindDisputes(states, Optional.of(PAYMENT), true, Optional.empty(), 20))
                .total();
    }
}
