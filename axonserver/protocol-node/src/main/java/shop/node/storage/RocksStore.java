package shop.node.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.Checkpoint;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.FlushOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Status;
import org.rocksdb.WALRecoveryMode;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/** Keeps everything in RocksDB, in one folder; a batch is on disk (fsync of the write-ahead log) when its commit returns. */
public final class RocksStore implements Store {

    static {
        RocksDB.loadLibrary();
    }

    private static final Logger LOG = System.getLogger(RocksStore.class.getName());
    private static final long MEGABYTE = 1024 * 1024;
    /** Below this much room nothing is accepted, so that what RocksDB does on its own account still succeeds. */
    private static final long ROOM_TO_KEEP = 64 * MEGABYTE;

    /** What has fewer bytes is hardly larger than what would point at it. */
    private static final long SMALLEST_APART = 64;

    private final Path folder;
    private final long roomToKeep;
    private final StoreFormat format;
    private final Cache cache = new LRUCache(32 * MEGABYTE);
    /** A cache of its own, so that whoever reads the whole log does not push out what all others need. */
    private final Cache cacheOfLog = new LRUCache(8 * MEGABYTE);

    private final BloomFilter bloom = new BloomFilter(10);
    private final WriteOptions durable = new WriteOptions().setSync(true);
    /** Held shared by whoever touches the native database, which crashes the process when used after its end. */
    private final ReadWriteLock inUse = new ReentrantReadWriteLock();

    private final Map<Family, ColumnFamilyHandle> handles = new EnumMap<>(Family.class);
    private final List<AutoCloseable> natives = new ArrayList<>();
    private RocksDB db;
    private boolean open;
    /** After a failed write RocksDB takes no other until it is opened again. Writer's thread only. */
    private boolean stuck;

    /** Opens the store in this folder, or makes a new one. */
    public RocksStore(Path folder) {
        this(folder, ROOM_TO_KEEP);
    }

    RocksStore(Path folder, long roomToKeep) {
        this.folder = folder;
        this.roomToKeep = roomToKeep;
        this.format = StoreFormat.claim(folder);
        try {
            open();
        } catch (StorageFailure failure) {
            format.release();
            throw failure;
        }
    }

