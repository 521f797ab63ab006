package shop.importer.http;

import java.time.Duration;

/** Hears when the system asks its callers to slow down. */
@FunctionalInterface
public interface Pushback {

    void slowDown(Duration retryAfter);
}
