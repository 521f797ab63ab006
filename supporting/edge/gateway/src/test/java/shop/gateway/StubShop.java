package shop.gateway;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands for everything behind the front page: gives tokens, takes one order, and tells its life live, step by step, as
 * the test wants it.
 */
final class StubShop implements StubService.Handler {

    static final String ORDER = "order-0f61";

    private static final String BREAK = "break";
    private static final String END = "end";

    private final List<BlockingQueue<String>> watching = new ArrayList<>();
    private String last = OrderViews.placed();
    private boolean ended;
    private final List<String> placed = new CopyOnWriteArrayList<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private final List<String> steps = new CopyOnWriteArrayList<>();
    private final AtomicInteger cancellations = new AtomicInteger();
    private final AtomicInteger watchers = new AtomicInteger();
    private final AtomicInteger awayFor = new AtomicInteger();
    private volatile boolean tooLateToCancel;
    private volatile boolean tellsReplays = true;
    private volatile String refusal = "";

    /** The next change of the order. */
    void tell(String view) {
        synchronized (watching) {
            last = view;
            watching.forEach(watcher -> watcher.add(view));
        }
    }

    /** The connection of whoever watches is lost. */
    void breakTheStream() {
        synchronized (watching) {
            watching.forEach(watcher -> watcher.add(BREAK));
        }
    }

    /** Nothing more will happen. */
    void endTheStream() {
        synchronized (watching) {
            ended = true;
            watching.forEach(watcher -> watcher.add(END));
        }
    }

    /** The order as it is now, and whatever comes. */
    private BlockingQueue<String> watch() {
        synchronized (watching) {
            BlockingQueue<String> watcher = new LinkedBlockingQueue<>();
            watcher.add(last);
            if (ended) {
                watcher.add(END);
            }
            watching.add(watcher);
            return watcher;
        }
    }

    void refuseToCancel() {
        tooLateToCancel = true;
    }

    void keepQuietAboutReplays() {
        tellsReplays = false;
    }

    void refuseToPlace(String problem) {
        refusal = problem;
    }

    /** Takes no order the next times. */
    void beAwayFor(int requests) {
        awayFor.set(requests);
    }

    List<String> placed() {
        return List.copyOf(placed);
    }

    List<String> keys() {
        return List.copyOf(keys);
    }

    /** What was asked for beside placing and cancelling: where and with what, by whom that is allowed to. */
    List<String> steps() {
        return List.copyOf(steps);
    }

    int cancellations() {
        return cancellations.get();
    }

    int watchers() {
        return watchers.get();
    }

    @Override
    public void answer(StubService.Received request, HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/oauth2/token")) {
            StubService.answer(
                    exchange,
                    200,
                    "application/json",
                    "{\"access_token\":\"of-%s\",\"expires_in\":28800}".formatted(client(exchange)));
        } else if (path.startsWith("/actuator/health")) {
            StubService.answer(exchange, 200, "application/json", "{\"status\":\"UP\"}");
        } else if (!isAllowed(exchange.getRequestHeaders().getFirst("Authorization"), path)) {
            StubService.answer(exchange, 403, "application/problem+json", "{\"title\":\"Forbidden\"}");
        } else if (path.equals("/orders")) {
            place(request, exchange);
        } else if (path.endsWith("/cancellation")) {
            cancel(exchange);
        } else if (path.endsWith("/timeline")) {
            tellStory(exchange);
        } else if (!path.endsWith("/live")) {
            takeStep(request, exchange);
        } else {
            tellLive(exchange);
        }
    }

    /** ORD-29: the shop places, support makes good, the warehouse says what came back, the customer does all else. */
    private static boolean isAllowed(String authorization, String path) {
        String client = path.equals("/orders")
                ? "demo-shop"
                : path.contains("/parcels/")
                        ? "demo-support"
                        : path.startsWith("/return-shipments/") ? "demo-warehouse" : "demo-customer";
        return ("Bearer of-" + client).equals(authorization);
    }

    private void takeStep(StubService.Received request, HttpExchange exchange) throws IOException {
        URI uri = exchange.getRequestURI();
        if (uri.getPath().endsWith("/returns")) {
            // The order had ended; now something is to be seen again.
            synchronized (watching) {
                ended = false;
            }
            tell(OrderViews.givenBack("LABELLED"));
        }
        steps.add(exchange.getRequestMethod() + " " + uri.getPath() + " " + request.body());
        StubService.answer(exchange, 200, "application/json", "{}");
    }

    private static String client(HttpExchange exchange) {
        String credentials =
                exchange.getRequestHeaders().getFirst("Authorization").substring("Basic ".length());
        return new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8).split(":")[0];
    }

    private void place(StubService.Received request, HttpExchange exchange) throws IOException {
        keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
        if (awayFor.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            exchange.getResponseHeaders().set("Retry-After", "1");
            StubService.answer(exchange, 503, "application/problem+json", "{\"title\":\"Away\",\"status\":503}");
        } else if (!refusal.isEmpty()) {
            StubService.answer(exchange, 422, "application/problem+json", refusal);
        } else {
            if (keys.indexOf(keys.get(keys.size() - 1)) < keys.size() - 1 && tellsReplays) {
                exchange.getResponseHeaders().set("Idempotency-Replayed", "true");
            }
            placed.add(request.body());
            StubService.answer(exchange, 201, "application/json", OrderViews.placed());
        }
    }

    private void tellStory(HttpExchange exchange) throws IOException {
        boolean korean = "language=ko".equals(exchange.getRequestURI().getQuery());
        synchronized (watching) {
            StubService.answer(exchange, 200, "application/json", OrderViews.story(last, korean));
        }
    }

    private void cancel(HttpExchange exchange) throws IOException {
        cancellations.incrementAndGet();
        if (tooLateToCancel) {
            StubService.answer(exchange, 409, "application/problem+json", """
                    {"title": "Conflict", "status": 409, "rule": "ORD-06", "code": "parcel-handed-over",
                     "detail": "A parcel of this order has been handed over already."}""");
        } else {
            StubService.answer(exchange, 200, "application/json", OrderViews.cancelled());
        }
    }

    private void tellLive(HttpExchange exchange) throws IOException {
        BlockingQueue<String> live = watch();
        watchers.incrementAndGet();
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        OutputStream body = exchange.getResponseBody();
        try {
            for (String view = live.take(); !view.equals(END); view = live.take()) {
                if (view.equals(BREAK)) {
                    throw new IOException("as if the service had been killed");
                }
                String data = view.strip().replace("\n", "\ndata:");
                body.write((":\n\nevent:order\nid:1\ndata:" + data + "\n\n").getBytes(StandardCharsets.UTF_8));
                body.flush();
            }
            exchange.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
