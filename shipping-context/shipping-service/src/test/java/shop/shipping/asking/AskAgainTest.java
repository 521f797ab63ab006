package shop.shipping.asking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shop.shipping.dispatching.TwoBlueMugs.JIWON;
import static shop.shipping.dispatching.TwoBlueMugs.MUGS;
import static shop.shipping.dispatching.TwoBlueMugs.ORDER;
import static shop.shipping.dispatching.TwoBlueMugs.PARCEL;
import static shop.shipping.dispatching.TwoBlueMugs.POTTER;
import static shop.shipping.dispatching.TwoBlueMugs.cancel;
import static shop.shipping.dispatching.TwoBlueMugs.labelBought;
import static shop.shipping.dispatching.TwoBlueMugs.labelRefused;
import static shop.shipping.dispatching.TwoBlueMugs.labelRequested;
import static shop.shipping.dispatching.TwoBlueMugs.labelVoidRefused;
import static shop.shipping.dispatching.TwoBlueMugs.labelVoidRequested;
import static shop.shipping.dispatching.TwoBlueMugs.labelVoided;
import static shop.shipping.dispatching.TwoBlueMugs.labelled;
import static shop.shipping.dispatching.TwoBlueMugs.prepare;
import static shop.shipping.dispatching.TwoBlueMugs.prepared;
import static shop.shipping.dispatching.TwoBlueMugs.recordLabelBought;
import static shop.shipping.dispatching.TwoBlueMugs.spareLabelVoidRequested;
import static shop.shipping.dispatching.TwoBlueMugs.spareLabelVoided;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import shop.mongo.EmbeddedMongo;
import shop.platform.outside.AskAgain;
import shop.platform.outside.AskingSettings;
import shop.platform.outside.OpenQuestion;
import shop.platform.outside.OpenQuestions;
import shop.platform.outside.OutsideCalls;
import shop.rehearsal.AggregatesInMemory;
import shop.shipping.HandTurnedClock;
import shop.shipping.Telling;
import shop.shipping.api.ShipmentId;
import shop.shipping.dispatching.CarrierOnPaper;
import shop.shipping.dispatching.LabelRequested;
import shop.shipping.dispatching.RecordLabelBought;
import shop.shipping.dispatching.ShipmentOutcomes;
import shop.shipping.dispatching.ShipmentPrepared;
import shop.shipping.dispatching.TwoBlueMugs;

