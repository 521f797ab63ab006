package shop.node.dashboard;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import shop.node.NodeView;
import shop.node.command.CommandRouter;
import shop.node.control.ClientConnection;
import shop.node.http.Json;
import shop.node.http.Request;
import shop.node.query.QueryRouter;
import shop.node.transport.Timings;

/** Who is connected, and who handles what. */
final class ApplicationsEndpoint {

    private final NodeView view;
    private final Contexts contexts;

    ApplicationsEndpoint(NodeView view, Contexts contexts) {
        this.view = view;
        this.contexts = contexts;
    }

    /** {@code /v1/components}: the applications by name, with their instances. */
    void components(Request request) {
        String context = contexts.one(request);
        Map<String, List<ClientConnection>> components = view.connections(context).all().stream()
                .collect(Collectors.groupingBy(ClientConnection::component, TreeMap::new, Collectors.toList()));
        request.json(json -> json.array(() -> components.forEach((name, instances) -> json.object(() -> {
            json.field("name", name).field("context", context);
            json.array(
                    "instances",
                    instances,
                    instance -> json.object(() -> {
                        json.field("clientId", instance.clientId());
                        json.field("version", instance.version());
                        json.field("since", instance.since().toString());
                    }));
        }))));
    }

    /** {@code /v1/commands}: by name, who handles each and how many were routed. */
    void commands(Request request) {
        CommandRouter router = view.commands(contexts.one(request));
        handlers(
                request,
                router.handlers(),
                router.routed(),
                router.timings(),
                (json, handler) -> json.field("component", handler.component())
                        .field("clientId", handler.clientId())
                        .field("loadFactor", handler.loadFactor())
                        .field("taken", handler.taken()));
    }

    /** {@code /v1/queries}: the same of queries. */
    void queries(Request request) {
        QueryRouter router = view.queries(contexts.one(request));
        handlers(
                request,
                router.handlers(),
                router.routed(),
                router.timings(),
                (json, handler) -> json.field("component", handler.component())
                        .field("clientId", handler.clientId())
                        .field("resultType", handler.resultType()));
    }

    private static <H> void handlers(
            Request request,
            Map<String, ? extends Collection<H>> handlers,
            Map<String, Long> routed,
            Map<String, Timings.Told> timings,
            BiConsumer<Json, H> fields) {
        request.json(json -> json.array(() -> handlers.forEach((name, all) -> json.object(() -> {
            Timings.Told told = timings.getOrDefault(name, Timings.Told.NOTHING);
            json.field("name", name)
                    .field("routed", routed.getOrDefault(name, 0L))
                    .field("errors", told.errors())
                    .field("perSecond", told.perSecond())
                    .field("p50Millis", told.p50Millis())
                    .field("p99Millis", told.p99Millis());
            json.array("handlers", all, handler -> json.object(() -> fields.accept(json, handler)));
        }))));
    }
}
