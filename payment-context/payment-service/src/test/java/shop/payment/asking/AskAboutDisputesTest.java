package shop.payment.asking;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import shop.mongo.EmbeddedMongo;
import shop.payment.Projecting;
import shop.payment.api.DisputeOutcome;
import shop.payment.api.PaymentId;
import shop.payment.collecting.PaymentsInMemory;
import shop.payment.collecting.RecordDispute;
import shop.payment.collecting.TwoBlueMugs;
import shop.payment.disputing.DeskAnswer;
import shop.payment.disputing.DisputeAnswerRequested;
import shop.payment.disputing.DisputeDesk;
import shop.payment.disputing.DisputeOfOneMug;
import shop.payment.disputing.DisputeOutcomes;
import shop.platform.outside.AskingSettings;
import shop.platform.outside.OpenQuestion;
import shop.platform.outside.OpenQuestions;
import shop.platform.outside.OutsideCalls;
import shop.platform.outside.RecordedFacts;

@DisplayName("What a dispute waits to hear")
class AskAboutDisputesTest {

    private static final Instant NINE = Instant.parse("2026-01-05T09:00:00+09:00");
    private static final AskingSettings SETTINGS =
            new AskingSettings(1, 10, Duration.ofHours(1), Duration.ofSeconds(5), Duration.ofSeconds(30));

    private final EmbeddedMongo mongo = EmbeddedMongo.inMemory();
    private final com.mongodb.client.MongoClient client = MongoClients.create(mongo.uri("payment"));
    private final OpenQuestions questions =
            new OpenQuestions(new MongoTemplate(client, "payment"), "open-questions", SETTINGS, DisputeOutcomes.KNOWN);
    private final Projecting disputes = Projecting.of(new PaymentQuestions(questions), TwoBlueMugs.PAYMENT);
    private final Desk desk = new Desk();

    /** Remembers what it is asked. */
    private static final class Desk implements DisputeDesk {

        private final List<Object> asked = new CopyOnWriteArrayList<>();

        @Override
        public Optional<? extends DeskAnswer> answer(DisputeAnswerRequested request) {
            asked.add(request);
            return Optional.empty();
        }

        @Override
        public List<RecordDispute> disputes(PaymentId payment) {
            asked.add(payment);
            return List.of();
        }
    }

    @AfterEach
    void stop() {
        disputes.close();
        client.close();
        mongo.close();
    }

    @Test
    @DisplayName("is the decision, once the provider has refused our answer: it is looked up, soon and again (PAY-10)")
    void afterARefusal() {
        Object[] happened = {
            DisputeOfOneMug.opened(), DisputeOfOneMug.evidenceRequested(), DisputeOfOneMug.answerRefused()
        };
        disputes.hears(NINE, happened);

        List<OpenQuestion> due = questions.due(NINE.plusSeconds(5), 10);

        assertThat(due).hasSize(1).allMatch(AskAboutDisputes::isAbout);
        assertThat(askedFor(due.get(0), happened)).containsExactly(TwoBlueMugs.PAYMENT);
    }

    @Test
    @DisplayName("is nothing once it is decided")
    void decided() {
        disputes.hears(
                NINE,
                DisputeOfOneMug.opened(),
                DisputeOfOneMug.evidenceRequested(),
                DisputeOfOneMug.answerRefused(),
                DisputeOfOneMug.closed(DisputeOutcome.LOST));

        assertThat(questions.due(NINE.plus(Duration.ofDays(30)), 10)).isEmpty();
    }

    private List<Object> askedFor(OpenQuestion question, Object... happened) {
        try (OutsideCalls threads = new OutsideCalls("provider", 1, 1)) {
            var asker = new AskAboutDisputes(new DisputeCalls(threads, desk, new PaymentsInMemory().commands()));
            assertThat(asker.ask(question, recorded(happened), NINE)).isTrue();
        }
        return desk.asked;
    }

    private static RecordedFacts recorded(Object... events) {
        AtomicLong position = new AtomicLong();
        return RecordedFacts.in(DomainEventStream.of(Arrays.stream(events)
                .map(event -> new GenericDomainEventMessage<>(
                        "Dispute",
                        TwoBlueMugs.DISPUTE.value(),
                        position.getAndIncrement(),
                        event,
                        Map.of(),
                        "event-" + position,
                        NINE))));
    }
}
