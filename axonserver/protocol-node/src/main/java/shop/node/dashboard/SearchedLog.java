package shop.node.dashboard;

import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.util.Optional;
import shop.node.event.EventLog;
import shop.node.search.EventQuery;
import shop.node.search.Search;

/** One context's part of a search: what is stored, then what is added. For one thread. */
final class SearchedLog {

    /** So many new events are looked at in one go, and told or left out. */
    private static final int LOOKED_AT = 2_000;

    private final EventLog log;
    private final EventQuery query;
    private final boolean snapshots;
    private final int preview;
    private final Search search;
    private long next;

    SearchedLog(EventLog log, EventQuery query, boolean snapshots, long before, int preview) {
        this.log = log;
        this.query = query;
        this.snapshots = snapshots;
        this.preview = preview;
        this.next = log.head() + 1;
        this.search = new Search(log, query, snapshots, Math.min(before, next));
    }

    EventLog log() {
        return log;
    }

    /** Tells how far the log goes, and by which event it begins: a page that comes back knows it by that. */
    void tellLog(ServerSentEvents out) {
        long head = next - 1;
        Optional<String> first = head < 0
                ? Optional.empty()
                : Optional.of(Search.parse(0, log.read(0)).getEvent().getMessageIdentifier());
        out.add(
                "log",
                json -> json.object(() -> {
                    json.field("context", log.context());
                    json.field("head", head);
                    first.ifPresent(id -> json.field("first", id));
                }));
    }

    boolean isSearched() {
        return search.isDone();
    }

    /** Looks at some more of what is stored, and tells what it found. */
    void searchOn(ServerSentEvents out) {
        search.step().forEach(row -> out.add("row", json -> row(json, row)));
    }

    /** How far back it has looked. */
    void tellPosition(ServerSentEvents out) {
        out.add(
                "searching",
                json -> json.object(() -> {
                    json.field("context", log.context());
                    json.field("token", search.position());
                }));
    }

    /** Tells that it is done, and where older events would begin. */
    void tellEnd(ServerSentEvents out) {
        out.add(
                "searched",
                json -> json.object(() -> {
                    json.field("context", log.context());
                    json.field("found", search.found());
                    if (search.isSorted()) {
                        json.field("matched", search.matched());
                    }
                    json.field("more", !snapshots && query.order().isEmpty() && search.position() >= 0);
                    json.field("before", search.position() + 1);
                }));
        if (query.count()) {
            out.add(
                    "count",
                    json -> json.object(() -> {
                        json.field("context", log.context());
                        json.field("count", search.found());
                    }));
        }
    }

    /** Tells what was added, as much as one can read; answers whether it has looked at anything. */
    boolean followOn(ServerSentEvents out) {
        long head = log.head();
        if (head < next) {
            return false;
        }
        long first = Math.max(next, head - LOOKED_AT + 1);
        if (first > next) {
            long left = first - next;
            out.add(
                    "skipped",
                    json -> json.object(() -> {
                        json.field("context", log.context());
                        json.field("events", left);
                    }));
        }
        log.scan(first, (token, bytes) -> {
            EventWithToken event = Search.parse(token, bytes);
            if (query.matches(event)) {
                out.add("row", json -> row(json, event));
            }
            next = token + 1;
            return token < head && !out.isFull();
        });
        return true;
    }

    private void row(Json json, EventWithToken row) {
        Event event = row.getEvent();
        EventJson.row(json, log.context(), snapshots ? Optional.empty() : Optional.of(row.getToken()), event, preview);
    }
}
