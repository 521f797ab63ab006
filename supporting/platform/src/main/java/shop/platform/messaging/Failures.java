package shop.platform.messaging;

import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import java.util.concurrent.TimeoutException;
import org.axonframework.axonserver.connector.AxonServerException;
import org.axonframework.axonserver.connector.command.AxonServerCommandDispatchException;
import org.axonframework.axonserver.connector.query.AxonServerQueryDispatchException;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.common.AxonTransientException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.queryhandling.NoHandlerForQueryException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import shop.platform.rejection.BusinessRejection;

/** Tells failures that pass by themselves from those that do not. */
public final class Failures {

    /** The server's code for an append that another one was faster than. */
    private static final String CONFLICT = "AXONIQ-2000";

    private Failures() {}

    /**
     * Whether the same attempt may succeed later: the server or a store is away, nobody handles the message just now, or
     * somebody else changed the aggregate at the same moment.
     */
    public static boolean pass(Throwable failure) {
        if (BusinessRejection.in(failure).isPresent()) {
            return false;
        }
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (passesByItself(each)) {
                return true;
            }
        }
        return false;
    }

    private static boolean passesByItself(Throwable failure) {
        return failure instanceof AxonTransientException
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
                || failure instanceof TransientDataAccessException
                || failure instanceof RecoverableDataAccessException
                || failure instanceof DataAccessResourceFailureException
                // An append conflict loses its class on the way from the handler: only the code is left of it.
                || String.valueOf(failure.getMessage()).contains(CONFLICT);
    }
}
