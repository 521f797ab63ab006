package shop.node.dashboard;

import com.google.protobuf.InvalidProtocolBufferException;
import io.axoniq.axonserver.grpc.event.Event;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import shop.node.NodeView;
import shop.node.event.EventLog;
import shop.node.event.Schedule;
import shop.node.event.ScheduleToken;
import shop.node.http.Json;
import shop.node.http.Problem;
import shop.node.http.Request;
import shop.node.storage.StorageFailure;

/** Single events, the life of an aggregate, and what is planned. */
final class EventsEndpoint {

    private static final int USUAL = 200;
    private static final int MOST = 1_000;

    private final NodeView view;
    private final Contexts contexts;

    EventsEndpoint(NodeView view, Contexts contexts) {
        this.view = view;
        this.contexts = contexts;
    }

    /** {@code /v1/events?aggregateId=}: in order, from the sequence {@code from} on. */
    void ofAggregate(Request request) {
        String context = contexts.one(request);
        String aggregateId = request.required("aggregateId");
        EventLog log = view.events(context);
        List<Long> tokens = log.tokens(aggregateId, request.number("from", 0), request.limit(USUAL, MOST));
        // Read one by one while they are written, so that large payloads do not pile up.
        request.json(json -> json.array(
                tokens, token -> EventJson.whole(json, context, Optional.of(token), parse(log.read(token)))));
    }

    /** {@code /v1/events/{token}}. */
    void one(Request request) {
        String context = contexts.one(request);
        EventLog log = view.events(context);
        long token = token(request.variable("token"));
        if (token < 0 || token > log.head()) {
            throw Problem.notFound("Context %s has no event %d.".formatted(context, token));
        }
        Event event = parse(log.read(token));
        request.json(json -> EventJson.whole(json, context, Optional.of(token), event));
    }

    private static long token(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw Problem.notFound("The last part of the address must be the token of an event, which is a number.");
        }
    }

    /** {@code /v1/snapshots?aggregateId=}: newest first. */
    void snapshots(Request request) {
        String context = contexts.one(request);
        String aggregateId = request.required("aggregateId");
        EventLog log = view.events(context);
        int limit = request.limit(10, 100);
        request.json(json -> json.array(() -> {
            Optional<EventLog.Snapshot> next = log.snapshotBefore(aggregateId, Long.MAX_VALUE);
            for (int told = 0; told < limit && next.isPresent(); told++) {
                EventJson.whole(
                        json, context, Optional.empty(), parse(next.get().event()));
                next = log.snapshotBefore(aggregateId, next.get().appended());
            }
        }));
    }

    /** {@code /v1/scheduled}: soonest first, as much of each as a row shows. */
    void scheduled(Request request) {
        String context = contexts.one(request);
        Schedule schedule = view.schedule(context);
        int limit = request.limit(USUAL, MOST);
        request.json(json -> json.array(() -> {
            Optional<Schedule.Planned> next = schedule.after(Optional.empty());
            for (int told = 0; told < limit && next.isPresent(); told++) {
                Schedule.Planned planned = next.get();
                planned(json, planned, () -> EventJson.row(json, context, Optional.empty(), planned.event()));
                next = schedule.after(Optional.of(planned.token()));
            }
        }));
    }

    /** {@code /v1/scheduled/{token}}: one in full. */
    void planned(Request request) {
        String context = contexts.one(request);
        Schedule.Planned planned = ScheduleToken.parse(request.variable("token"))
                .flatMap(view.schedule(context)::find)
                .orElseThrow(() -> Problem.notFound("It is not planned any more."));
        request.json(json ->
                planned(json, planned, () -> EventJson.whole(json, context, Optional.empty(), planned.event())));
    }

    private static void planned(Json json, Schedule.Planned planned, Runnable event) {
        json.object(() -> {
            json.field("due", Instant.ofEpochMilli(planned.token().due()).toString());
            json.field("scheduleToken", planned.token().toString());
            json.value("event", event);
        });
    }

    private static Event parse(byte[] bytes) {
        try {
            return Event.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new StorageFailure(StorageFailure.Kind.DAMAGED, "The store is damaged: an event cannot be read.", e);
        }
    }
}
