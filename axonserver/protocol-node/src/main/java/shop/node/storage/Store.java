package shop.node.storage;

import java.nio.file.Path;
import java.util.Optional;

/**
 * An ordered key-value store: all that the node asks of a disk. Reads may come from any thread; only the {@link Writer}
 * writes. Every method may throw {@link StorageFailure}.
 */
public interface Store extends AutoCloseable {

    Optional<byte[]> get(Family family, byte[] key);

    /** A cursor that stands nowhere yet; it sees the store as it was at this moment and must be closed soon. */
    Cursor cursor(Family family);

    Batch newBatch();

    /**
     * Called after a write failed and before the next is tried: makes the store writable again, or throws. What the
     * failed write held may turn out to be stored after all; who remembers the store's content must look again.
     */
    void recover();

    /** What would keep the next write from succeeding, as far as can be seen without one. */
    default Optional<StorageFailure> hindrance() {
        return Optional.empty();
    }

    /** Writes a consistent copy of the whole store into a folder that does not exist yet, while others read and write. */
    void copyTo(Path folder);

    @Override
    void close();

    /** Changes that become visible and durable together, or not at all. */
    interface Batch extends AutoCloseable {
        void put(Family family, byte[] key, byte[] value);

        void delete(Family family, byte[] key);

        /** Returns once the changes are on disk. */
        void commit();

        @Override
        void close();
    }

    /** Walks over the entries of a family in the order of their keys, compared as unsigned bytes. */
    interface Cursor extends AutoCloseable {
        /** Goes to the first key that is equal or higher. */
        void seek(byte[] key);

        /** Goes to the last key that is equal or lower. */
        void seekBack(byte[] key);

        boolean isValid();

        byte[] key();

        byte[] value();

        void next();

        void previous();

        @Override
        void close();
    }
}
