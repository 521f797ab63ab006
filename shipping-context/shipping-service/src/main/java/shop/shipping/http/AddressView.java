package shop.shipping.http;

import java.util.Optional;
import shop.kernel.Recipient;
import shop.shipping.api.ShipmentId;

/**
 * Where a parcel goes, for those who pack it, or put its address right.
 *
 * @param shipTo as the carrier has put it right, if it has
 */
record AddressView(ShipmentId shipmentId, To shipTo) {

    static AddressView of(ShipmentId shipment, Recipient recipient) {
        return new AddressView(
                shipment,
                new To(
                        recipient.name(),
                        recipient.street(),
                        recipient.street2(),
                        recipient.city(),
                        recipient.postcode(),
                        recipient.region(),
                        recipient.country(),
                        recipient.phone()));
    }

    /** Keeps the address out of every log. */
    @Override
    public String toString() {
        return "the address of " + shipmentId;
    }

    /** The address itself. */
    record To(
            String name,
            String street,
            Optional<String> street2,
            String city,
            String postcode,
            String region,
            String country,
            Optional<String> phone) {

        /** Keeps the address out of every log. */
        @Override
        public String toString() {
            return "an address";
        }
    }
}
