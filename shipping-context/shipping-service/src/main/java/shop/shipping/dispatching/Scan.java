package shop.shipping.dispatching;

import java.time.Instant;

/**
 * One report of a carrier about a parcel. The same report told twice is the same scan.
 *
 * @param at by the carrier's clock
 */
public record Scan(ScanStatus status, Instant at) {}
