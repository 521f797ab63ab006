package shop.platform.messaging;

import com.mongodb.MongoException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.axonframework.axonserver.connector.AxonServerException;
import org.axonframework.axonserver.connector.command.AxonServerCommandDispatchException;
import org.axonframework.axonserver.connector.query.AxonServerQueryDispatchException;
import org.axonframework.axonserver.connector.query.AxonServerRemoteQueryHandlingException;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.common.AxonTransientException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.queryhandling.NoHandlerForQueryException;
import org.axonframework.serialization.SerializationException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import shop.platform.rejection.BusinessRejection;

/** Tells failures that pass by themselves from those that do not. */
public final class Failures {

    /**
     * What is left of a failure that passes when it happened where the command was handled: its class does not cross the
     * server, its text does. An append that another one was faster than, or that was not answered in time; a server
     * without a leader, or that could not be reached, read, write or commit.
     */
    private static final List<String> PASSING = List.of(
            "AXONIQ-2000",
            "Timeout while executing request",
            "AXONIQ-2100",
            "AXONIQ-3001",
            "AXONIQ-9000",
            "AXONIQ-9100",
            "AXONIQ-9900");

    /** How MongoDB says that it has no room to write; it has again once there is. */
    private static final int OUT_OF_DISK_SPACE = 14_031;

    /** As gRPC says it, and not as a word within a value that could not be read. */
    private static final Pattern NOT_REACHED =
            Pattern.compile("(^|[ \\]])(UNAVAILABLE|DEADLINE_EXCEEDED|CANCELLED|RESOURCE_EXHAUSTED)(:|$)");

    /** What is said of a query whose handler ended while it was asked; its code is also that of what a handler throws. */
    private static final Pattern HANDLER_LOST = Pattern.compile("Connection to (query )?handler (.* )?lost");

    private static final Set<String> QUERY_FAILED = Set.of("AXONIQ-5001", "AXONIQ-5002");

    private Failures() {}

    /** Whether a query may have ended with the instance that was asked, and not by what was asked. */
    public static boolean mayBeLost(Throwable query) {
        for (Throwable each = query; each != null; each = each.getCause()) {
            if (each instanceof AxonServerRemoteQueryHandlingException failed
                    && QUERY_FAILED.contains(failed.getErrorCode())) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether the same attempt may succeed later: the server or a store is away, the store is full, nobody handles the
     * message just now, or somebody else changed the aggregate at the same moment.
     */
    public static boolean pass(Throwable failure) {
        if (BusinessRejection.in(failure).isPresent() || isUnreadable(failure)) {
            return false;
        }
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (passesByItself(each)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a command was sent to something that there is not. */
    public static boolean isAboutNothing(Throwable failure) {
        String said = String.valueOf(failure.getMessage());
        return failure instanceof CommandExecutionException
                && (said.contains("aggregate was not found") || said.contains("AggregateNotFoundException"));
    }

    /** What cannot be read today cannot be read in a minute either, whatever words it holds. */
    static boolean isUnreadable(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof SerializationException) {
                return true;
            }
        }
        return false;
    }

    private static boolean passesByItself(Throwable failure) {
        return failure instanceof AxonTransientException
                || PassingFailure.isIn(failure)
                || failure instanceof ConcurrencyException
                || failure instanceof NoHandlerForCommandException
                || failure instanceof NoHandlerForQueryException
                || failure instanceof AxonServerCommandDispatchException
                || failure instanceof AxonServerQueryDispatchException
                || failure instanceof AxonServerException
                || failure instanceof EventStoreException
                || failure instanceof TimeoutException
                || failure instanceof InterruptedException
                || failure instanceof io.grpc.StatusRuntimeException
                || failure instanceof MongoSocketException
                || failure instanceof MongoTimeoutException
                || failure instanceof MongoNotPrimaryException
                || failure instanceof MongoNodeIsRecoveringException
                || failure instanceof MongoException refused && refused.getCode() == OUT_OF_DISK_SPACE
                || failure instanceof TransientDataAccessException
                || failure instanceof RecoverableDataAccessException
                || failure instanceof DataAccessResourceFailureException
                || PASSING.stream().anyMatch(String.valueOf(failure.getMessage())::contains)
                || HANDLER_LOST.matcher(String.valueOf(failure.getMessage())).find()
                || NOT_REACHED.matcher(String.valueOf(failure.getMessage())).find();
    }
}
