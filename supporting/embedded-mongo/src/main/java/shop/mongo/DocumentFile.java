package shop.mongo;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.DataType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All databases of an embedded MongoDB in one file. What the file holds is always what was there between two commands: a
 * document together with its indexes, and everything that was written before it. After a crash it is that of a second
 * earlier.
 *
 * <p>The library's own form keeps keys and documents as serialised Java objects and compares them so, which costs more than
 * all else that the embedded server does, and lets its store write to disk in the middle of a command.
 *
 * <p>While the disk is nearly full nothing is written and every command that would change something is refused, so that
 * all goes on by itself once there is room. A write that fails nevertheless closes the store for good, and what the memory
 * holds is then ahead of the file: whoever runs it is told to end.
 */
final class DocumentFile extends H2Backend {

    static final Duration BETWEEN_COMMITS = Duration.ofSeconds(1);

    /** What a note costs is a sync of the disk. */
    private static final Duration BETWEEN_NOTES = Duration.ofSeconds(20);

    /** So much of the heap may hold what is not written yet; beyond it the next command waits until it is. */
    private static final int BYTES_BETWEEN_COMMITS = 16 << 20;

    private static final int COMMITS_BETWEEN_COMPACTIONS = 20;
    private static final int WANTED_FILL_PERCENT = 50;
    private static final int BYTES_COMPACTED_AT_ONCE = 8 << 20;

    /** Less room than this is left alone, so that what the store does on its own account still succeeds. */
    private static final long ROOM_TO_KEEP = 64L << 20;

    private static final int OUT_OF_DISK_SPACE = 14031;
    private static final int INTERNAL_ERROR = 1;
    /** Health checks list databases, and are to see that nothing can be written. */
    private static final Set<String> REFUSED_WHILE_FULL = Set.of(
            "insert",
            "update",
            "delete",
            "findandmodify",
            "create",
            "createindexes",
            "drop",
            "dropindexes",
            "dropdatabase",
            "renamecollection",
            "listdatabases");

    private static final Logger log = LoggerFactory.getLogger(DocumentFile.class);

