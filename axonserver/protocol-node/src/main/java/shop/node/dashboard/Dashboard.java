package shop.node.dashboard;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import shop.node.NodeView;
import shop.node.http.Exchanges;
import shop.node.http.NodeHttp;
import shop.node.http.PatientOutput;
import shop.node.http.Problem;
import shop.node.http.Request;
import shop.node.http.Routes;

/** The viewer: its paths, and the way of each request to what answers it. */
public final class Dashboard implements AutoCloseable {

    /** Who has not read anything of an answer for so long does not want it. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final AccessControl access;
    private final Pages pages = new Pages();
    private final Routes routes;
    private final Exchanges exchanges;

    /**
     * A viewer that answers once it is {@link #addTo added} to a port.
     *
     * @param host the address that the node listens on
     * @param accessToken what requests must present; empty: nothing, and then only this machine is let in
     * @param open whether this machine may look without the token
     */
    public Dashboard(NodeView view, String host, Optional<String> accessToken, boolean open) {
        this(view, host, accessToken, open, PATIENCE);
    }

    Dashboard(NodeView view, String host, Optional<String> accessToken, boolean open, Duration patience) {
        access = new AccessControl(host, accessToken, open);
        exchanges = new Exchanges(patience);
        Contexts contexts = new Contexts(view);
        EventsEndpoint events = new EventsEndpoint(view, contexts);
        SearchEndpoint search = new SearchEndpoint(view, contexts, patience.dividedBy(2));
        ApplicationsEndpoint applications = new ApplicationsEndpoint(view, contexts);
        ProcessorsEndpoint processors = new ProcessorsEndpoint(view, contexts);
        String processor = "/v1/components/{component}/processors/{processor}";
        routes = new Routes()
                .get("/v1/search", request -> exchanges.last(() -> search.begin(request)))
                .get("/v1/events", events::ofAggregate)
                .get("/v1/events/{token}", events::one)
                .get("/v1/snapshots", events::snapshots)
                .get("/v1/scheduled", events::scheduled)
                .get("/v1/scheduled/{token}", events::planned)
                .get("/v1/commands", applications::commands)
                .get("/v1/queries", applications::queries)
                .get("/v1/components", applications::components)
                .get("/v1/components/{component}/processors", processors::list)
                .patch(processor + "/pause", processors::pause)
                .patch(processor + "/start", processors::start)
                .patch(processor + "/segments/split", processors::split)
                .patch(processor + "/segments/merge", processors::merge)
                .patch(processor + "/segments/{segment}/move", processors::move);
    }

    /** Adds the viewer's paths. */
    public void addTo(NodeHttp http) {
        http.add("/", exchange -> answer(exchange, this::page));
        http.add("/v1/", exchange -> answer(exchange, this::data));
        http.add("/v1/search", this::answerLasting);
    }

    private void page(HttpExchange exchange, PatientOutput out) {
        Request request = new Request(exchange, out, Map.of());
        orProblem(request, () -> {
            access.checkPage(from(exchange), exchange.getRequestHeaders());
            pages.answer(exchange, out);
        });
    }

    private void data(HttpExchange exchange, PatientOutput out) {
        Request plain = new Request(exchange, out, Map.of());
        orProblem(plain, () -> {
            if (exchange.getRequestMethod().equals("GET")) {
                access.checkLook(from(exchange), exchange.getRequestHeaders());
            } else {
                access.check(from(exchange), exchange.getRequestHeaders());
            }
            Routes.Found found = routes.find(
                    exchange.getRequestMethod(), exchange.getRequestURI().getRawPath());
            found.endpoint().accept(new Request(exchange, out, found.variables()));
        });
    }

    private void answer(HttpExchange exchange, BiConsumer<HttpExchange, PatientOutput> how) throws IOException {
        lockDown(exchange);
        exchanges.answer(exchange, out -> how.accept(exchange, out));
    }

    private void answerLasting(HttpExchange exchange) throws IOException {
        lockDown(exchange);
        exchanges.answerLasting(exchange, out -> data(exchange, out));
    }

    private static void lockDown(HttpExchange exchange) {
        Headers headers = exchange.getResponseHeaders();
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    }

    private static InetAddress from(HttpExchange exchange) {
        return exchange.getRemoteAddress().getAddress();
    }

    private static void orProblem(Request request, Runnable answer) {
        try {
            answer.run();
        } catch (RuntimeException failure) {
            if (request.isAnswered()) {
                throw failure;
            }
            request.problem(Problem.of(failure));
        }
    }

    /** How many answers are not finished. */
    int underWay() {
        return exchanges.underWay();
    }

    @Override
    public void close() {
        exchanges.close();
    }
}
