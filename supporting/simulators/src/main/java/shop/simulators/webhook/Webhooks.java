package shop.simulators.webhook;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import shop.http.client.HttpRequests;

/**
 * Sends messages until each was answered with 2xx, or is given up: at once when it was refused for good, since the same
 * bytes would be refused again; after a bounded number of attempts otherwise. A signature that is not believed is none that is
 * refused for good: each try is signed anew, and whoever changes a secret takes the next.
 *
 * <p>The messages about one subject wait in its lane for the one before them; a lane whose message fails rests for a
 * while and holds up no other. When the receiver cannot be reached at all, one message probes for it and the rest
 * wait, so that its return is met with deliveries at once and not with thousands of pauses that have grown long.
 *
 * <p>All state belongs to one thread, which never waits.
 */
public final class Webhooks implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
    private static final Duration LONGEST_PROBE = Duration.ofSeconds(5);

    /** Of the client's errors those that pass: not believed, too slow, too early, too many (RFC 9110, 8470 and 6585). */
    private static final Set<Integer> PASSING = Set.of(401, 408, 425, 429);

    private final WebhookTarget target;
    private final Clock clock;
    private final Receipts receipts;
    private final ScheduledExecutorService loop;
    private final ExecutorService network;
    private final RestClient receiver;

    private final Map<String, Lane> lanes = new HashMap<>();
    private final Deque<Lane> ready = new ArrayDeque<>();
    private int underWay;
    private int failedProbes;
    private boolean probeScheduled;

    /** Hears how messages have ended. */
    public interface Receipts {

        /** The message was answered with 2xx at this attempt, counted from 1. */
        void delivered(Webhook webhook, int attempt);

        /**
         * The message is not sent again.
         *
         * @param attempts how many were made
         * @param answer what came of the last: {@code status 404}, or why there was no answer
         */
        void givenUp(Webhook webhook, int attempts, String answer);
    }

    /** The messages about one subject that are still to be delivered, and how often the first has failed. */
    private static final class Lane {
        private final Deque<Webhook> waiting = new ArrayDeque<>();
        private int failures;
    }

    /**
     * Begins to send.
     *
     * @param name of the threads
     */
    public Webhooks(String name, WebhookTarget target, Clock clock, Receipts receipts) {
        this.target = target;
        this.clock = clock;
        this.receipts = receipts;
        this.loop = Executors.newSingleThreadScheduledExecutor(task -> daemon(task, name));
        this.network = Executors.newFixedThreadPool(target.atOnce(), task -> daemon(task, name + "-network"));
        this.receiver = RestClient.builder()
                .requestFactory(HttpRequests.within(target.patience(), target.patience()))
                .build();
    }

    /** Takes a message after all that were taken before for the same subject. */
    public void send(Webhook webhook) {
        loop.execute(() -> {
            Lane lane = lanes.computeIfAbsent(webhook.subject(), subject -> new Lane());
            lane.waiting.add(webhook);
            if (lane.waiting.size() == 1) {
                ready.add(lane);
                dispatch();
            }
        });
    }

    private void dispatch() {
        while (!ready.isEmpty() && mayDispatch()) {
            underWay++;
            attempt(ready.remove());
        }
    }

    private boolean mayDispatch() {
        return failedProbes == 0 ? underWay < target.atOnce() : !probeScheduled && underWay == 0;
    }

    private void attempt(Lane lane) {
        Webhook webhook = lane.waiting.element();
        CompletableFuture.supplyAsync(() -> tell(webhook), network)
                .whenComplete((status, failure) -> loop.execute(() -> {
                    underWay--;
                    conclude(
                            lane,
                            Optional.ofNullable(status),
                            Optional.ofNullable(failure).map(Webhooks::cause));
                    dispatch();
                }));
    }

    private int tell(Webhook webhook) {
        return receiver.post()
                .uri(target.url())
                .contentType(MediaType.APPLICATION_JSON)
                .header("Signature", Signature.of(webhook.body(), clock.instant(), target.secret()))
                .body(webhook.body().getBytes(StandardCharsets.UTF_8))
                .exchange((sent, answer) -> answer.getStatusCode().value());
    }

    private void conclude(Lane lane, Optional<Integer> given, Optional<Throwable> failure) {
        if (failure.filter(Webhooks::isUnreachable).isPresent()) {
            awaitReceiver(lane);
            return;
        }
        if (failedProbes > 0) {
            LOG.info("{} is there again", target.url());
            failedProbes = 0;
        }
        int attempt = lane.failures + 1;
        int status = given.orElse(0);
        String answer = given.map(said -> "status " + said)
                .orElseGet(() -> String.valueOf(failure.orElseGet(IOException::new)));
        if (status / 100 == 2) {
            receipts.delivered(lane.waiting.element(), attempt);
            goOn(lane);
        } else if (isForGood(status) || attempt >= target.mostAttempts()) {
            LOG.warn(
                    "{} of {} is given up after {} attempts: {}",
                    lane.waiting.element().number(),
                    lane.waiting.element().subject(),
                    attempt,
                    answer);
            receipts.givenUp(lane.waiting.element(), attempt, answer);
            goOn(lane);
        } else {
            rest(lane, answer);
        }
    }

    private static boolean isForGood(int status) {
        return status / 100 == 4 && !PASSING.contains(status);
    }

    /** The first message of the lane has ended; the next one's turn has come. */
    private void goOn(Lane lane) {
        Webhook webhook = lane.waiting.remove();
        lane.failures = 0;
        if (lane.waiting.isEmpty()) {
            lanes.remove(webhook.subject());
        } else {
            ready.add(lane);
        }
    }

    private void rest(Lane lane, String reason) {
        lane.failures++;
        Duration pause = target.pauseAfter(lane.failures);
        LOG.debug(
                "{} of {} was not taken ({}), next attempt in {}",
                lane.waiting.element().number(),
                lane.waiting.element().subject(),
                reason,
                pause);
        loop.schedule(
                () -> {
                    ready.add(lane);
                    dispatch();
                },
                pause.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void awaitReceiver(Lane lane) {
        ready.addFirst(lane);
        if (failedProbes == 0) {
            LOG.info("{} cannot be reached, its messages wait", target.url());
        }
        if (probeScheduled) {
            failedProbes = Math.max(1, failedProbes);
            return;
        }
        failedProbes++;
        probeScheduled = true;
        Duration pause = target.pauseAfter(failedProbes);
        Duration bounded = pause.compareTo(LONGEST_PROBE) < 0 ? pause : LONGEST_PROBE;
        loop.schedule(
                () -> {
                    probeScheduled = false;
                    dispatch();
                },
                bounded.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private static boolean isUnreachable(Throwable failure) {
        return failure instanceof ConnectException;
    }

    /** What went wrong itself, without what carried it here. */
    private static Throwable cause(Throwable failure) {
        return (failure instanceof CompletionException || failure instanceof ResourceAccessException)
                        && failure.getCause() != null
                ? cause(failure.getCause())
                : failure;
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Stops sending; what has not arrived is for the next start. */
    @Override
    public void close() {
        loop.shutdownNow();
        network.shutdownNow();
        try {
            if (!loop.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("The webhooks to {} did not stop in time", target.url());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