@DisplayName("A request without answer")
class AskAgainTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private static final Instant LATER = Instant.parse("2026-12-31T00:00:00+09:00");
    private static final AskingSettings SETTINGS =
            new AskingSettings(1, 1, Duration.ofHours(1), Duration.ofSeconds(5), Duration.ofSeconds(20));

    private final AggregatesInMemory shipping = TwoBlueMugs.shipments();
    private final EmbeddedMongo mongo = EmbeddedMongo.inMemory();
    private final MongoClient client = MongoClients.create(mongo.uri("shipping"));
    private final OpenQuestions requests =
            new OpenQuestions(new MongoTemplate(client, "shipping"), "open-requests", SETTINGS, ShipmentOutcomes.KNOWN);
    private final ShipmentQuestions listed = new ShipmentQuestions(requests);
    private final Telling telling = new Telling(listed);
    private final CarrierOnPaper carrier = new CarrierOnPaper();
    private final OutsideCalls threads = new OutsideCalls("test-carrier", 1, 1);
    private final HandTurnedClock clock = HandTurnedClock.at(Telling.START.plusSeconds(60));
    private final AskAgain askAgain = new AskAgain(
            requests,
            shipping.events(),
            new AskTheCarrierAgain(new CarrierCalls(threads, carrier, shipping.commands())),
            clock);

    @AfterEach
    void stop() {
        threads.close();
        client.close();
        mongo.close();
    }

    @Test
    @DisplayName("is made again after growing pauses, word for word, until it is answered (SHP-02)")
    void isMadeAgain() {
        shipping.commands().send(prepare());
        carrier.isAway(true);
        told();

        roundAfter(Duration.ofMillis(4999), 0);
        roundAfter(Duration.ofMillis(1), 1);
        roundAfter(Duration.ofSeconds(9), 1);
        roundAfter(Duration.ofSeconds(1), 2);
        roundAfter(Duration.ofSeconds(19), 2);
        roundAfter(Duration.ofSeconds(1), 3);
        roundAfter(Duration.ofSeconds(19), 3);
        carrier.isAway(false);
        roundAfter(Duration.ofSeconds(1), 4);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(shipping.story(PARCEL.value()))
                        .containsExactly(prepared(), labelRequested(), labelBought(), labelled()));
        told();
        roundAfter(Duration.ofHours(1), 4);
        assertThat(carrier.asked()).containsOnly(labelRequested());
    }

    @Test
    @DisplayName("of a label that was sold twice is made again, too, beside that of the parcel itself (SHP-02)")
    void spareLabelIsGivenBack() {
        shipping.commands().send(prepare());
        shipping.commands().send(recordLabelBought());
        shipping.commands().send(new RecordLabelBought(PARCEL, 1, "label-2", "simulated", "SIM0002", Optional.empty()));
        carrier.isAway(true);
        told();

        // Each fact is told a minute after the one before it; this one is the sixth.
        roundAfter(Duration.ofMinutes(4).plusSeconds(5), 1);
        carrier.isAway(false);
        roundAfter(Duration.ofSeconds(10), 2);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(shipping.story(PARCEL.value())).endsWith(spareLabelVoided()));
        told();
        roundAfter(Duration.ofHours(1), 2);
        assertThat(carrier.asked()).containsOnly(spareLabelVoidRequested());
    }

    @Test
    @DisplayName("is found again by whoever starts anew, with nothing but what was recorded")
    void isFoundAgain() {
        shipping.commands().send(prepare());
        told();
        clock.turn(Duration.ofDays(1));
        askAgain.round();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(shipping.story(PARCEL.value())).endsWith(labelBought(), labelled()));
    }

    @Test
    @DisplayName("is not asked any more once it is answered to the shipment, though the list is behind (SHP-02)")
    void listIsBehind() {
        shipping.commands().send(prepare());
        told();
        shipping.commands().send(recordLabelBought());
        clock.turn(Duration.ofDays(1));
        askAgain.round();
        threads.close();

        assertThat(carrier.asked()).isEmpty();
    }

    @Test
    @DisplayName("is the latest of its shipment: the label that is given back is not bought again (SHP-02)")
    void isTheLatest() {
        shipping.commands().send(prepare());
        told();
        shipping.commands().send(recordLabelBought());
        shipping.commands().send(cancel());
        clock.turn(Duration.ofDays(1));
        askAgain.round();
        threads.close();

        assertThat(carrier.asked()).doesNotContain(labelRequested());
    }

    @Test
    @DisplayName("is made again though ever so many older ones have no answer either")
    void isNotStarved() {
        for (int number = 0; number < 500; number++) {
            ShipmentId other = new ShipmentId("shipment-" + number + "-icheon_pottery");
            telling.tell(other, List.of(preparedAs(other), labelRequestedAs(other)));
        }
        clock.turn(Duration.ofDays(1));
        askAgain.round();
        shipping.commands().send(prepare());
        told();
        askAgain.round();
        threads.close();

        assertThat(carrier.asked()).containsExactly(labelRequested());
    }

    @Test
    @DisplayName("is on the list from the moment it was recorded until it is answered, whatever the answer")
    void isListed() {
        telling.tell(PARCEL, List.of(prepared(), labelRequested()));
        assertThat(openEver()).containsExactly(labelRequested().operationKey());
        telling.tell(PARCEL, 2, labelRefused());
        assertThat(openEver()).isEmpty();
        telling.tell(PARCEL, 3, labelRequested(2));
        assertThat(openEver()).containsExactly(labelRequested(2).operationKey());
        telling.tell(PARCEL, 4, labelBought());
        assertThat(openEver()).isEmpty();
        telling.tell(PARCEL, 5, labelVoidRequested());
        assertThat(openEver()).containsExactly(labelVoidRequested().operationKey());
        telling.tell(PARCEL, 6, labelVoidRefused());
        assertThat(openEver()).isEmpty();
        telling.tell(PARCEL, 5, labelVoidRequested());
        telling.tell(PARCEL, 6, labelVoided());
        assertThat(openEver()).isEmpty();
    }

    @Test
    @DisplayName("is forgotten and told again when the list is rebuilt")
    void isListedAgain() {
        List<Object> facts = List.of(prepared(), labelRequested());
        telling.tell(PARCEL, facts);
        telling.tell(PARCEL, facts);
        List<OpenQuestion> before = requests.due(LATER, 10);
        assertThat(before).hasSize(1);

        listed.reset();
        assertThat(openEver()).isEmpty();
        telling.tell(PARCEL, facts);

        assertThat(requests.due(LATER, 10)).isEqualTo(before);
    }

    private List<String> openEver() {
        return requests.due(LATER, 10).stream().map(OpenQuestion::key).toList();
    }

    private static ShipmentPrepared preparedAs(ShipmentId other) {
        return new ShipmentPrepared(other, ORDER, POTTER, JIWON, MUGS, Optional.empty());
    }

    private static LabelRequested labelRequestedAs(ShipmentId other) {
        return new LabelRequested(other, ORDER, 1, other + "-label-1", POTTER, JIWON, MUGS);
    }

    private void told() {
        telling.tell(PARCEL, shipping.story(PARCEL.value()));
    }

    private void roundAfter(Duration pause, int askedInAll) {
        clock.turn(pause);
        askAgain.round();
        await().atMost(SOON).untilAsserted(() -> assertThat(carrier.asked()).hasSize(askedInAll));
        awaitFreeHands();
    }

    /** The carrier's only thread has ended what it was doing. */
    private void awaitFreeHands() {
        var free = new CountDownLatch(1);
        await().atMost(SOON).until(() -> threads.make("free", free::countDown));
        await().atMost(SOON).until(() -> free.getCount() == 0);
    }

    /** The facts of the tracked shipment are a minute apart from nine o'clock; the label was asked for at 9:01. */
}
