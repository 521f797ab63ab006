package shop.shipping.http;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import shop.platform.messaging.Commands;
import shop.platform.messaging.Failures;
import shop.platform.rejection.BusinessRejection;
import shop.platform.rejection.Rejection;
import shop.shipping.api.HandOverShipment;
import shop.shipping.api.ShipmentId;
import shop.shipping.http.HandedOver.Outcome;
import shop.shipping.http.HandedOver.Refusal;

/**
 * Hands many parcels over, as when a carrier's van has taken a cage of them. Each is decided for itself, all are under way at
 * once, and all have one deadline together: what is not answered by then may be done or not, and is told as that.
 */
@Component
class HandOvers {

    /** Longer than the server takes to give up on an append, so that its answer is heard. */
    static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final Logger log = LoggerFactory.getLogger(HandOvers.class);

    private final Commands commands;

    HandOvers(Commands commands) {
        this.commands = commands;
    }

    /**
     * Each once, in the order in which they were named first.
     *
     * @param at the moment by the carrier's clock
     * @param atMost how long all together may take
     */
    HandedOver of(List<ShipmentId> shipments, Instant at, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        Map<ShipmentId, Commands.Pending> underWay = new LinkedHashMap<>();
        shipments.forEach(
                shipment -> underWay.computeIfAbsent(shipment, id -> commands.begin(new HandOverShipment(id, at))));
        return new HandedOver(underWay.entrySet().stream()
                .map(each -> told(each.getKey(), each.getValue(), Duration.ofNanos(deadline - System.nanoTime())))
                .toList());
    }

    private static HandedOver.Parcel told(ShipmentId shipment, Commands.Pending handOver, Duration left) {
        try {
            handOver.await(left);
            return new HandedOver.Parcel(shipment, Outcome.HANDED_OVER, Optional.empty());
        } catch (RuntimeException failure) {
            Optional<Rejection> refusal = BusinessRejection.in(failure);
            if (refusal.isPresent()) {
                Rejection said = refusal.get();
                return new HandedOver.Parcel(
                        shipment, Outcome.REFUSED, Optional.of(new Refusal(said.rule(), said.code(), said.message())));
            }
            if (Failures.isAboutNothing(failure)) {
                return new HandedOver.Parcel(shipment, Outcome.NOT_FOUND, Optional.empty());
            }
            if (!Failures.pass(failure)) {
                log.error("The hand-over of {} failed", shipment, failure);
            }
            return new HandedOver.Parcel(shipment, Outcome.UNKNOWN, Optional.empty());
        }
    }
}
