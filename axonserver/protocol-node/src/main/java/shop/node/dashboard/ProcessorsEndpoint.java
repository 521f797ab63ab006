package shop.node.dashboard;

import io.axoniq.axonserver.grpc.control.EventProcessorInfo;
import io.axoniq.axonserver.grpc.control.EventProcessorInfo.SegmentStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import shop.node.NodeView;
import shop.node.control.ClientConnection;
import shop.node.control.MissingSegment;
import shop.node.control.ProcessorControl;
import shop.node.http.Json;
import shop.node.http.Problem;
import shop.node.http.Request;

/** The event processors of an application: how far they are, and what can be asked of them. */
final class ProcessorsEndpoint {

    /** Longer than the applications are given, so that theirs is the time that counts. */
    private static final long ANSWER_SECONDS = 15;

    private final NodeView view;
    private final Contexts contexts;

    ProcessorsEndpoint(NodeView view, Contexts contexts) {
        this.view = view;
        this.contexts = contexts;
    }

    /** What one instance of an application told of one of its processors. */
    private record Told(ClientConnection instance, EventProcessorInfo info) {}

    /** {@code /v1/components/{component}/processors}. */
    void list(Request request) {
        String context = contexts.one(request);
        long head = view.events(context).head();
        TreeMap<String, List<Told>> processors = new TreeMap<>();
        for (ClientConnection instance : instances(context, request.variable("component"))) {
            for (EventProcessorInfo info : instance.processors()) {
                processors
                        .computeIfAbsent(info.getProcessorName(), name -> new ArrayList<>())
                        .add(new Told(instance, info));
            }
        }
        request.json(json -> json.array(processors.values(), told -> processor(json, context, told, head)));
    }

    private void processor(Json json, String context, List<Told> told, long head) {
        EventProcessorInfo any = told.get(0).info();
        json.object(() -> {
            json.field("name", any.getProcessorName());
            json.field("mode", any.getMode());
            json.field("tokenStore", any.getTokenStoreIdentifier());
            json.field("streaming", any.getIsStreamingProcessor());
            json.field("running", told.stream().anyMatch(each -> each.info().getRunning()));
            json.field("error", told.stream().anyMatch(each -> each.info().getError()));
            json.field("head", head);
            json.array(
                    "instances",
                    told,
                    each -> json.object(
                            () -> json.field("clientId", each.instance().clientId())
                                    .field("running", each.info().getRunning())
                                    .field("error", each.info().getError())
                                    .field("activeThreads", each.info().getActiveThreads())
                                    .field("availableThreads", each.info().getAvailableThreads())));
            json.array("segments", told, each -> segments(json, each, head));
            json.array("missing", missing(context, told), each -> missing(json, each, head));
        });
    }

    /** A token store tells processors of one name apart: each has its own whole. */
    private List<MissingSegment> missing(String context, List<Told> told) {
        return told.stream()
                .map(Told::info)
                .collect(Collectors.groupingBy(EventProcessorInfo::getTokenStoreIdentifier))
                .keySet()
                .stream()
                .flatMap(tokenStore -> view
                        .connections(context)
                        .missing(everywhere(context, told.get(0).info().getProcessorName(), tokenStore))
                        .stream())
                .toList();
    }

    /** Applications of other names may share the work. */
    private List<EventProcessorInfo> everywhere(String context, String processor, String tokenStore) {
        return view.connections(context).all().stream()
                .flatMap(instance -> instance.processors().stream())
                .filter(info -> info.getProcessorName().equals(processor)
                        && info.getTokenStoreIdentifier().equals(tokenStore))
                .toList();
    }

    private static void missing(Json json, MissingSegment missing, long head) {
        json.object(() -> {
            json.field("id", missing.part().id())
                    .field("onePartOf", missing.part().onePartOf())
                    .field("since", missing.since().toString());
            missing.position()
                    .ifPresent(position -> json.field("position", position).field("lag", Math.max(0, head - position)));
        });
    }

    private static void segments(Json json, Told told, long head) {
        for (SegmentStatus segment : told.info().getSegmentStatusList()) {
            json.object(() -> json.field("id", segment.getSegmentId())
                    .field("onePartOf", segment.getOnePartOf())
                    .field("claimedBy", told.instance().clientId())
                    .field("caughtUp", segment.getCaughtUp())
                    .field("replaying", segment.getReplaying())
                    .field("position", segment.getTokenPosition())
                    .field("lag", Math.max(0, head - segment.getTokenPosition()))
                    .field("error", segment.getErrorState()));
        }
    }

    void pause(Request request) {
        ask(request, (control, named) -> control.pause(named.processor(), named.tokenStore()));
    }

    void start(Request request) {
        ask(request, (control, named) -> control.start(named.processor(), named.tokenStore()));
    }

    void split(Request request) {
        ask(request, (control, named) -> control.split(named.processor(), named.tokenStore()));
    }

    void merge(Request request) {
        ask(request, (control, named) -> control.merge(named.processor(), named.tokenStore()));
    }

    void move(Request request) {
        int segment = segment(request.variable("segment"));
        String target = request.required("target");
        ask(request, (control, named) -> control.move(named.processor(), named.tokenStore(), segment, target));
    }

    private static int segment(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw Problem.notFound("The segment must be a number.");
        }
    }

    /** A processor that somebody runs. Its token store tells it from another component's of the same name. */
    private record Named(String processor, String tokenStore) {}

    private void ask(Request request, BiFunction<ProcessorControl, Named, CompletableFuture<Void>> what) {
        String context = contexts.one(request);
        Named named = named(context, request);
        try {
            what.apply(view.processors(context), named).get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException refusal) {
            throw Problem.of(refusal);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable("The node is stopping.");
        }
        request.json(json -> json.object(() -> json.field("done", true)));
    }

    private Named named(String context, Request request) {
        String component = request.variable("component");
        String processor = request.variable("processor");
        List<Told> told = new ArrayList<>();
        for (ClientConnection instance : instances(context, component)) {
            instance.processors().stream()
                    .filter(info -> info.getProcessorName().equals(processor))
                    .forEach(info -> told.add(new Told(instance, info)));
        }
        if (told.isEmpty()) {
            throw Problem.notFound("No connected instance of this application runs such a processor.");
        }
        String tokenStore = request.parameter("tokenStoreIdentifier")
                .orElseGet(() -> told.get(0).info().getTokenStoreIdentifier());
        return new Named(processor, tokenStore);
    }

    private List<ClientConnection> instances(String context, String component) {
        Collection<ClientConnection> all = view.connections(context).all();
        List<ClientConnection> found = all.stream()
                .filter(connection -> connection.component().equals(component))
                .toList();
        if (found.isEmpty()) {
            throw Problem.notFound("No application of this name is connected to the context.");
        }
        return found;
    }
}
