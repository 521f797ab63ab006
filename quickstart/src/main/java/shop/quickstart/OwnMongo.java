package shop.quickstart;

import com.mongodb.ConnectionString;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.env.Environment;
import shop.starting.CannotStart;

/**
 * The databases of a MongoDB that runs already, one for each service: named one by one, as {@code shop.mongo.uri.order} and
 * so on, or all at once by {@code shop.mongo.uri}, in which <code>{service}</code> stands for the name of each.
 *
 * @param uris the connection string of each service; none where the embedded MongoDB is to be used
 */
public record OwnMongo(Map<String, String> uris) {

    /** Names the database of all services; with a service's name after it, as {@code shop.mongo.uri.order}, that of one. */
    public static final String PROPERTY = "shop.mongo.uri";

    private static final String PLACE = "{service}";
    private static final List<String> SERVICES = List.of("order", "payment", "shipping");

    public OwnMongo {
        uris = Map.copyOf(uris);
    }

    /** @throws CannotStart when a service is left out, or has no database that is its own */
    public static OwnMongo namedIn(Environment environment) {
        var uris = new LinkedHashMap<String, String>();
        for (String service : SERVICES) {
            Optional.ofNullable(environment.getProperty(PROPERTY + "." + service))
                    .or(() -> Optional.ofNullable(environment.getProperty(PROPERTY)))
                    .ifPresent(uri -> uris.put(service, uri.replace(PLACE, service)));
        }
        check(uris);
        return new OwnMongo(uris);
    }

    public boolean isNamed() {
        return !uris.isEmpty();
    }

    public Optional<String> uri(String service) {
        return Optional.ofNullable(uris.get(service));
    }

    private static void check(Map<String, String> uris) {
        Set<String> databases = new HashSet<>();
        for (String service : uris.isEmpty() ? List.<String>of() : SERVICES) {
            if (!uris.containsKey(service)) {
                throw new CannotStart(
                        "Only some services are told their MongoDB: name that of " + service + ", too, with --"
                                + PROPERTY + "." + service + "=mongodb://…",
                        null);
            }
            if (!databases.add(database(service, uris.get(service)))) {
                throw new CannotStart(
                        "The MongoDB named for " + service
                                + " is another service's, too: give each a database of its own," + " such as --"
                                + PROPERTY + "=mongodb://127.0.0.1:27017/" + PLACE + ".",
                        null);
            }
        }
    }

    private static String database(String service, String uri) {
        try {
            var parsed = new ConnectionString(uri);
            if (parsed.getDatabase() == null) {
                throw new CannotStart(
                        "The MongoDB named for " + service + " lacks a database: end its address with /" + PLACE + ".",
                        null);
            }
            return parsed.getHosts() + "/" + parsed.getDatabase();
        } catch (IllegalArgumentException malformed) {
            throw new CannotStart(
                    "The MongoDB named for " + service + " cannot be read: " + malformed.getMessage(), malformed);
        }
    }
}
