package shop.node.dashboard;

import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.util.List;
import java.util.Optional;
import shop.node.event.EventLog;
import shop.node.http.Json;
import shop.node.http.ServerSentEvents;
import shop.node.search.EventQuery;
import shop.node.search.Search;
import shop.node.search.Table;

/** One context's part of a search: what is stored, then what is added. For one thread. */
final class SearchedLog {

    /** So many new events are looked at in one go, and told or left out. */
    private static final int LOOKED_AT = 2_000;

    private final EventLog log;
    private final EventQuery query;
    private final boolean snapshots;
    private final int preview;
    private final int rows;
    private final Search search;
    private final Optional<Table.Run> table;
    private long next;
    private long made;

    /**
     * A search that begins with its first step.
     *
     * @param before leaves out events from this token on
     * @param preview characters of each payload that a row shows
     * @param rows of a table, as many as are told
     */
    SearchedLog(EventLog log, EventQuery query, boolean snapshots, long before, int preview, int rows) {
        this.rows = rows;
        this.table = query.table().map(Table::begin);
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
        query.table()
                .ifPresent(made -> out.add(
                        "columns",
                        json -> json.object(() -> {
                            json.field("context", log.context());
                            json.array("columns", made.columns(), json::value);
                        })));
    }

    boolean isSearched() {
        return search.isDone() || table.map(Table.Run::isFull).orElse(false);
    }

    /** Looks at some more of what is stored, and tells what it found. */
    void searchOn(ServerSentEvents out) {
        search.step(event -> {
            if (table.isEmpty()) {
                out.add("row", json -> row(json, event));
            } else {
                table.get().add(event);
                tellMade(table.get(), out);
            }
        });
    }

    private void tellMade(Table.Run run, ServerSentEvents out) {
        for (List<Object> values : run.take()) {
            if (made++ < rows) {
                out.add(
                        "values",
                        json -> json.object(() -> {
                            json.field("context", log.context());
                            json.array("values", values, value -> json.value(EventQuery.text(value)));
                        }));
            }
            // A row of a table can be larger than all the events of a step.
            if (out.isFull()) {
                out.flush();
            }
        }
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
        table.ifPresent(run -> {
            run.end();
            tellMade(run, out);
        });
        out.add(
                "searched",
                json -> json.object(() -> {
                    json.field("context", log.context());
                    json.field("found", table.isPresent() ? Math.min(made, rows) : search.found());
                    if (search.isSorted() || gathers()) {
                        json.field("matched", gathers() ? made : search.matched());
                    }
                    json.field("more", !snapshots && !gathers() && query.order().isEmpty() && search.position() >= 0);
                    json.field("before", search.position() + 1);
                }));
    }

    private boolean gathers() {
        return query.table().map(Table::gathers).orElse(false);
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
