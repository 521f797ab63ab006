package shop.shipping.http;

import java.util.List;
import java.util.Optional;
import shop.shipping.api.ShipmentId;

/**
 * What came of a hand-over of many.
 *
 * @param parcels each that was named, once
 */
record HandedOver(List<Parcel> parcels) {

    HandedOver {
        parcels = List.copyOf(parcels);
    }

    /**
     * One of them.
     *
     * @param refusal the rule that speaks against it, where one does
     */
    record Parcel(ShipmentId shipmentId, Outcome outcome, Optional<Refusal> refusal) {}

    /** What came of one. */
    enum Outcome {
        /** It is dispatched, or was before. */
        HANDED_OVER,
        /** A rule forbids it: keep it here. */
        REFUSED,
        /** There is no such shipment. */
        NOT_FOUND,
        /** It may be done or not: hand it over again, which changes nothing if it is. */
        UNKNOWN
    }

    /**
     * Why one was refused, as if it had been handed over alone.
     *
     * @param rule the id of the rule
     * @param detail the same in words, with the way out
     */
    record Refusal(String rule, String code, String detail) {}
}
