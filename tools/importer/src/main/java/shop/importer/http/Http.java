package shop.importer.http;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Sends requests until they are answered. A system that is down, is starting or is full is asked again, at growing
 * intervals or when it says so, until it has given no answer for as long as the patience lasts.
 */
public final class Http {

    private static final Set<Integer> TRY_AGAIN = Set.of(429, 502, 503, 504);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(60);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final Duration patience;
    private final Pushback pushback;

    public Http(Duration patience, Pushback pushback) {
        this.patience = patience;
        this.pushback = pushback;
    }

    /**
     * Sends a request that may be sent more than once.
     *
     * @param request made anew for each attempt
     */
    Answer exchange(Supplier<HttpRequest.Builder> request) {
        long giveUp = System.nanoTime() + patience.toNanos();
        Duration pause = FIRST_PAUSE;
        while (true) {
            HttpRequest attempt = request.get().timeout(LONGEST_ANSWER).build();
            Answer last;
            Duration wait;
            try {
                HttpResponse<String> response = client.send(attempt, HttpResponse.BodyHandlers.ofString());
                last = new Answer(name(attempt), response.statusCode(), response.body());
                if (!TRY_AGAIN.contains(response.statusCode())) {
                    return last;
                }
                wait = retryAfter(response, pause);
                pushback.slowDown(wait);
                if (System.nanoTime() + wait.toNanos() > giveUp) {
                    throw new Unreachable(
                            "%s was answered %d for %s: %s"
                                    .formatted(name(attempt), last.status(), inWords(patience), last.body()),
                            null);
                }
            } catch (IOException noAnswer) {
                wait = pause;
                if (System.nanoTime() + wait.toNanos() > giveUp) {
                    throw new Unreachable(
                            "%s has had no answer for %s: %s".formatted(name(attempt), inWords(patience), noAnswer),
                            noAnswer);
                }
            } catch (InterruptedException interrupted) {
                throw interrupted(attempt);
            }
            sleep(wait, attempt);
            pause = longer(pause);
        }
    }

    /** The lines of a long answer, as they come. Close the stream. */
    Stream<String> lines(HttpRequest.Builder request) {
        HttpRequest once = request.timeout(LONGEST_ANSWER).build();
        try {
            HttpResponse<Stream<String>> response = client.send(once, HttpResponse.BodyHandlers.ofLines());
            if (response.statusCode() != 200) {
                throw new UnexpectedAnswer("%s was answered %d".formatted(name(once), response.statusCode()));
            }
            return response.body();
        } catch (IOException noAnswer) {
            throw new Unreachable("%s has no answer: %s".formatted(name(once), noAnswer), noAnswer);
        } catch (InterruptedException interrupted) {
            throw interrupted(once);
        }
    }

    private static Duration retryAfter(HttpResponse<?> response, Duration otherwise) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,4}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(otherwise);
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }

    private static void sleep(Duration pause, HttpRequest request) {
        try {
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        } catch (InterruptedException interrupted) {
            throw interrupted(request);
        }
    }

    private static Unreachable interrupted(HttpRequest request) {
        Thread.currentThread().interrupt();
        return new Unreachable("Interrupted before " + name(request) + " was answered", null);
    }

    private static String name(HttpRequest request) {
        return request.method() + " " + request.uri();
    }

    private static String inWords(Duration duration) {
        return duration.toSeconds() + " s";
    }
}
