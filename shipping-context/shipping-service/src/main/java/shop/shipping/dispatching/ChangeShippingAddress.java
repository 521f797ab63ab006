package shop.shipping.dispatching;

import shop.kernel.Recipient;
import shop.shipping.api.ShipmentId;

/**
 * Sends a shipment that is on hold to another address, whereupon it goes on (SHP-03).
 */
public record ChangeShippingAddress(ShipmentId shipmentId, Recipient shipTo) {

    /** Keeps the address out of every log. */
    @Override
    public String toString() {
        return "another address for " + shipmentId;
    }
}
