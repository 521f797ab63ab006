package shop.mongo;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The users of the embedded server, which the library does not know: each database has one, of the same name, who may use
 * that database alone. So no service reads another's projections, not even by mistake.
 */
final class OwnDatabaseOnly {

    private static final AttributeKey<ScramServer> CONVERSATION =
            AttributeKey.valueOf(OwnDatabaseOnly.class, "conversation");
    private static final AttributeKey<String> USER = AttributeKey.valueOf(OwnDatabaseOnly.class, "user");
    private static final Set<String> FOR_EVERYBODY = Set.of("hello", "ismaster", "ping", "buildinfo", "endsessions");

    private static final String BEFORE_THE_MESSAGE = "n,,";
    private static final int UNAUTHORIZED = 13;
    private static final int AUTHENTICATION_FAILED = 18;

    private final MongoBackend backend;
    private final byte[] salt = ScramServer.random();
    private final Map<String, byte[]> saltedPasswords = new ConcurrentHashMap<>();

    private OwnDatabaseOnly(MongoBackend backend) {
        this.backend = backend;
    }

    static MongoBackend of(MongoBackend backend) {
        var guarded = new OwnDatabaseOnly(backend);
        return (MongoBackend) Proxy.newProxyInstance(
                MongoBackend.class.getClassLoader(),
                new Class<?>[] {MongoBackend.class},
                (proxy, method, arguments) -> guarded.invoke(method, arguments));
    }

    /** Known to everybody, as the demonstration clients' secrets are: the server listens on loopback only. */
    static String password(String user) {
        return user + "-secret";
    }

    private Object invoke(Method method, Object... arguments) throws Throwable {
        switch (method.getName()) {
            case "handleMessage":
                var message = (MongoMessage) arguments[0];
                Document sent = message.getDocument();
                return handle(
                        message.getChannel(),
                        message.getDatabaseName(),
                        sent.keySet().iterator().next(),
                        sent);
            case "handleCommand":
                return handle(
                        (Channel) arguments[0], (String) arguments[1], (String) arguments[2], (Document) arguments[3]);
            case "handleQuery":
                throw notAuthorised(((MongoQuery) arguments[0]).getDatabaseName(), "query");
            default:
                try {
                    return method.invoke(backend, arguments);
                } catch (InvocationTargetException failure) {
                    throw failure.getCause();
                }
        }
    }

    private Document handle(Channel channel, String database, String command, Document sent) {
        return switch (command) {
            case "saslStart" -> start(channel, database, sent);
            case "saslContinue" -> proceed(channel, database, sent);
            case "listDatabases" ->
                own(channel.attr(USER).get(), backend.handleCommand(channel, database, command, sent));
            case "renameCollection" -> {
                String user = channel.attr(USER).get();
                if (!isOf(user, sent.get("renameCollection")) || !isOf(user, sent.get("to"))) {
                    throw notAuthorised(database, command);
                }
                yield backend.handleCommand(channel, database, command, sent);
            }
            default -> {
                if (!FOR_EVERYBODY.contains(command.toLowerCase(Locale.ROOT))
                        && !database.equals(channel.attr(USER).get())) {
                    throw notAuthorised(database, command);
                }
                Document answer = backend.handleCommand(channel, database, command, sent);
                if (sent.containsKey("saslSupportedMechs")) {
                    answer.put("saslSupportedMechs", List.of(ScramServer.MECHANISM));
                }
                yield answer;
            }
        };
    }

    /** Whether a collection, named with its database, is one of the user's own. */
    private static boolean isOf(String user, Object collection) {
        return user != null && collection instanceof String name && name.startsWith(user + ".");
    }

    /** Whoever may not list all databases is told of their own: a real server does so, and health checks ask. */
    private static Document own(String user, Document all) {
        if (user == null) {
            throw notAuthorised("admin", "listDatabases");
        }
        List<?> own = ((Collection<?>) all.get("databases"))
                .stream()
                        .filter(one -> one instanceof Document database && user.equals(database.get("name")))
                        .toList();
        return new Document("databases", own).append("ok", 1.0);
    }

    private Document start(Channel channel, String database, Document sent) {
        String first = payload(sent);
        if (!ScramServer.MECHANISM.equals(sent.get("mechanism")) || !first.startsWith(BEFORE_THE_MESSAGE)) {
            throw failed();
        }
        String message = first.substring(BEFORE_THE_MESSAGE.length());
        if (!database.equals(ScramServer.user(message))) {
            throw failed();
        }
        byte[] salted = saltedPasswords.computeIfAbsent(database, user -> ScramServer.salted(password(user), salt));
        var conversation = new ScramServer(salt, salted, message);
        channel.attr(CONVERSATION).set(conversation);
        return answer(false, conversation.challenge());
    }

    private static Document proceed(Channel channel, String database, Document sent) {
        ScramServer conversation = channel.attr(CONVERSATION).getAndSet(null);
        String last = payload(sent);
        if (conversation == null || !conversation.isProvenBy(last)) {
            throw failed();
        }
        channel.attr(USER).set(database);
        return answer(true, conversation.answer(last));
    }

    private static String payload(Document sent) {
        return sent.get("payload") instanceof BinData bytes ? new String(bytes.getData(), StandardCharsets.UTF_8) : "";
    }

    private static Document answer(boolean done, String payload) {
        return new Document("conversationId", 1)
                .append("done", done)
                .append("payload", new BinData(payload.getBytes(StandardCharsets.UTF_8)))
                .append("ok", 1.0);
    }

    private static MongoServerError notAuthorised(String database, String command) {
        return new MongoServerError(
                UNAUTHORIZED, "Unauthorized", "not authorized on " + database + " to execute command " + command);
    }

    private static MongoServerError failed() {
        return new MongoServerError(AUTHENTICATION_FAILED, "AuthenticationFailed", "Authentication failed.");
    }
}
