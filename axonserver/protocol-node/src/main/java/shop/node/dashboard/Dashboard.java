package shop.node.dashboard;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import shop.node.NodeView;
import shop.node.http.Exchange;
import shop.node.http.NodeHttp;
import shop.node.http.Places;
import shop.node.http.Request;
import shop.node.http.Routes;

/** The viewer: its paths, and the way of each request to what answers it. */
public final class Dashboard {

    private static final String CONTEXT = "context";
    private static final String STORE = "tokenStoreIdentifier";

    private final AccessControl access;
    private final Pages pages = new Pages();
    private final Routes routes;
    private final Places places = new Places();

    /**
     * A viewer that answers once it is {@link #addTo added} to a port.
     *
     * @param host the address that the node listens on
     * @param accessToken what requests must present; empty: nothing, and then only this machine is let in
     * @param open whether this machine may look without the token
     */
    public Dashboard(NodeView view, String host, Optional<String> accessToken, boolean open) {
        this(view, host, accessToken, open, NodeHttp.PATIENCE);
    }

    Dashboard(NodeView view, String host, Optional<String> accessToken, boolean open, Duration patience) {
        access = new AccessControl(host, accessToken, open);
        Contexts contexts = new Contexts(view);
        EventsEndpoint events = new EventsEndpoint(view, contexts);
        SearchEndpoint search = new SearchEndpoint(view, contexts, patience.dividedBy(2));
        ApplicationsEndpoint applications = new ApplicationsEndpoint(view, contexts);
        ProcessorsEndpoint processors = new ProcessorsEndpoint(view, contexts);
        String processor = "/v1/components/{component}/processors/{processor}";
        routes = new Routes()
                .get("/v1/search", request -> places.last(() -> search.begin(request)), SearchEndpoint.PARAMETERS)
                .get("/v1/events", events::ofAggregate, CONTEXT, "aggregateId", "from", "limit")
                .get("/v1/events/{token}", events::one, CONTEXT)
                .get("/v1/snapshots", events::snapshots, CONTEXT, "aggregateId", "limit")
                .get("/v1/scheduled", events::scheduled, CONTEXT, "limit")
                .get("/v1/scheduled/{token}", events::planned, CONTEXT)
                .get("/v1/commands", applications::commands, CONTEXT)
                .get("/v1/queries", applications::queries, CONTEXT)
                .get("/v1/components", applications::components, CONTEXT)
                .get("/v1/components/{component}/processors", processors::list, CONTEXT)
                .patch(processor + "/pause", processors::pause, CONTEXT, STORE)
                .patch(processor + "/start", processors::start, CONTEXT, STORE)
                .patch(processor + "/segments/split", processors::split, CONTEXT, STORE)
                .patch(processor + "/segments/merge", processors::merge, CONTEXT, STORE)
                .patch(processor + "/segments/{segment}/move", processors::move, CONTEXT, STORE, "target");
    }

    /** Adds the viewer's paths. */
    public void addTo(NodeHttp http) {
        http.add("/", exchange -> places.answer(lockedDown(exchange), this::page));
        http.add("/v1/", exchange -> places.answer(lockedDown(exchange), this::data));
        http.add("/v1/search", exchange -> places.answerLasting(lockedDown(exchange), this::data));
    }

    private void page(Exchange exchange) throws IOException {
        access.checkPage(exchange.from(), exchange.headers());
        pages.answer(exchange);
    }

    private void data(Exchange exchange) {
        if (exchange.method().equals("GET")) {
            access.checkLook(exchange.from(), exchange.headers());
        } else {
            access.check(exchange.from(), exchange.headers());
        }
        Routes.Found found = routes.find(exchange.method(), exchange.path());
        found.endpoint().accept(new Request(exchange, found));
    }

    private static Exchange lockedDown(Exchange exchange) {
        return exchange.with("X-Content-Type-Options", "nosniff")
                .with("Referrer-Policy", "no-referrer")
                .with("Cross-Origin-Resource-Policy", "same-origin")
                .with("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    }

    /** How many answers are not finished. */
    int underWay() {
        return places.taken();
    }
}
