package shop.node.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/**
 * The version of what is in a data folder, written in a file of its own, so that a folder of another version or another
 * program is refused before anything in it is touched; and the lock that keeps two processes apart.
 */
final class StoreFormat {

    private static final String FILE = "format";
    private static final String VERSION = "protocol-node store 2";

    private final FileChannel channel;
    private final FileLock lock;

    private StoreFormat(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /** Makes the folder if needed, checks its version and keeps other processes out until {@link #release}. */
    static StoreFormat claim(Path folder) {
        try {
            Files.createDirectories(folder);
            if (Files.exists(folder.resolve(FILE))) {
                check(folder);
            } else if (isEmpty(folder)) {
                mark(folder);
            } else {
                throw new StorageFailure(
                        StorageFailure.Kind.FOREIGN,
                        "The folder " + folder
                                + " holds files that are not a store of this node; choose another folder.");
            }
            return lock(folder);
        } catch (IOException e) {
            throw new StorageFailure(
                    StorageFailure.Kind.UNUSABLE,
                    "The folder " + folder + " cannot be written: "
                            + e.getClass().getSimpleName() + " " + e.getMessage() + ".",
                    e);
        }
    }

    static void mark(Path folder) throws IOException {
        Files.writeString(folder.resolve(FILE), VERSION + System.lineSeparator());
    }

    void release() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new StorageFailure(StorageFailure.Kind.UNUSABLE, "The store's lock could not be released.", e);
        }
    }

    private static void check(Path folder) throws IOException {
        String found = Files.readString(folder.resolve(FILE)).strip();
        if (!found.equals(VERSION)) {
            throw new StorageFailure(
                    StorageFailure.Kind.FOREIGN,
                    "The data in " + folder + " has the format '" + found + "', this node reads '" + VERSION + "'.");
        }
    }

    private static StoreFormat lock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new StoreFormat(channel, lock);
            }
        } catch (OverlappingFileLockException alreadyHere) {
            channel.close();
            throw inUse(folder);
        }
        channel.close();
        throw inUse(folder);
    }

    private static StorageFailure inUse(Path folder) {
        return new StorageFailure(StorageFailure.Kind.LOCKED, "The data in " + folder + " is in use by another node.");
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }
}
