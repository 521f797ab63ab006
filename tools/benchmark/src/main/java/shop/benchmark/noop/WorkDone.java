package shop.benchmark.noop;

/**
 * What a turn has come to.
 *
 * @param millis from the first command until every processor had heard the last of its events
 * @param heard how many events were told to how many handlers
 */
public record WorkDone(long millis, long heard) {}
