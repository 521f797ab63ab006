package shop.shipping.returning;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.platform.messaging.Commands;
import shop.platform.time.TimeScale;
import shop.shipping.api.ReturnShipmentId;
import shop.shipping.dispatching.LapseReturnShipment;
import shop.shipping.dispatching.TakeReturnShipmentAsSent;
import shop.shipping.tracking.AwaitedReturns;

/**
 * Looks for what has not come back for long, and for what came and nobody looked at. The views may be behind, and two
 * instances may look at once: the return shipment knows better, and each happens once.
 */
final class WatchAwaitedReturns {

    private static final Logger log = LoggerFactory.getLogger(WatchAwaitedReturns.class);

    /** What is more waits for the next round; commands of one round are under way together. */
    private static final int AT_MOST = 200;

    private final AwaitedReturns returns;
    private final Commands commands;
    private final Clock clock;
    private final ReturningSettings settings;
    private final TimeScale scale;

    WatchAwaitedReturns(
            AwaitedReturns returns, Commands commands, Clock clock, ReturningSettings settings, TimeScale scale) {
        this.returns = returns;
        this.commands = commands;
        this.clock = clock;
        this.settings = settings;
        this.scale = scale;
    }

    /** One round over all that is awaited. */
    void round() {
        Instant since = clock.instant().minus(scale.of(settings.lapseAfter()));
        send(returns.notHereSince(since, AT_MOST), it -> new LapseReturnShipment(it, since));
        if (settings.areTakenAsSent()) {
            Instant before = clock.instant().minus(scale.of(settings.takenAsSentAfter()));
            send(returns.unseenSince(before, AT_MOST), it -> new TakeReturnShipmentAsSent(it, before));
        }
    }

    private void send(List<ReturnShipmentId> awaited, Function<ReturnShipmentId, Object> command) {
        awaited.stream()
                .map(it -> new Asked(it, commands.begin(command.apply(it))))
                .toList()
                .forEach(Asked::await);
    }

    private record Asked(ReturnShipmentId what, Commands.Pending outcome) {

        /** One that cannot be asked holds up no other. */
        void await() {
            try {
                outcome.await();
            } catch (RuntimeException failure) {
                log.warn("{} cannot be decided about just now: {}", what, failure.toString());
            }
        }
    }
}