    private void open() {
        DBOptions options = new DBOptions()
                .setCreateIfMissing(true)
                .setCreateMissingColumnFamilies(true)
                // A torn last record was never acknowledged; damage anywhere else must be refused, not skipped.
                .setWalRecoveryMode(WALRecoveryMode.TolerateCorruptedTailRecords)
                .setParanoidChecks(true)
                .setInfoLogLevel(InfoLogLevel.ERROR_LEVEL)
                .setKeepLogFileNum(2)
                .setMaxOpenFiles(512)
                .setDbWriteBufferSize(48 * MEGABYTE)
                .setMaxTotalWalSize(128 * MEGABYTE)
                .setStatsDumpPeriodSec(0);
        natives.add(options);
        List<ColumnFamilyDescriptor> descriptors = new ArrayList<>();
        descriptors.add(new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY, options(Family.META)));
        for (Family family : Family.values()) {
            descriptors.add(new ColumnFamilyDescriptor(family.name().getBytes(UTF_8), options(family)));
        }
        List<ColumnFamilyHandle> opened = new ArrayList<>();
        try {
            db = RocksDB.open(options, folder.resolve("store").toString(), descriptors, opened);
        } catch (RocksDBException e) {
            throw failure("open", e);
        }
        for (Family family : Family.values()) {
            handles.put(family, opened.get(family.ordinal() + 1));
        }
        natives.addAll(opened);
        open = true;
    }

    private ColumnFamilyOptions options(Family family) {
        // The indexes of a million events are some 4 MB; kept outside the cache they are found without a lookup.
        BlockBasedTableConfig tables = new BlockBasedTableConfig()
                .setBlockCache(family == Family.EVENTS ? cacheOfLog : cache)
                .setCacheIndexAndFilterBlocks(false);
        if (family == Family.HEADS) {
            // Only here are keys asked for that do not exist: those of aggregates about to be created.
            tables.setFilterPolicy(bloom);
        }
        ColumnFamilyOptions options = new ColumnFamilyOptions()
                .setWriteBufferSize(holdsEvents(family) ? 16 * MEGABYTE : 8 * MEGABYTE)
                .setCompressionType(CompressionType.LZ4_COMPRESSION)
                .setTableFormatConfig(tables);
        if (family == Family.AGGREGATES) {
            // These do not arrive in the order of their keys, so tables are merged for ever. The events lie in files
            // beside them that are written once, and the tables stay small.
            options.setEnableBlobFiles(true).setMinBlobSize(SMALLEST_APART);
        }
        natives.add(options);
        return options;
    }

    private static boolean holdsEvents(Family family) {
        return family == Family.EVENTS || family == Family.AGGREGATES;
    }

    @Override
    public Optional<byte[]> get(Family family, byte[] key) {
        enter();
        try {
            return Optional.ofNullable(db.get(handles.get(family), key));
        } catch (RocksDBException e) {
            throw failure("read", e);
        } finally {
            leave();
        }
    }

    @Override
    public Cursor cursor(Family family) {
        enter();
        return new RocksCursor(db.newIterator(handles.get(family)));
    }

    @Override
    public Batch newBatch() {
        return new RocksBatch();
    }

    @Override
    public void copyTo(Path target) {
        enter();
        try (Checkpoint checkpoint = Checkpoint.create(db)) {
            Files.createDirectories(target);
            checkpoint.createCheckpoint(target.resolve("store").toString());
            StoreFormat.mark(target);
        } catch (RocksDBException e) {
            throw failure("copy", e);
        } catch (IOException e) {
            throw new StorageFailure(
                    StorageFailure.Kind.UNUSABLE,
                    "The copy could not be written to " + target + ": " + e.getMessage(),
                    e);
        } finally {
            leave();
        }
    }

    @Override
    public void recover() {
        checkRoom();
        if (stuck) {
            inUse.writeLock().lock();
            try {
                closeDatabase();
                open();
                stuck = false;
            } finally {
                inUse.writeLock().unlock();
            }
        }
    }

    /** Whoever asks for health is to hear that the disk is full before somebody's event is refused for it. */
    @Override
    public Optional<StorageFailure> hindrance() {
        return folder.toFile().getUsableSpace() < roomToKeep ? Optional.of(full(null)) : Optional.empty();
    }

    private void checkRoom() {
        hindrance().ifPresent(full -> {
            throw full;
        });
    }

    @Override
    public void close() {
        inUse.writeLock().lock();
        try {
            if (open) {
                flush();
                closeDatabase();
                closeQuietly(durable);
                closeQuietly(bloom);
                closeQuietly(cache);
                closeQuietly(cacheOfLog);
                format.release();
            }
        } finally {
            inUse.writeLock().unlock();
        }
    }

    /** Moves what only the write-ahead log holds into checksummed tables, which also makes the next start quick. */
    private void flush() {
        try (FlushOptions options = new FlushOptions().setWaitForFlush(true)) {
            db.flush(options, List.copyOf(handles.values()));
        } catch (RocksDBException e) {
            // It is all in the write-ahead log; the next start reads it from there.
            LOG.log(Level.WARNING, "The store was closed without tidying up: " + e.getMessage());
        }
    }

    private void closeDatabase() {
        if (open) {
            open = false;
            natives.forEach(RocksStore::closeQuietly);
            natives.clear();
            db.close();
        }
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void enter() {
        inUse.readLock().lock();
        if (!open) {
            inUse.readLock().unlock();
            throw new StorageFailure(StorageFailure.Kind.UNUSABLE, "The store in " + folder + " is closed.");
        }
    }

    private void leave() {
        inUse.readLock().unlock();
    }

    private StorageFailure failure(String action, RocksDBException e) {
        Status status = e.getStatus();
        String detail = e.getMessage();
        if (status != null && status.getCode() == Status.Code.Corruption) {
            return new StorageFailure(
                    StorageFailure.Kind.DAMAGED,
                    "The store in " + folder + " is damaged; restore a copy of it. (" + detail + ")",
                    e);
        }
        if (status != null && status.getSubCode() == Status.SubCode.NoSpace) {
            return full(e);
        }
        return new StorageFailure(
                StorageFailure.Kind.UNUSABLE, "Could not " + action + " the store in " + folder + ": " + detail, e);
    }

    private StorageFailure full(Throwable cause) {
        return new StorageFailure(
                StorageFailure.Kind.FULL, "The disk that holds " + folder + " is full; nothing was stored.", cause);
    }

    private final class RocksBatch implements Batch {
        private final WriteBatch batch = new WriteBatch();

        @Override
        public void put(Family family, byte[] key, byte[] value) {
            try {
                batch.put(handles.get(family), key, value);
            } catch (RocksDBException e) {
                throw failure("write", e);
            }
        }

        @Override
        public void delete(Family family, byte[] key) {
            try {
                batch.delete(handles.get(family), key);
            } catch (RocksDBException e) {
                throw failure("write", e);
            }
        }

        @Override
        public void commit() {
            enter();
            try {
                checkRoom();
                db.write(durable, batch);
            } catch (RocksDBException e) {
                stuck = true;
                throw failure("write", e);
            } finally {
                leave();
            }
        }

        @Override
        public void close() {
            batch.close();
        }
    }

    private final class RocksCursor implements Cursor {
        private final RocksIterator iterator;

        private RocksCursor(RocksIterator iterator) {
            this.iterator = iterator;
        }

        @Override
        public void seek(byte[] key) {
            iterator.seek(key);
        }

        @Override
        public void seekBack(byte[] key) {
            iterator.seekForPrev(key);
        }

        @Override
        public boolean isValid() {
            if (iterator.isValid()) {
                return true;
            }
            try {
                // The end of the entries and a damaged block look the same until asked.
                iterator.status();
            } catch (RocksDBException e) {
                throw failure("read", e);
            }
            return false;
        }

        @Override
        public byte[] key() {
            return iterator.key();
        }

        @Override
        public byte[] value() {
            return iterator.value();
        }

        @Override
        public void next() {
            iterator.next();
        }

        @Override
        public void previous() {
            iterator.prev();
        }

        @Override
        public void close() {
            iterator.close();
            leave();
        }
    }
}
