package shop.node.storage;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Keeps everything in memory, for tests: what it holds ends with it. */
public final class MemoryStore implements Store {

    private final Map<Family, ConcurrentNavigableMap<byte[], byte[]>> families = new EnumMap<>(Family.class);

    public MemoryStore() {
        for (Family family : Family.values()) {
            families.put(family, new ConcurrentSkipListMap<>(Arrays::compareUnsigned));
        }
    }

    @Override
    public Optional<byte[]> get(Family family, byte[] key) {
        return Optional.ofNullable(entries(family).get(key));
    }

    @Override
    public Cursor cursor(Family family) {
        return new MemoryCursor(entries(family));
    }

    @Override
    public Batch newBatch() {
        return new MemoryBatch();
    }

    @Override
    public void recover() {
        // Writing to memory does not fail half-way.
    }

    @Override
    public void copyTo(Path folder) {
        throw new StorageFailure(
                StorageFailure.Kind.UNUSABLE, "A node that keeps its data in memory cannot be copied.");
    }

    @Override
    public void close() {
        families.values().forEach(Map::clear);
    }

    private ConcurrentNavigableMap<byte[], byte[]> entries(Family family) {
        return families.get(family);
    }

    private final class MemoryBatch implements Batch {
        private final List<Runnable> changes = new ArrayList<>();

        @Override
        public void put(Family family, byte[] key, byte[] value) {
            changes.add(() -> entries(family).put(key, value));
        }

        @Override
        public void delete(Family family, byte[] key) {
            changes.add(() -> entries(family).remove(key));
        }

        @Override
        public void commit() {
            changes.forEach(Runnable::run);
        }

        @Override
        public void close() {
            changes.clear();
        }
    }

    private static final class MemoryCursor implements Cursor {
        private final ConcurrentNavigableMap<byte[], byte[]> entries;
        private Map.Entry<byte[], byte[]> at;

        private MemoryCursor(ConcurrentNavigableMap<byte[], byte[]> entries) {
            this.entries = entries;
        }

        @Override
        public void seek(byte[] key) {
            at = entries.ceilingEntry(key);
        }

        @Override
        public void seekBack(byte[] key) {
            at = entries.floorEntry(key);
        }

        @Override
        public boolean isValid() {
            return at != null;
        }

        @Override
        public byte[] key() {
            return at.getKey();
        }

        @Override
        public byte[] value() {
            return at.getValue();
        }

        @Override
        public void next() {
            at = entries.higherEntry(at.getKey());
        }

        @Override
        public void previous() {
            at = entries.lowerEntry(at.getKey());
        }

        @Override
        public void close() {
            at = null;
        }
    }
}
