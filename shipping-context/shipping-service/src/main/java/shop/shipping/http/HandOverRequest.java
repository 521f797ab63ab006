package shop.shipping.http;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Instant;
import shop.shipping.api.HandOverShipment;
import shop.shipping.api.ShipmentId;

/**
 * A hand-over as a warehouse reports it.
 *
 * @param at when the carrier took the parcel; now, if left out
 */
record HandOverRequest(
        @Schema(
                description =
                        "when the carrier took the parcel, with its offset from UTC: not before the parcel was asked for, and at most five minutes ahead of our clock (SHP-11); now, if left out")
        Instant at) {

    static HandOverShipment now(ShipmentId shipment, Clock clock) {
        return new HandOverShipment(shipment, clock.instant());
    }

    HandOverShipment command(ShipmentId shipment, Clock clock) {
        return at == null ? now(shipment, clock) : new HandOverShipment(shipment, at);
    }
}
