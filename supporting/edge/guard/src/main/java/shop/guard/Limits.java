package shop.guard;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much one caller may ask for. Whoever keeps to it notices none of this; the usual values leave room for an import at
 * full speed.
 *
 * @param body the most that a request's body may hold
 * @param bodies the same for paths that need less: by path
 * @param headersWithin how long the request line and the headers may take to arrive in all
 * @param bodyWithin how long a body may take to arrive, from the end of the headers on
 * @param bodiesInAll how much all bodies that are on their way may hold together, beyond {@link #smallBody} each
 * @param smallBody what a body may hold whatever all others do
 * @param requestsPerSecond how many requests a caller may send for as long as they like
 * @param requestsAtOnce how many they may send at once, after a pause
 * @param busyPaths paths at which one caller speaks for many, such as a carrier's notifications: how many requests a second
 * @param streams how many streams a caller may have open
 * @param streamsInAll how many streams may be open in all
 * @param streamPaths patterns of the paths that answer with a stream
 * @param connectionsPerAddress how many connections an address may have
 */
@ConfigurationProperties("shop.limits")
public record Limits(
        @DefaultValue("512KB") DataSize body,
        @DefaultValue Map<String, DataSize> bodies,
        @DefaultValue("10s") Duration headersWithin,
        @DefaultValue("10s") Duration bodyWithin,
        @DefaultValue("32MB") DataSize bodiesInAll,
        @DefaultValue("16KB") DataSize smallBody,
        @DefaultValue("1000") int requestsPerSecond,
        @DefaultValue("2000") int requestsAtOnce,
        @DefaultValue Map<String, Integer> busyPaths,
        @DefaultValue("20") int streams,
        @DefaultValue("2000") int streamsInAll,
        @DefaultValue Set<String> streamPaths,
        @DefaultValue("2048") int connectionsPerAddress) {

    public Limits {
        bodies = Map.copyOf(bodies);
        busyPaths = Map.copyOf(busyPaths);
        streamPaths = Set.copyOf(streamPaths);
    }

    long bodyOf(String path) {
        return bodies.getOrDefault(path, body).toBytes();
    }
}
