package shop.importer.http;

import java.util.Optional;

/**
 * One parcel as the shop shows it, as far as it matters here.
 *
 * @param promise KEPT or MISSED, once it is known
 */
public record ShipmentView(String shipmentId, String state, Optional<String> promise) {}
