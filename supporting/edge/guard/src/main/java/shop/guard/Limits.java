package shop.guard;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.web.util.UrlPathHelper;

/**
 * How much one caller may ask for. Whoever keeps to it notices none of this; the usual values leave room for an import at
 * full speed. Rates and connections are at least 1; no streams at all may be wanted.
 *
 * @param body the most that a request's body may hold
 * @param bodies the same for paths that need less: by path
 * @param headersWithin how long the request line and the headers may take to arrive in all
 * @param bodyWithin how long a body may take to arrive, from the end of the headers on
 * @param bodiesInAll how much all bodies that are on their way may hold together, beyond {@link #smallBody} each
 * @param smallBody what a body may hold whatever all others do
 * @param requestsPerSecond how many requests a caller may send for as long as they like
 * @param requestsAtOnce how many they may send at once, after a pause; twice as many unless said
 * @param rates paths at which a caller needs more or less than that: how many requests a second, by path
 * @param sharesOfAnAddress for how many callers an address counts while it is not known who calls
 * @param streams how many streams a caller may have open
 * @param streamsInAll how many streams may be open in all
 * @param streamPaths patterns of the paths that answer with a stream
 * @param connectionsPerAddress how many connections an address may have; an IPv6 network counts as one address
 * @param connectionsPerProxy how many this machine itself may have, and a proxy that is trusted: they speak for many
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
        Integer requestsAtOnce,
        @DefaultValue Map<String, Integer> rates,
        @DefaultValue("4") int sharesOfAnAddress,
        @DefaultValue("20") int streams,
        @DefaultValue("2000") int streamsInAll,
        @DefaultValue Set<String> streamPaths,
        @DefaultValue("2048") int connectionsPerAddress,
        @DefaultValue("2048") int connectionsPerProxy) {

    public Limits {
        bodies = Map.copyOf(bodies);
        requestsAtOnce =
                requestsAtOnce == null ? (int) Math.min(Integer.MAX_VALUE, 2L * requestsPerSecond) : requestsAtOnce;
        rates = Map.copyOf(rates);
        streamPaths = Set.copyOf(streamPaths);
        // Nothing at all would be for everybody: what is meant as "no limit" must not be the narrowest of all.
        needsToBe(1, "requests-per-second", requestsPerSecond);
        needsToBe(1, "requests-at-once", requestsAtOnce);
        rates.forEach((path, rate) -> needsToBe(1, "rates.[" + path + "]", rate));
        needsToBe(1, "shares-of-an-address", sharesOfAnAddress);
        needsToBe(0, "streams", streams);
        needsToBe(0, "streams-in-all", streamsInAll);
        needsToBe(1, "connections-per-address", connectionsPerAddress);
        needsToBe(1, "connections-per-proxy", connectionsPerProxy);
    }

    private static void needsToBe(int atLeast, String name, int said) {
        if (said < atLeast) {
            throw new IllegalArgumentException(
                    "shop.limits." + name + " must be at least " + atLeast + ", and is " + said);
        }
    }

    /** As what serves the request reads it: an escaped letter is a letter. */
    static String pathOf(HttpServletRequest request) {
        return UrlPathHelper.defaultInstance.getPathWithinApplication(request);
    }

    long bodyOf(String path) {
        return bodies.getOrDefault(path, body).toBytes();
    }
}
