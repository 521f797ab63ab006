package shop.platform.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoClient;
import java.util.concurrent.TimeUnit;

/** The database that a connection string names, with the user who may use it. */
final class OwnDatabase {

    /** Long enough for a replica set to elect its primary, also where machines are busy; a person can wait so long. */
    private static final int PATIENCE_SECONDS = 60;

    private static final int UNAUTHORIZED = 13;

    private final ConnectionString named;

    OwnDatabase(ConnectionString named) {
        this.named = named;
    }

    /**
     * Makes sure that it can be used, before anything else waits for it.
     *
     * @return its name
     * @throws MongoRefusal when nobody answers, the password is wrong, or the user may not use it
     */
    String checkedBy(MongoClient client) {
        String database = named.getDatabase();
        if (database == null) {
            throw new MongoRefusal(
                    "The connection string of MongoDB at " + servers() + " names no database.",
                    "End its address with the name of a database that is this service's own, such as /order.",
                    null);
        }
        try {
            client.withTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .getDatabase(database)
                    .listCollectionNames()
                    .first();
            return database;
        } catch (MongoSecurityException refused) {
            throw new MongoRefusal(
                    "MongoDB at " + servers() + " does not accept the password of " + user() + ".",
                    "Check user, password and authSource in the connection string.",
                    refused);
        } catch (MongoTimeoutException silent) {
            throw new MongoRefusal(
                    "No MongoDB answers at " + servers() + ".",
                    "Start it, or name another in the connection string.",
                    silent);
        } catch (MongoCommandException refused) {
            throw refused.getErrorCode() == UNAUTHORIZED ? notAllowed(database, refused) : refused;
        }
    }

    private MongoRefusal notAllowed(String database, MongoException refused) {
        return named.getUsername() == null
                ? new MongoRefusal(
                        "MongoDB at " + servers() + " asks for a user and a password.",
                        "Name them in the connection string: mongodb://user:password@host:port/" + database,
                        refused)
                : new MongoRefusal(
                        "MongoDB at " + servers() + " does not let " + user() + " use the database " + database + ".",
                        "Give it the role readWrite there, or name the database that is its own.",
                        refused);
    }

    private String servers() {
        return String.join(",", named.getHosts());
    }

    private String user() {
        return "the user " + named.getUsername();
    }
}
