package shop.mongo;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.ServerVersion;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.LoggerFactory;

/**
 * A server that speaks MongoDB's protocol, inside this process, for machines on which none is installed. Each database
 * belongs to a user of its own. There are no transactions or change streams; projections need none. After a crash it may be
 * a second behind: projections catch up from their positions.
 */
public final class EmbeddedMongo implements AutoCloseable {

    private static final Set<String> ALONE = Set.of("renamecollection", "createindexes");

    private final MongoServer server;
    private final InetSocketAddress address;

    private EmbeddedMongo(MongoServer server, InetSocketAddress address) {
        this.server = server;
        this.address = address;
    }

    /** Keeps everything in memory, on a free port of the loopback interface. */
    public static EmbeddedMongo inMemory() {
        return listening(new InMemory().version(ServerVersion.MONGO_5_0), loopback(0));
    }

    /**
     * Keeps everything in a file of this folder.
     *
     * @throws UncheckedIOException when the folder cannot be written
     * @throws UnusableDocuments when the file is damaged or in use
     * @throws IllegalStateException when the port is taken
     */
    public static EmbeddedMongo in(Path folder, InetSocketAddress address) {
        return in(folder, address, false, LoggerFactory.getLogger(EmbeddedMongo.class)::error);
    }

    /**
     * The same for somebody who can help.
     *
     * @param rebuild whether a damaged file is put aside and begun anew
     * @param ending hears, once, in one sentence why nothing can be kept any more; commands fail from then on
     */
    public static EmbeddedMongo in(Path folder, InetSocketAddress address, boolean rebuild, Consumer<String> ending) {
        Path file = fileIn(folder);
        if (rebuild) {
            DocumentFile.putAsideIfDamaged(file);
        }
        return listening(
                DocumentFile.open(file, DocumentFile.BETWEEN_COMMITS, ending).version(ServerVersion.MONGO_5_0),
                address);
    }

    /**
     * The same where the file may not take all of the disk.
     *
     * @param room how many bytes are left for it; it leaves the last 64 MiB alone
     */
    public static EmbeddedMongo in(Path folder, InetSocketAddress address, LongSupplier room) {
        return listening(
                DocumentFile.open(
                                fileIn(folder),
                                DocumentFile.BETWEEN_COMMITS,
                                room,
                                LoggerFactory.getLogger(EmbeddedMongo.class)::error)
                        .version(ServerVersion.MONGO_5_0),
                address);
    }

    private static Path fileIn(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("Cannot write to " + folder.toAbsolutePath(), unwritable);
        }
        return folder.resolve("documents.mv");
    }

    public static InetSocketAddress loopback(int port) {
        return new InetSocketAddress("127.0.0.1", port);
    }

    private static EmbeddedMongo listening(MongoBackend backend, InetSocketAddress address) {
        MongoServer server = new MongoServer(OwnDatabaseOnly.of(backend));
        if (address.getPort() == 0) {
            return new EmbeddedMongo(server, server.bind());
        }
        server.bind(address);
        return new EmbeddedMongo(server, address);
    }

    /** The connection string of one database, for the user whom it belongs to. */
    public String uri(String database) {
        return uri(address, database);
    }

    /** The same for a server that will listen at an address. */
    public static String uri(InetSocketAddress address, String database) {
        return "mongodb://" + database + ":" + OwnDatabaseOnly.password(database) + "@" + address.getHostString() + ":"
                + address.getPort() + "/" + database;
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    /** Health checks say hello, which the library knows only under its former name. */
    static String formerName(String command) {
        return command.equals("hello") ? "isMaster" : command;
    }

    /**
     * What a command waits for. A collection that takes another's place is renamed while no other command runs: the library
     * removes the one before it renames the other, and a real server is never seen without either. An index is filled so,
     * too: what is written while the library fills it would never be in it.
     */
    static Lock turn(ReadWriteLock commands, String command) {
        return ALONE.contains(command.toLowerCase(Locale.ROOT)) ? commands.writeLock() : commands.readLock();
    }

    private static final class InMemory extends MemoryBackend {

        private final ReadWriteLock commands = new ReentrantReadWriteLock(true);

        @Override
        public Document handleCommand(Channel channel, String database, String command, Document query) {
            Lock turn = turn(commands, command);
            turn.lock();
            try {
                return super.handleCommand(channel, database, formerName(command), query);
            } finally {
                turn.unlock();
            }
        }
    }
}
