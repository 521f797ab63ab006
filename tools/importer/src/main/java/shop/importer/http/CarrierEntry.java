package shop.importer.http;

import java.time.Instant;
import java.util.Optional;

/**
 * One line of the carrier's ledger, as far as it matters here.
 *
 * @param reference the shipment's id
 * @param labelId nothing for what is not about a label
 * @param status of a scan
 * @param carrierTime of a scan, by the carrier's clock
 */
public record CarrierEntry(
        String type,
        String reference,
        Optional<String> labelId,
        Optional<String> status,
        Optional<Instant> carrierTime) {}
