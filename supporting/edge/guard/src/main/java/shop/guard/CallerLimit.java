package shop.guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Holds each caller to a rate of requests and to so many open streams; who asks for more is told when to come back. What a
 * request says of who sends it counts once it is proven and not before, or every new lie would be a new caller: until
 * then, and for those who prove nothing, the address counts, with the shares of a few callers.
 */
public final class CallerLimit extends OncePerRequestFilter {

    /** Those who ask for the first time take the place of those who have not asked for longest. */
    private static final int CALLERS_REMEMBERED = 20_000;

    private static final Duration REMEMBERED_FOR = Duration.ofMinutes(2);
    /** What the library can count: one each nanosecond. */
    private static final long MOST_PER_SECOND = 1_000_000_000;

    private static final long SECONDS_UNTIL_A_STREAM_ENDS = 5;

    private final Supplier<Limits> settings;
    private final int shares;
    private final Function<HttpServletRequest, String> caller;
    private final List<PathPattern> streamPaths;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(CALLERS_REMEMBERED)
            .expireAfterAccess(REMEMBERED_FOR)
            .build();
    private final Map<String, Integer> streams = new ConcurrentHashMap<>();
    private final AtomicInteger streamsInAll = new AtomicInteger();
    private volatile Limits inForce;

    private CallerLimit(Supplier<Limits> settings, int shares, Function<HttpServletRequest, String> caller) {
        this.settings = settings;
        this.shares = shares;
        this.caller = caller;
        this.inForce = settings.get();
        this.streamPaths = inForce.streamPaths().stream()
                .map(PathPatternParser.defaultInstance::parse)
                .toList();
    }

    /** For requests of which nobody has checked yet who sends them. */
    static CallerLimit ofAddresses(Supplier<Limits> limits) {
        return new CallerLimit(limits, limits.get().sharesOfAnAddress(), CallerLimit::address);
    }

    /** @param caller tells who has proven to send a request; empty where nobody has, and the address counts as one caller */
    public static CallerLimit ofCallers(LimitsInForce limits, Function<HttpServletRequest, Optional<String>> caller) {
        return new CallerLimit(
                limits,
                1,
                request -> caller.apply(request).map("caller "::concat).orElseGet(() -> address(request)));
    }

    /**
     * For requests that come to prove something: whoever tries one name after the other stays one address, and whoever
     * tries somebody else's name takes nothing from its owner.
     *
     * @param name tells whose name a request claims
     */
    public static CallerLimit ofAttempts(LimitsInForce limits, Function<HttpServletRequest, String> name) {
        return new CallerLimit(limits, 1, request -> address(request) + " as " + name.apply(request));
    }

    private static String address(HttpServletRequest request) {
        return "address " + Networks.of(request.getRemoteAddr());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String who = caller.apply(request);
        Limits limits = limits();
        String path = Limits.pathOf(request);
        Integer own = limits.rates().get(path);
        long perSecond = (long) shares * (own == null ? limits.requestsPerSecond() : own);
        Bucket bucket = own == null
                ? buckets.get(who, unknown -> bucket(perSecond, (long) shares * limits.requestsAtOnce()))
                : buckets.get(who + " " + path, unknown -> bucket(perSecond, perSecond));
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            long seconds = Math.max(1, TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill() + 999_999_999L));
            Refusal.forNow(
                            HttpStatus.TOO_MANY_REQUESTS,
                            "too-many-requests",
                            (shares > 1 ? "From one address " : "By one caller ") + perSecond
                                    + " requests a second may come. Nothing was done; send the same request again in "
                                    + seconds + " s.",
                            seconds)
                    .answer(response);
        } else if (isStream(request)) {
            stream(who, limits, request, response, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Once they have changed, nobody is held to what was before. */
    private Limits limits() {
        Limits now = settings.get();
        if (!now.equals(inForce)) {
            inForce = now;
            buckets.invalidateAll();
        }
        return now;
    }

    private static Bucket bucket(long perSecond, long atOnce) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(atOnce)
                        .refillGreedy(Math.min(perSecond, MOST_PER_SECOND), Duration.ofSeconds(1)))
                .build();
    }

    private boolean isStream(HttpServletRequest request) {
        if (streamPaths.isEmpty()) {
            return false;
        }
        PathContainer path = PathContainer.parsePath(request.getRequestURI());
        return streamPaths.stream().anyMatch(pattern -> pattern.matches(path));
    }

    private void stream(
            String who, Limits limits, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (streams.merge(who, 1, Integer::sum) > shares * limits.streams()) {
            ended(who);
            refuse(
                    response,
                    HttpStatus.TOO_MANY_REQUESTS,
                    (shares > 1 ? "An address may have " : "A caller may have ") + shares * limits.streams()
                            + " streams open.");
        } else if (streamsInAll.incrementAndGet() > limits.streamsInAll()) {
            streamsInAll.decrementAndGet();
            ended(who);
            refuse(response, HttpStatus.SERVICE_UNAVAILABLE, "There are too many streams open.");
        } else {
            hold(who, request, response, chain);
        }
    }

    private static void refuse(HttpServletResponse response, HttpStatus status, String why) throws IOException {
        Refusal.forNow(
                        status,
                        "too-many-streams",
                        why + " Close one, or come back in " + SECONDS_UNTIL_A_STREAM_ENDS + " s.",
                        SECONDS_UNTIL_A_STREAM_ENDS)
                .answer(response);
    }

    private void hold(String who, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Runnable end = once(() -> {
            streamsInAll.decrementAndGet();
            ended(who);
        });
        try {
            chain.doFilter(request, response);
        } finally {
            if (request.isAsyncStarted()) {
                request.getAsyncContext().addListener(new AtTheEnd(end));
            } else {
                end.run();
            }
        }
    }

    private void ended(String who) {
        streams.computeIfPresent(who, (caller, open) -> open == 1 ? null : open - 1);
    }

    private static Runnable once(Runnable end) {
        AtomicBoolean done = new AtomicBoolean();
        return () -> {
            if (done.compareAndSet(false, true)) {
                end.run();
            }
        };
    }

    private record AtTheEnd(Runnable end) implements AsyncListener {

        @Override
        public void onComplete(AsyncEvent event) {
            end.run();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            // The end follows.
        }

        @Override
        public void onError(AsyncEvent event) {
            end.run();
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }
}
