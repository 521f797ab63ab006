package shop.node;

import java.util.Set;
import java.util.TreeSet;
import shop.node.command.CommandRouter;
import shop.node.command.CommandService;
import shop.node.control.Connections;
import shop.node.control.PlatformService;
import shop.node.control.ProcessorAdminService;
import shop.node.control.ProcessorControl;
import shop.node.event.EventLog;
import shop.node.event.EventLogs;
import shop.node.event.EventSchedulerService;
import shop.node.event.Schedule;
import shop.node.query.QueryRouter;
import shop.node.query.QueryService;
import shop.node.search.SearchRoom;
import shop.node.transport.CallContext;

/** What somebody who looks on sees of a running node, context by context; of it all only processors can be changed. */
public final class NodeView {

    private final EventLogs logs;
    private final SearchRoom searches;
    private final EventSchedulerService scheduler;
    private final CommandService commands;
    private final QueryService queries;
    private final PlatformService platform;
    private final ProcessorAdminService processors;

    NodeView(
            EventLogs logs,
            SearchRoom searches,
            EventSchedulerService scheduler,
            CommandService commands,
            QueryService queries,
            PlatformService platform,
            ProcessorAdminService processors) {
        this.logs = logs;
        this.searches = searches;
        this.scheduler = scheduler;
        this.commands = commands;
        this.queries = queries;
        this.platform = platform;
        this.processors = processors;
    }

    /** All contexts that hold something or that an application has used. */
    public Set<String> contexts() {
        Set<String> contexts = new TreeSet<>(Set.of(CallContext.DEFAULT));
        contexts.addAll(logs.logs().all().keySet());
        contexts.addAll(commands.routers().all().keySet());
        contexts.addAll(queries.routers().all().keySet());
        contexts.addAll(platform.connections().all().keySet());
        return contexts;
    }

    /** Events and snapshots. */
    public EventLog events(String context) {
        return logs.logs().of(context);
    }

    /** What searches may hold, those of clients and of onlookers together. */
    public SearchRoom searches() {
        return searches;
    }

    /** Events that wait for their time. */
    public Schedule schedule(String context) {
        return scheduler.schedules().of(context);
    }

    /** Who handles which command, and how many were routed. */
    public CommandRouter commands(String context) {
        return commands.routers().of(context);
    }

    /** Who answers which query, and how many were routed. */
    public QueryRouter queries(String context) {
        return queries.routers().of(context);
    }

    /** The connected applications, with the state of their event processors. */
    public Connections connections(String context) {
        return platform.connections().of(context);
    }

    /** Pauses, starts, splits, merges and moves. */
    public ProcessorControl processors(String context) {
        return processors.controls().of(context);
    }
}
