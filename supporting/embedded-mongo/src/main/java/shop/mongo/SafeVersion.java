package shop.mongo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which version of a store's file is on the disk for certain, noted in a small file beside it. The store's library takes
 * a file that has lost its end for an older one, and one of which it recognises nothing for a new one, both in silence.
 */
final class SafeVersion {

    private static final Logger log = LoggerFactory.getLogger(SafeVersion.class);

    private final Path store;
    private final Path note;

    SafeVersion(Path store) {
        this.store = store;
        this.note = store.resolveSibling(store.getFileName() + ".safe");
    }

    /**
     * Begins a new note where there is no store yet; to be called before the store is opened.
     *
     * @throws UnusableDocuments when there is a store, and no note
     */
    void begin() {
        try {
            if (!Files.exists(store)) {
                write(0);
            } else if (!Files.exists(note)) {
                throw new UnusableDocuments(
                        "%s has no %s beside it, which would tell whether it is whole; or it is of an earlier version of this program."
                                .formatted(store, note.getFileName()),
                        null);
            }
        } catch (IOException unwritable) {
            throw new UnusableDocuments("The file %s cannot be written: %s".formatted(note, unwritable), unwritable);
        }
    }

    /** @throws UnusableDocuments when the store is older than it was, or when that cannot be told */
    void check(long version) {
        long safe = read();
        if (version < safe) {
            throw new UnusableDocuments(
                    "%s holds version %d of the documents, and had held version %d: it has lost what came last, or everything."
                            .formatted(store, version, safe),
                    null);
        }
    }

    private long read() {
        try {
            return Long.parseLong(Files.readString(note).strip());
        } catch (IOException | NumberFormatException unreadable) {
            throw new UnusableDocuments("The file %s cannot be read: %s".formatted(note, unreadable), unreadable);
        }
    }

    /** Notes a version that is on the disk for certain. */
    void note(long version) {
        try {
            write(version);
        } catch (IOException failure) {
            // The note that is there stays true.
            log.warn("Could not note in {} how far the store has come", note, failure);
        }
    }

    private void write(long version) throws IOException {
        Path fresh = note.resolveSibling(note.getFileName() + ".new");
        Files.writeString(fresh, version + System.lineSeparator());
        try (FileChannel written = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(fresh, note, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
