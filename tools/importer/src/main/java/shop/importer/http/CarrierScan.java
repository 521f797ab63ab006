package shop.importer.http;

import java.time.Instant;
import java.util.Optional;

/**
 * One scan that the carrier is to make.
 *
 * @param at the carrier's own time; the moment of the scan, if it is missing
 */
public record CarrierScan(String status, Optional<Instant> at) {

    public CarrierScan(String status, Instant at) {
        this(status, Optional.of(at));
    }

    /** One that has the time at which it is made. */
    public static CarrierScan now(String status) {
        return new CarrierScan(status, Optional.empty());
    }
}
