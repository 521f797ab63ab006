package shop.shipping.carrier.simulated;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import shop.kernel.Recipient;
import shop.shipping.dispatching.LabelRequested;
import shop.shipping.dispatching.ReturnLabelRequested;

/** What the carrier is told when a label is bought: the one place where an address leaves the house. */
record LabelOrder(
        String reference,
        String labelNumber,
        String shipFrom,
        Address to,
        List<Parcel> parcels,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Boolean> isReturn) {

    static LabelOrder of(LabelRequested request) {
        return new LabelOrder(
                request.shipmentId().value(),
                Integer.toString(request.labelNumber()),
                request.shipFrom(),
                Address.of(request.shipTo().recipient()),
                List.of(new Parcel(request.items().stream()
                        .map(item -> new Item(item.sku(), item.description(), item.quantity()))
                        .toList())),
                Optional.empty());
    }

    /** As other carriers have it, a return is ordered like what was sent: the carrier swaps the addresses. */
    static LabelOrder of(ReturnLabelRequested request) {
        return new LabelOrder(
                request.returnShipmentId().value(),
                "1",
                request.shipTo(),
                Address.of(request.sender().recipient()),
                List.of(new Parcel(request.items().stream()
                        .map(item -> new Item(item.sku(), item.description(), item.quantity()))
                        .toList())),
                Optional.of(true));
    }

    /** One parcel and what lies in it. */
    record Parcel(List<Item> items) {}

    /** So many of one thing. */
    record Item(String sku, String description, int quantity) {}

    /** Where to, and to whom. The carrier needs no e-mail address. */
    record Address(
            String name,
            String street,
            String city,
            String postcode,
            String region,
            String country,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> street2,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> phone) {

        static Address of(Recipient recipient) {
            return new Address(
                    recipient.name(),
                    recipient.street(),
                    recipient.city(),
                    recipient.postcode(),
                    recipient.region(),
                    recipient.country(),
                    recipient.street2(),
                    recipient.phone());
        }

        /** Keeps the address out of every log. */
        @Override
        public String toString() {
            return "an address";
        }
    }
}
