package shop.payment.asking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shop.payment.collecting.TwoBlueMugs.IN_A_WEEK;
import static shop.payment.collecting.TwoBlueMugs.NINE;
import static shop.payment.collecting.TwoBlueMugs.PAYMENT;

import com.mongodb.client.MongoClients;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import shop.mongo.EmbeddedMongo;
import shop.payment.Projecting;
import shop.payment.RememberingProvider;
import shop.payment.api.AuthorisationExpired;
import shop.payment.api.PaymentMethod;
import shop.payment.collecting.PaymentsInMemory;
import shop.payment.collecting.RecordAuthorised;
import shop.payment.collecting.RecordExpired;
import shop.payment.collecting.TwoBlueMugs;
import shop.payment.statement.StatementsForTests;
import shop.platform.outside.OutsideCalls;

@DisplayName("An authorisation whose time is over (PAY-01)")
class EndedAuthorisationsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final EmbeddedMongo mongo = EmbeddedMongo.inMemory();
    private final com.mongodb.client.MongoClient client = MongoClients.create(mongo.uri("payment"));
    private final MongoTemplate template = new MongoTemplate(client, "payment");
    private final Projecting projecting = Projecting.of(StatementsForTests.projection(template), PAYMENT);
    private final PaymentsInMemory payments = new PaymentsInMemory();
    private final RememberingProvider provider = new RememberingProvider();
    private final OutsideCalls threads = new OutsideCalls("provider", 4, 100);
    private final AtomicReference<Instant> now = new AtomicReference<>(NINE);
    private final EndedAuthorisations ends = new EndedAuthorisations(
            StatementsForTests.journals(template),
            payments.events(),
            AskingForTests.calls(threads, provider, payments.commands()),
            new Clock() {
                @Override
                public ZoneOffset getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(java.time.ZoneId zone) {
                    return this;
                }

                @Override
                public Instant instant() {
                    return now.get();
                }
            });
    private int told;

    @BeforeEach
    void authorised() {
        payments.commands().send(TwoBlueMugs.authorise(PaymentMethod.CARD));
        payments.commands().send(new RecordAuthorised(PAYMENT, TwoBlueMugs.CARD, IN_A_WEEK));
        told();
    }

    @AfterEach
    void stop() {
        threads.close();
        projecting.close();
        client.close();
        mongo.close();
    }

    private void told() {
        List<Object> happened = payments.happened();
        projecting.hears(NINE, happened.subList(told, happened.size()).toArray());
        told = happened.size();
    }

    private void roundAt(Instant moment) {
        now.set(moment);
        ends.round();
    }

    @Test
    @DisplayName("is looked up then, again after a while, and no more once the provider says that it has ended")
    void isLookedUp() {
        roundAt(IN_A_WEEK);
        assertThat(provider.lookedUp()).as("not over yet").isEmpty();

        roundAt(IN_A_WEEK.plusMillis(1));
        await().atMost(PATIENCE).until(() -> provider.lookedUp().size() == 1);
        roundAt(IN_A_WEEK.plusSeconds(59));
        provider.saysOfAPayer(new RecordExpired(PAYMENT));
        await().atMost(PATIENCE).until(() -> {
            roundAt(now.get().plusSeconds(61));
            return payments.happened().stream().anyMatch(AuthorisationExpired.class::isInstance);
        });
        told();

        int before = provider.lookedUp().size();
        roundAt(now.get().plus(Duration.ofDays(1)));
        threads.close();
        assertThat(provider.lookedUp()).hasSize(before);
    }
}
