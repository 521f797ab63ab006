package shop.shipping.asking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static shop.shipping.dispatching.TwoBlueMugs.PARCEL;
import static shop.shipping.dispatching.TwoBlueMugs.cancel;
import static shop.shipping.dispatching.TwoBlueMugs.labelBought;
import static shop.shipping.dispatching.TwoBlueMugs.labelRequested;
import static shop.shipping.dispatching.TwoBlueMugs.labelled;
import static shop.shipping.dispatching.TwoBlueMugs.prepare;
import static shop.shipping.dispatching.TwoBlueMugs.prepared;
import static shop.shipping.dispatching.TwoBlueMugs.recordLabelBought;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.platform.outside.OutsideCalls;
import shop.shipping.dispatching.CarrierOnPaper;
import shop.shipping.dispatching.InMemoryShipping;
import shop.shipping.tracking.TrackingInMemory;

@DisplayName("A request without answer")
class AskAgainTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final InMemoryShipping shipping = new InMemoryShipping();
    private final TrackingInMemory tracking = new TrackingInMemory();
    private final CarrierOnPaper carrier = new CarrierOnPaper();
    private final OutsideCalls threads = new OutsideCalls("test-carrier", 1, 1);
    private final HandTurnedClock clock = new HandTurnedClock();
    private final AskAgain askAgain = new AskAgain(
            tracking.unanswered(),
            shipping.events(),
            new CarrierCalls(threads, carrier, shipping.commands()),
            new AskingSettings(1, 1, Duration.ofHours(1), Duration.ofSeconds(5), Duration.ofSeconds(10)),
            clock);

    @AfterEach
    void stop() {
        threads.close();
        tracking.close();
        shipping.close();
    }

    @Test
    @DisplayName("is made again after growing pauses, word for word, until it is answered (SHP-02)")
    void isMadeAgain() {
        shipping.commands().send(prepare());
        carrier.isAway(true);
        track();

        roundAfter(Duration.ofSeconds(4), 0);
        roundAfter(Duration.ofSeconds(2), 1);
        roundAfter(Duration.ofSeconds(4), 1);
        roundAfter(Duration.ofSeconds(2), 2);
        roundAfter(Duration.ofSeconds(6), 2);
        carrier.isAway(false);
        roundAfter(Duration.ofSeconds(5), 3);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(shipping.story(PARCEL))
                        .containsExactly(prepared(), labelRequested(), labelBought(), labelled()));
        track();
        roundAfter(Duration.ofHours(1), 3);
        assertThat(carrier.asked()).containsOnly(labelRequested());
    }

    @Test
    @DisplayName("is found again by whoever starts anew, with nothing but what was recorded")
    void isFoundAgain() {
        shipping.commands().send(prepare());
        track();
        clock.turn(Duration.ofDays(1));
        askAgain.round();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(shipping.story(PARCEL)).endsWith(labelBought(), labelled()));
    }

    @Test
    @DisplayName("is not asked any more once it is answered to the shipment, though the view is behind (SHP-02)")
    void viewIsBehind() {
        shipping.commands().send(prepare());
        track();
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
        track();
        shipping.commands().send(recordLabelBought());
        shipping.commands().send(cancel());
        clock.turn(Duration.ofDays(1));
        askAgain.round();
        threads.close();

        assertThat(carrier.asked()).doesNotContain(labelRequested());
    }

    private void track() {
        tracking.tell(PARCEL, shipping.story(PARCEL));
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
    private static final class HandTurnedClock extends Clock {

        private Instant now = Instant.parse("2026-01-05T09:01:00Z");

        void turn(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
