package shop.mongo;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
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
 */
final class DocumentFile extends H2Backend {

    static final Duration BETWEEN_COMMITS = Duration.ofSeconds(1);

    private static final int COMMITS_BETWEEN_COMPACTIONS = 20;
    private static final int WANTED_FILL_PERCENT = 50;
    private static final int BYTES_COMPACTED_AT_ONCE = 8 << 20;

    private static final Logger log = LoggerFactory.getLogger(DocumentFile.class);

    private final ReadWriteLock commands = new ReentrantReadWriteLock(true);
    private final ScheduledExecutorService committing = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "mongo-commit");
        thread.setDaemon(true);
        return thread;
    });
    private int commits;

    private DocumentFile(MVStore store, Duration betweenCommits) {
        super(store);
        committing.scheduleWithFixedDelay(
                this::commitBetweenCommands, betweenCommits.toNanos(), betweenCommits.toNanos(), TimeUnit.NANOSECONDS);
    }

    static DocumentFile open(Path file, Duration betweenCommits) {
        MVStore store = new MVStore.Builder()
                .fileName(file.toString())
                .autoCommitDisabled()
                .autoCommitBufferSize(0)
                .open();
        return new DocumentFile(store, betweenCommits);
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new DatabaseInFile(name, getMvStore(), getCursorRegistry());
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        commands.readLock().lock();
        try {
            return super.handleCommand(channel, database, EmbeddedMongo.formerName(command), query);
        } finally {
            commands.readLock().unlock();
        }
    }

    private void commitBetweenCommands() {
        MVStore store = getMvStore();
        if (!store.hasUnsavedChanges()) {
            return;
        }
        commands.writeLock().lock();
        try {
            store.commit();
            if (++commits % COMMITS_BETWEEN_COMPACTIONS == 0) {
                store.compact(WANTED_FILL_PERCENT, BYTES_COMPACTED_AT_ONCE);
            }
        } catch (RuntimeException failure) {
            log.error("Documents could not be written to {}; trying again", this, failure);
        } finally {
            commands.writeLock().unlock();
        }
    }

    @Override
    public void close() {
        committing.shutdown();
        commands.writeLock().lock();
        try {
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
            QueryResult stored = super.queryDocuments(query, orderBy, skip, limit, batchSize, fields);
            List<Document> copies = new ArrayList<>();
            stored.forEach(document -> copies.add(document.clone()));
            return new QueryResult(copies, stored.getCursorId());
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
