package shop.importer.http;

import java.time.Instant;

/**
 * One scan that the carrier is to make.
 *
 * @param at the carrier's own time
 */
public record CarrierScan(String status, Instant at) {}
