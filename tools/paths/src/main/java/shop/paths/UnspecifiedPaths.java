package shop.paths;

import io.axoniq.axonserver.connector.AxonServerConnection;
import io.axoniq.axonserver.connector.AxonServerConnectionFactory;
import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.connector.impl.ServerAddress;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says which ways things went in a log that no scenario tells: {@code mvn -q -Dunspecified-paths=127.0.0.1:8124}. */
@Command(
        name = "unspecified-paths",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        sortOptions = false,
        description =
                "Reads the events of the node, or of an Axon Server, and lists what happened in which state and is told by"
                        + " no scenario of the specifications: how often, and at which positions of the log. Of the"
                        + " events their types and positions are told, and nothing that stands in them.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:the log was read, whatever was found",
            "2:the command line or the list cannot be read",
            "3:the server does not answer",
            "4:the command itself has failed"
        },
        exitCodeOnExecutionException = UnspecifiedPaths.FAILED)
public final class UnspecifiedPaths implements Callable<Integer> {

    private static final int OK = 0;
    private static final int UNREADABLE = 2;
    private static final int NO_ANSWER = 3;
    static final int FAILED = 4;
    private static final int BUFFERED = 1_000;
    private static final int USUAL_PORT = 8124;
    private static final Pattern PLACE = Pattern.compile("([^\\s:]+)(?::(\\d{1,5}))?");

    @Option(names = "--server", required = true, description = "Host and port of the node, or of an Axon Server.")
    private String server = "";

    @Option(
            names = "--list",
            defaultValue = "docs/specifications/transitions.md",
            description = "What scenarios tell, as the specifications have written it.")
    private Path list = Path.of("");

    @Option(names = "--context", defaultValue = "default", description = "The server's context.")
    private String context = "";

    @Option(
            names = "--token",
            defaultValue = "${env:AXONIQ_AXONSERVER_TOKEN:-}",
            showDefaultValue = CommandLine.Help.Visibility.NEVER,
            description = "What the server is presented with; or set AXONIQ_AXONSERVER_TOKEN.")
    private String token = "";

    @Option(names = "--examples", defaultValue = "3", description = "For how many positions each path is told.")
    private int examples;

    @Option(names = "--patience", defaultValue = "30", description = "For how many seconds the server may be silent.")
    private int patience;

    @Spec
    private CommandLine.Model.CommandSpec command;

    public static void main(String[] arguments) {
        // The connector logs to nobody here, and would say so on the console.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        int status = new CommandLine(new UnspecifiedPaths()).execute(arguments);
        if (status != OK) {
            System.exit(status);
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = command.commandLine().getOut();
        PrintWriter problems = command.commandLine().getErr();
        SeenPaths seen;
        try {
            seen = new SeenPaths(ToldPaths.in(list), examples);
        } catch (IOException unreadable) {
            problems.println("The list cannot be read: " + unreadable.getMessage());
            return UNREADABLE;
        }
        try {
            read(seen);
        } catch (ExecutionException | TimeoutException away) {
            problems.println("No answer from " + server + ": " + reason(away, patience));
            return NO_ANSWER;
        }
        seen.report().forEach(out::println);
        out.flush();
        return OK;
    }

    /** Whoever waits in vain is given no reason. */
    static String reason(Exception away, int patience) {
        return Optional.ofNullable((away.getCause() == null ? away : away.getCause()).getMessage())
                .orElse("it has been silent for " + patience + " s");
    }

    private ServerAddress address() {
        Matcher place = PLACE.matcher(server);
        if (!place.matches()) {
            throw new CommandLine.ParameterException(
                    command.commandLine(), "--server is host:port, such as 127.0.0.1:8124, not " + server);
        }
        return new ServerAddress(
                place.group(1), place.group(2) == null ? USUAL_PORT : Integer.parseInt(place.group(2)));
    }

    /** All that is in the log when reading begins. */
    private void read(SeenPaths seen) throws InterruptedException, ExecutionException, TimeoutException {
        AxonServerConnectionFactory.Builder client =
                AxonServerConnectionFactory.forClient("unspecified-paths").routingServers(address());
        AxonServerConnectionFactory factory = (token.isEmpty() ? client : client.token(token)).build();
        try {
            AxonServerConnection connection = factory.connect(context);
            long last = connection.eventChannel().getLastToken().get(patience, TimeUnit.SECONDS);
            try (EventStream events = connection.eventChannel().openStream(-1, BUFFERED)) {
                long at = -1;
                while (at < last) {
                    EventWithToken next = events.nextIfAvailable(patience, TimeUnit.SECONDS);
                    if (next == null) {
                        throw new TimeoutException("it is silent after position " + at);
                    }
                    at = next.getToken();
                    Event event = next.getEvent();
                    seen.add(at, event.getPayload().getType(), event.getAggregateIdentifier());
                }
            }
        } finally {
            factory.shutdown();
        }
    }
}