    private final ReadWriteLock commands = new ReentrantReadWriteLock(true);
    private final ScheduledExecutorService committing = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "mongo-commit");
        thread.setDaemon(true);
        return thread;
    });
    private final Path file;
    private final SafeVersion safe;
    private final LongSupplier room;
    private final Consumer<String> ending;
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicBoolean commitIsAskedFor = new AtomicBoolean();
    /** Those that carry the connections; without one of them some are never answered any more. */
    private final Set<EventLoop> carrying = ConcurrentHashMap.newKeySet();

    private volatile boolean full;
    private volatile boolean broken;
    private int commits;
    private boolean oneHadEnded;
    private long notedAt = System.nanoTime();

    /**
     * Keeps documents in a store that is open.
     *
     * @param room how many bytes are left on the disk
     * @param ending hears, once, in one sentence why nothing can be kept any more
     */
    DocumentFile(MVStore store, Path file, Duration betweenCommits, LongSupplier room, Consumer<String> ending) {
        super(store);
        this.file = file;
        this.safe = new SafeVersion(file);
        this.room = room;
        this.ending = ending;
        committing.scheduleWithFixedDelay(
                this::commitOrEnd, betweenCommits.toNanos(), betweenCommits.toNanos(), TimeUnit.NANOSECONDS);
    }

    static DocumentFile open(Path file, Duration betweenCommits) {
        return open(file, betweenCommits, log::error);
    }

    /** @throws UnusableDocuments when the file is damaged, or in use */
    static DocumentFile open(Path file, Duration betweenCommits, Consumer<String> ending) {
        return open(file, betweenCommits, file.toFile().getParentFile()::getUsableSpace, ending);
    }

    /** @throws UnusableDocuments when the file is damaged, or in use */
    static DocumentFile open(Path file, Duration betweenCommits, LongSupplier room, Consumer<String> ending) {
        SafeVersion safe = new SafeVersion(file);
        try {
            safe.begin();
            // Before the library writes to what it takes for a new file.
            safe.check(version(file));
            MVStore store = store(file.toString());
            try {
                return new DocumentFile(store, file, betweenCommits, room, ending);
            } catch (RuntimeException failure) {
                store.closeImmediately();
                throw failure;
            }
        } catch (MVStoreException failure) {
            throw unusable(file, failure);
        } catch (UnusableDocuments notWhole) {
            throw new UnusableDocuments(damaged(file, notWhole), notWhole);
        }
    }

    /** Which version of the documents a file holds: 0 of none. */
    private static long version(Path file) {
        if (file.toFile().length() == 0) {
            return 0;
        }
        try (MVStore store = readOnly(file)) {
            return store.getCurrentVersion();
        }
    }

    private static MVStore readOnly(Path file) {
        return new MVStore.Builder().fileName(file.toString()).readOnly().open();
    }

    static MVStore store(String name) {
        return new MVStore.Builder()
                .fileName(name)
                .autoCommitDisabled()
                .autoCommitBufferSize(0)
                .open();
    }

    /**
     * Puts a file aside that is damaged; one that is sound stays.
     *
     * @throws UnusableDocuments when it is in use, or cannot be moved
     */
    static void putAsideIfDamaged(Path file) {
        if (!Files.exists(file) || (file.toFile().length() > 0 && isSound(file))) {
            return;
        }
        Path aside = file.resolveSibling(
                file.getFileName() + ".damaged-" + Instant.now().toString().replace(':', '-'));
        try {
            Files.move(file, aside);
        } catch (IOException e) {
            throw new UnusableDocuments("The file " + file + " cannot be put aside: " + e.getMessage(), e);
        }
        log.warn("{} was damaged, and is made anew; the damaged file is {}", file, aside);
    }

    /** Whether all that the file holds can be read. */
    private static boolean isSound(Path file) {
        SafeVersion safe = new SafeVersion(file);
        try (MVStore store = readOnly(file)) {
            safe.begin();
            safe.check(store.getCurrentVersion());
            for (String name : store.getMapNames()) {
                MVMap<?, ?> map = store.openMap(name, builder(name));
                map.cursor(null).forEachRemaining(key -> {});
            }
            return true;
        } catch (MVStoreException failure) {
            if (failure.getErrorCode() == DataUtils.ERROR_FILE_LOCKED) {
                throw unusable(file, failure);
            }
            return false;
        } catch (RuntimeException unreadable) {
            return false;
        }
    }

    private static MVMap.Builder<?, ?> builder(String map) {
        if (map.contains("._index_")) {
            return new MVMap.Builder<KeyValue, Object>()
                    .keyType(BsonType.ofKeys())
                    .valueType(BsonType.ofValues());
        }
        return map.startsWith("databases.")
                ? new MVMap.Builder<Object, Document>()
                        .keyType(BsonType.ofValues())
                        .valueType(BsonType.ofDocuments())
                : new MVMap.Builder<>();
    }

    private static UnusableDocuments unusable(Path file, MVStoreException failure) {
        return new UnusableDocuments(
                failure.getErrorCode() == DataUtils.ERROR_FILE_LOCKED
                        ? "The file " + file
                                + " of the embedded MongoDB is in use: stop what uses it, or choose another"
                                + " folder with --shop.data=<folder>."
                        : damaged(file, failure),
                failure);
    }

    private static String damaged(Path file, Throwable failure) {
        return "The file " + file
                + " of the embedded MongoDB is damaged. It holds nothing but what is made anew from the"
                + " events: start once with --shop.mongo.rebuild=true; the damaged file is kept beside it. ("
                + failure.getMessage() + ")";
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new DatabaseInFile(name, getMvStore(), getCursorRegistry());
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        if (full && REFUSED_WHILE_FULL.contains(command.toLowerCase(Locale.ROOT))) {
            throw new MongoServerError(
                    OUT_OF_DISK_SPACE,
                    "OutOfDiskSpace",
                    "The disk that holds " + file + " is full; nothing is written until there is room.");
        }
        if (broken) {
            throw unusableNow();
        }
        carrying.add(channel.eventLoop());
        if (channel.parent() != null) {
            carrying.add(channel.parent().eventLoop());
        }
        Lock turn = EmbeddedMongo.turn(commands, command);
        turn.lock();
        try {
            return super.handleCommand(channel, database, EmbeddedMongo.formerName(command), query);
        } catch (MVStoreException failure) {
            end(failure);
            throw unusableNow();
        } finally {
            turn.unlock();
            commitIfMuchIsUnsaved();
        }
    }

    /** Since turns are fair, commands that come after it wait for it. */
    private void commitIfMuchIsUnsaved() {
        if (getMvStore().getUnsavedMemory() > BYTES_BETWEEN_COMMITS
                && !full
                && commitIsAskedFor.compareAndSet(false, true)) {
            try {
                committing.execute(() -> {
                    commitIsAskedFor.set(false);
                    commitOrEnd();
                });
            } catch (RejectedExecutionException closing) {
                log.debug("What closes the file commits it", closing);
            }
        }
    }

    private MongoServerError unusableNow() {
        return new MongoServerError(INTERNAL_ERROR, "InternalError", "The file " + file + " cannot be used any more.");
    }

    /** A failure here is the end of what keeps anything; an executor would take any for the task's end, in silence. */
    private void commitOrEnd() {
        try {
            commitBetweenCommands();
            lookAtConnections();
        } catch (RuntimeException failure) {
            end(failure);
        } catch (Error error) {
            lost("the thread that writes its file: " + error);
            throw error;
        }
    }

    private void commitBetweenCommands() {
        MVStore store = getMvStore();
        checkRoom();
        if (full || !store.hasUnsavedChanges()) {
            return;
        }
        commands.writeLock().lock();
        try {
            store.commit();
            if (++commits % COMMITS_BETWEEN_COMPACTIONS == 0) {
                store.compact(WANTED_FILL_PERCENT, BYTES_COMPACTED_AT_ONCE);
            }
        } finally {
            commands.writeLock().unlock();
        }
        if (System.nanoTime() - notedAt > BETWEEN_NOTES.toNanos()) {
            noteSafe(store);
        }
    }

    /** While commands go on: what they write meanwhile may be on the disk, too, and need not. */
    private void noteSafe(MVStore store) {
        long version = store.getCurrentVersion();
        store.getFileStore().sync();
        safe.note(version);
        notedAt = System.nanoTime();
    }

    private void checkRoom() {
        boolean was = full;
        full = room.getAsLong() < ROOM_TO_KEEP;
        if (full && !was) {
            log.error("The disk that holds {} is full; nothing is written until there is room", file);
        } else if (was && !full) {
            log.info("There is room for {} again", file);
        }
    }

    /** One that has ended while the others of its group have not, and at the look before, too: else all are being closed. */
    private void lookAtConnections() {
        boolean ended = carrying.stream()
                .anyMatch(loop -> loop.isShuttingDown() && !loop.parent().isShuttingDown());
        if (ended && oneHadEnded) {
            lost("a thread that carries connections: it has ended");
        }
        oneHadEnded = ended;
    }

    private void lost(String what) {
        if (over.compareAndSet(false, true)) {
            broken = true;
            ending.accept("The embedded MongoDB ends, because it has lost " + what);
        }
    }

    private void end(Throwable cause) {
        if (!over.compareAndSet(false, true)) {
            return;
        }
        broken = true;
        boolean unreadable = cause instanceof MVStoreException failure
                && failure.getErrorCode() != DataUtils.ERROR_WRITING_FAILED
                && failure.getErrorCode() != DataUtils.ERROR_CLOSED;
        ending.accept(
                unreadable
                        ? damaged(file, cause)
                        : "The file " + file
                                + " of the embedded MongoDB could not be written, and what the memory holds is"
                                + " ahead of it: see to the disk, and start again. Nothing is lost that is in the events. ("
                                + cause.getMessage() + ")");
    }

    @Override
    public void close() {
        over.set(true);
        committing.shutdown();
        commands.writeLock().lock();
        try {
            MVStore store = getMvStore();
            if (broken) {
                store.closeImmediately();
            } else if (!store.isClosed()) {
                store.commit();
                noteSafe(store);
            }
            super.close();
        } finally {
            commands.writeLock().unlock();
        }
    }

    private <K, V> MVMap<K, V> map(String name, DataType<K> keys, DataType<V> values) {
        return getMvStore()
                .openMap(name, new MVMap.Builder<K, V>().keyType(keys).valueType(values));
    }

    /** The library's database, its maps opened with keys and documents as BSON. */
    private final class DatabaseInFile extends H2Database {

        DatabaseInFile(String name, MVStore store, CursorRegistry cursors) {
            super(name, store, cursors);
        }

        @Override
        protected MongoCollection<Object> openOrCreateCollection(String name, CollectionOptions options) {
            String fullName = getFullCollectionNamespace(name);
            return new CollectionInFile(
                    this,
                    name,
                    options,
                    map("databases." + fullName, BsonType.ofValues(), BsonType.ofDocuments()),
                    getMvStore().openMap("meta." + fullName),
                    cursorRegistry);
        }

        /** The library renames the maps of the documents only where it finds them, and never those of the indexes. */
        @Override
        public void moveCollection(MongoDatabase from, MongoCollection<?> collection, String newName) {
            String before = collection.getFullName();
            super.moveCollection(from, collection, newName);
            String now = getFullCollectionNamespace(newName);
            rename("databases." + before, "databases." + now);
            rename("meta." + before, "meta." + now);
            String index = before + "._index_";
            Set.copyOf(getMvStore().getMapNames()).stream()
                    .filter(map -> map.startsWith(index))
                    .forEach(map -> rename(map, now + map.substring(before.length())));
        }

        private void rename(String before, String now) {
            MVStore store = getMvStore();
            if (store.hasMap(before)) {
                if (store.hasMap(now)) {
                    store.removeMap(now);
                }
                store.renameMap(store.openMap(before), now);
            }
        }

        @Override
        protected Index<Object> openOrCreateUniqueIndex(
                String collection, String index, List<IndexKey> keys, boolean sparse) {
            return new IndexInFile(
                    map(
                            getFullCollectionNamespace(collection) + "._index_" + index,
                            BsonType.ofKeys(),
                            BsonType.ofValues()),
                    index,
                    keys,
                    sparse);
        }

        @Override
        protected Index<Object> openOrCreateSecondaryIndex(
                String collection, String index, List<IndexKey> keys, boolean sparse) {
            String fullName = getFullCollectionNamespace(collection);
            return new SecondaryIndex(
                    map(fullName + "._index_" + index, BsonType.ofKeys(), BsonType.ofValues()),
                    getMvStore().openMap("meta." + fullName),
                    index,
                    keys);
        }

        /** What drivers make of a count reads all documents here; the command for it reads an index. */
        @Override
        public Document handleCommand(
                Channel channel, String command, Document query, DatabaseResolver databases, Oplog oplog) {
            if (!command.equalsIgnoreCase("aggregate")) {
                return super.handleCommand(channel, command, query, databases, oplog);
            }
            return Counting.of(query)
                    .map(counting -> counting.answer(
                            getDatabaseName(),
                            super.handleCommand(channel, "count", counting.command(), databases, oplog)))
                    .orElseGet(() -> super.handleCommand(channel, command, query, databases, oplog));
        }
    }

    /** Hands out copies, since the library changes what it has found before it stores it. */
    private static final class CollectionInFile extends H2Collection {

        CollectionInFile(
                MongoDatabase database,
                String name,
                CollectionOptions options,
                MVMap<Object, Document> documents,
                MVMap<String, Object> about,
                CursorRegistry cursors) {
            super(database, name, options, documents, about, cursors);
        }

        @Override
        protected QueryResult queryDocuments(
                Document query, Document orderBy, int skip, int limit, int batchSize, Document fields) {
            QueryResult stored = plan(query, orderBy, limit)
                    .map(plan -> matchDocumentsFromStream(
                            plan.positions().map(this::getDocument),
                            query,
                            plan.ordered() ? null : orderBy,
                            skip,
                            limit,
                            batchSize,
                            fields))
                    .orElseGet(() -> super.queryDocuments(query, orderBy, skip, limit, batchSize, fields));
            List<Document> copies = new ArrayList<>();
            stored.forEach(document -> copies.add(document.clone()));
            return new QueryResult(copies, stored.getCursorId());
        }

        /** The best way by which not all documents are read; none where the library has one, or nobody has. */
        private Optional<SecondaryIndex.Plan> plan(Document query, Document orderBy, int limit) {
            if (getIndexes().stream().anyMatch(index -> index.canHandle(query)) || isNaturalDescending(orderBy)) {
                return Optional.empty();
            }
            Conditions conditions = Conditions.of(query);
            return secondary()
                    .flatMap(index -> index.plan(conditions, orderBy, limit > 0).stream())
                    .max(Comparator.comparing(SecondaryIndex.Plan::worth));
        }

        private Stream<SecondaryIndex> secondary() {
            return getIndexes().stream()
                    .filter(SecondaryIndex.class::isInstance)
                    .map(SecondaryIndex.class::cast);
        }

        @Override
        public synchronized int count(Document query, int skip, int limit) {
            if (query == null || query.isEmpty() || skip > 0 || limit > 0) {
                return super.count(query, skip, limit);
            }
            Conditions conditions = Conditions.of(query);
            return secondary()
                    .flatMap(index -> index.count(conditions).stream())
                    .findFirst()
                    .orElseGet(() -> super.count(query, skip, limit));
        }

        @Override
        protected boolean tracksDataSize() {
            return false;
        }
    }

    /** Finds documents by any query that names all fields of the index, whatever else it names. */
    private static final class IndexInFile extends AbstractUniqueIndex<Object> {

        private final MVMap<KeyValue, Object> positions;

        IndexInFile(MVMap<KeyValue, Object> positions, String name, List<IndexKey> keys, boolean sparse) {
            super(name, keys, sparse);
            this.positions = positions;
        }

        @Override
        public synchronized boolean canHandle(Document query) {
            return super.canHandle(query) || keys().stream().allMatch(key -> BsonType.isScalar(query.get(key)));
        }

        @Override
        protected Object getPosition(KeyValue key) {
            return positions.get(key);
        }

        @Override
        protected boolean putKeyPosition(KeyValue key, Object position) {
            return positions.putIfAbsent(key, Missing.ofNullable(position)) == null;
        }

        @Override
        protected Object removeDocument(KeyValue key) {
            return positions.remove(key);
        }

        @Override
        protected Iterable<Map.Entry<KeyValue, Object>> getIterable() {
            return positions.entrySet();
        }

        @Override
        public long getCount() {
            return positions.sizeAsLong();
        }

        @Override
        public long getDataSize() {
            return getCount();
        }
    }
}
