package shop.shipping.returning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static shop.shipping.dispatching.OneMugThatComesBack.BACK;
import static shop.shipping.dispatching.OneMugThatComesBack.prepareReturn;
import static shop.shipping.dispatching.OneMugThatComesBack.recordReturnLabelBought;
import static shop.shipping.dispatching.OneMugThatComesBack.recordReturnScan;
import static shop.shipping.dispatching.OneMugThatComesBack.returnLabelVoidRequested;
import static shop.shipping.dispatching.OneMugThatComesBack.returnLabelled;
import static shop.shipping.dispatching.OneMugThatComesBack.returnLapsed;
import static shop.shipping.dispatching.OneMugThatComesBack.returnTakenAsSent;

import java.time.Duration;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import shop.platform.time.TimeScale;
import shop.rehearsal.AggregatesInMemory;
import shop.shipping.HandTurnedClock;
import shop.shipping.Telling;
import shop.shipping.dispatching.OneMugThatComesBack;
import shop.shipping.dispatching.ScanStatus;
import shop.shipping.tracking.TrackingInMemory;

@DisplayName("What does not come back (SHP-08)")
class WatchAwaitedReturnsTest {

    private static final String MONDAY = "2026-01-05T10:00:00+09:00";
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration THREE_DAYS = Duration.ofDays(3);
    private static final Duration OFTEN = Duration.ofSeconds(30);

    private final HandTurnedClock clock = HandTurnedClock.at(Telling.START);
    private final AggregatesInMemory back = OneMugThatComesBack.returnShipments(clock);
    private final TrackingInMemory tracking = new TrackingInMemory();

    @BeforeEach
    void eventsAreOfTheClock() {
        GenericEventMessage.clock = clock;
        clock.turn(Duration.ofHours(1));
        back.commands().send(prepareReturn());
        back.commands().send(recordReturnLabelBought());
        told();
    }

    @AfterEach
    void stop() {
        GenericEventMessage.clock = java.time.Clock.systemUTC();
        tracking.close();
    }

    @Test
    @DisplayName("is not awaited any more after its window, and ends once")
    void lapses() {
        WatchAwaitedReturns watch = watch(Duration.ZERO);
        clock.turn(MONTH.minusMillis(1));
        watch.round();
        assertThat(story()).endsWith(returnLabelled());

        clock.turn(Duration.ofMillis(1));
        watch.round();
        watch.round();
        told();
        watch.round();
        assertThat(story()).endsWith(returnLabelled(), returnLapsed(false), returnLabelVoidRequested());
    }

    @Test
    @DisplayName("and came unseen, is taken for what was to come back where the shop says so")
    void isTakenAsSent() {
        back.commands().send(recordReturnScan(ScanStatus.DELIVERED, MONDAY));
        told();
        clock.turn(THREE_DAYS.plusMillis(1));
        int before = story().size();
        watch(Duration.ZERO).round();
        assertThat(story()).hasSize(before);

        watch(THREE_DAYS).round();
        watch(THREE_DAYS).round();
        assertThat(story()).hasSize(before + 1).endsWith(returnTakenAsSent());
    }

    @Test
    @DisplayName("has days of the business, and bounds that name themselves")
    void bounds() {
        assertThatThrownBy(() -> new ReturningSettings(Duration.ofHours(1), Duration.ZERO, OFTEN))
                .hasMessage("shipping.returns.lapse-after must be 1 to 365 days, such as 30d, not PT1H");
        assertThatThrownBy(() -> new ReturningSettings(MONTH, Duration.ofDays(-1), OFTEN))
                .hasMessageContaining("shipping.returns.taken-as-sent-after must be 0 (never) to 365 days");
        assertThatThrownBy(() -> new ReturningSettings(MONTH, THREE_DAYS, Duration.ZERO))
                .hasMessageContaining("shipping.returns.every must be more than 0");
    }

    private WatchAwaitedReturns watch(Duration takenAsSentAfter) {
        return new WatchAwaitedReturns(
                tracking.awaited(),
                back.commands(),
                clock,
                new ReturningSettings(MONTH, takenAsSentAfter, OFTEN),
                new TimeScale(Duration.ofHours(24), Duration.ofSeconds(15), true));
    }

    private java.util.List<Object> story() {
        return back.story(BACK.value());
    }

    private void told() {
        back.events().readEvents(BACK.value()).asStream().forEach(tracking::tellOfReturn);
    }
}
