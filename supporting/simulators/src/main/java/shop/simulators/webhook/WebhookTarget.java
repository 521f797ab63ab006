package shop.simulators.webhook;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;

/**
 * Where webhooks go, and how patiently.
 *
 * @param url who is told
 * @param secret signs each message
 * @param atOnce how many may be under way together
 * @param patience how long an answer may take
 * @param firstRetry the first pause after a failure; each further one is twice as long
 * @param longestRetry the longest pause
 * @param mostAttempts after how many a message is given up, from 1; while the receiver is away, none is counted
 */
public record WebhookTarget(
        URI url,
        String secret,
        int atOnce,
        Duration patience,
        Duration firstRetry,
        Duration longestRetry,
        int mostAttempts) {

    public WebhookTarget {
        // A wrong address is found when the simulator starts, not when its first message leaves.
        HttpRequest.newBuilder(url);
        if (mostAttempts < 1) {
            throw new IllegalArgumentException("A message needs at least one attempt, not " + mostAttempts);
        }
    }

    Duration pauseAfter(int failures) {
        int doublings = Math.min(failures - 1, 20);
        Duration pause = firstRetry.multipliedBy(1L << doublings);
        return pause.compareTo(longestRetry) < 0 ? pause : longestRetry;
    }
}
