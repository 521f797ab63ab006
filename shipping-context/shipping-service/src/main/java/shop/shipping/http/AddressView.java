package shop.shipping.http;

import java.util.Optional;
import shop.kernel.Recipient;
import shop.shipping.api.ShipmentId;
import shop.shipping.destination.Destination;

/**
 * Where a parcel goes, for those who pack it, or put its address right.
 *
 * @param shipTo as the carrier has put it right, if it has
 * @param given the address as it was given, where that is another one (SHP-01)
 */
record AddressView(ShipmentId shipmentId, To shipTo, Optional<To> given) {

    static AddressView of(ShipmentId shipment, Destination destination) {
        return new AddressView(
                shipment,
                To.of(destination.recipient()),
                destination.corrected().map(right -> To.of(destination.given())));
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

        static To of(Recipient recipient) {
            return new To(
                    recipient.name(),
                    recipient.street(),
                    recipient.street2(),
                    recipient.city(),
                    recipient.postcode(),
                    recipient.region(),
                    recipient.country(),
                    recipient.phone());
        }

        /** Keeps the address out of every log. */
        @Override
        public String toString() {
            return "an address";
        }
    }
}
