package shop.shipping.dispatching;

import java.util.Map;
import java.util.Optional;
import shop.kernel.Recipient;
import shop.platform.rejection.BusinessRejection;
import shop.shipping.api.HoldReason;
import shop.shipping.api.ShipmentId;

/**
 * SHP-03: a shipment that is on hold goes on when the reason is gone. Where the address is the reason, only another address
 * is that: the carrier would refuse the same one again. A person's hold is lifted where it was asked for, at the order.
 */
final class HoldsEndWithTheirReason {

    private HoldsEndWithTheirReason() {}

    static void checkRelease(
            ShipmentId shipment, Standing standing, Optional<HoldReason> reason, boolean heldByPerson) {
        if (standing == Standing.CANCELLED) {
            throw refused(
                    shipment, "shipment-cancelled", "The parcel " + shipment + " cannot be released: it is cancelled.");
        }
        if (heldByPerson && standing != Standing.ON_HOLD) {
            throw refused(
                    shipment,
                    "held-by-person",
                    "The parcel " + shipment
                            + " is held by a person, not for its label. The shop or support releases it"
                            + " at its order (POST /orders/" + shipment.orderId() + "/release).");
        }
        if (reason.equals(Optional.of(HoldReason.ADDRESS_UNDELIVERABLE))) {
            throw refused(
                    shipment,
                    "address-unchanged",
                    "The parcel " + shipment + " would be held again: the carrier does not deliver to its address."
                            + " Change the address (PUT /shipments/" + shipment + "/address), which releases it too.");
        }
    }

    static void checkAddress(ShipmentId shipment, Standing standing, Recipient before, Recipient now) {
        if (standing != Standing.ON_HOLD) {
            throw refused(
                    shipment,
                    "shipment-not-on-hold",
                    "The address of " + shipment + " can be changed while it is on hold, and it is not.");
        }
        if (before.equals(now)) {
            throw refused(
                    shipment,
                    "address-unchanged",
                    "This is the address that " + shipment + " has already; send one that the carrier delivers to.");
        }
    }

    private static BusinessRejection refused(ShipmentId shipment, String code, String message) {
        return BusinessRejection.of("SHP-03", code, message, Map.of("shipmentId", shipment.value()));
    }
}
