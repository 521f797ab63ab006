package shop.shipping.carrier.simulated;

import java.util.List;
import shop.kernel.Recipient;
import shop.shipping.api.ParcelItem;
import shop.shipping.dispatching.LabelRequested;

/** What the carrier is told when a label is bought: the one place where an address leaves the house. */
record LabelOrder(String reference, String labelNumber, String shipFrom, Address to, List<Parcel> parcels) {

    static LabelOrder of(LabelRequested request) {
        return new LabelOrder(
                request.shipmentId().value(),
                Integer.toString(request.labelNumber()),
                request.shipFrom(),
                Address.of(request.shipTo().recipient()),
                List.of(new Parcel(request.items())));
    }

    /** One parcel and what lies in it. */
    record Parcel(List<ParcelItem> items) {}

    /** Where to, and to whom. The carrier needs no e-mail address. */
    record Address(String name, String street, String city, String postcode, String region, String country) {

        static Address of(Recipient recipient) {
            return new Address(
                    recipient.name(),
                    recipient.street(),
                    recipient.city(),
                    recipient.postcode(),
                    recipient.region(),
                    recipient.country());
        }

        /** Keeps the address out of every log. */
        @Override
        public String toString() {
            return "an address";
        }
    }
}
