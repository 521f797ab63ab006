package shop.benchmark.noop;

/**
 * What a turn has come to.
 *
 * @param millis from the first command until every processor had heard the last of its events
 */
public record WorkDone(long millis) {}
