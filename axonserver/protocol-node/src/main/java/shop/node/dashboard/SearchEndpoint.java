package shop.node.dashboard;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import shop.node.NodeView;
import shop.node.http.Places;
import shop.node.http.Request;
import shop.node.http.ServerSentEvents;
import shop.node.search.EventQuery;
import shop.node.search.SearchRoom;
import shop.node.search.Table;

/**
 * {@code /v1/search}: rows as they are found, newest first, then, with {@code live=true}, rows as they happen. Takes what
 * {@link EventFilter} knows; {@code context=*} searches everywhere, {@code snapshots=true} among snapshots, {@code before}
 * goes on from a token, {@code preview} asks for so many characters of each payload.
 */
final class SearchEndpoint {

    static final String[] PARAMETERS = Stream.concat(
                    Stream.of("context", "limit", "snapshots", "preview", "before", "live"),
                    EventFilter.PARAMETERS.stream())
            .toArray(String[]::new);

    private static final int USUAL = 200;
    private static final int MOST = 1_000;

    private final NodeView view;
    private final Contexts contexts;
    private final Duration beat;
    private final Clock clock = Clock.systemUTC();

    SearchEndpoint(NodeView view, Contexts contexts, Duration beat) {
        this.view = view;
        this.contexts = contexts;
        this.beat = beat;
    }

    Places.Lasting begin(Request request) {
        EventQuery query = EventFilter.of(request, clock.instant());
        int limit = request.limit(USUAL, MOST);
        boolean snapshots = request.flag("snapshots");
        int preview =
                (int) Math.max(0, Math.min(request.number("preview", EventJson.PREVIEW), EventJson.LONGEST_PREVIEW));
        long before = request.number("before", Long.MAX_VALUE);
        // Tables, orders, snapshots and older events are told once.
        boolean live = request.flag("live") && !snapshots && query.canBeLive() && before == Long.MAX_VALUE;
        // What is grouped is all there is; rows come as many as somebody can look at.
        EventQuery bounded = query.table().map(Table::gathers).orElse(false) ? query : query.ofAtMost(limit);
        List<SearchedLog> logs = contexts.several(request).stream()
                .map(view::events)
                .map(log -> new SearchedLog(log, bounded, snapshots, before, preview, limit))
                .toList();
        SearchRoom.Place place = view.searches().take(bounded, snapshots, logs.size());
        try {
            return new SearchRun(logs, place, new ServerSentEvents(request), beat, live);
        } catch (RuntimeException gone) {
            place.close();
            throw gone;
        }
    }
}
