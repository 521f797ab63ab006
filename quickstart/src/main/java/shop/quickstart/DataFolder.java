package shop.quickstart;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import shop.starting.CannotStart;

/**
 * The folder that holds everything that is kept. It says of which format it is, and belongs to one running system at a
 * time.
 */
public final class DataFolder implements AutoCloseable {

    /** Raised when older data can no longer be read as it is. */
    private static final String FORMAT = "3";

    private static final String FORMAT_FILE = "format";

    private static final String PROPERTY = "shop.data";

    private final Path path;
    private final FileChannel lockFile;
    private final FileLock lock;

    private DataFolder(Path path, FileChannel lockFile, FileLock lock) {
        this.path = path;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /**
     * The folder that the arguments name, else the system property, else the environment, else {@code data}. Read by hand,
     * because whatever could read it would begin to log, and the log lies in it.
     */
    public static DataFolder namedIn(String... arguments) {
        String named = Arrays.stream(arguments)
                .filter(argument -> argument.startsWith("--" + PROPERTY + "="))
                .map(argument -> argument.substring(PROPERTY.length() + 3))
                .findFirst()
                .or(() -> Optional.ofNullable(System.getProperty(PROPERTY)))
                .or(() -> Optional.ofNullable(System.getenv("SHOP_DATA")))
                .orElse("data");
        return open(Path.of(named));
    }

    public Path path() {
        return path;
    }

    /** @throws CannotStart when the folder cannot be written, is in use, or is of another format */
    public static DataFolder open(Path folder) {
        try {
            boolean fresh = !Files.exists(folder) || isEmpty(folder);
            Files.createDirectories(folder);
            checkFormat(folder, fresh);
            FileChannel lockFile =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            return new DataFolder(folder, lockFile, lock(folder, lockFile));
        } catch (IOException unwritable) {
            throw new CannotStart(
                    "The data folder " + folder.toAbsolutePath()
                            + " cannot be written: make it writable, or choose another with --shop.data=<folder>.",
                    unwritable);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    private static void checkFormat(Path folder, boolean fresh) throws IOException {
        Path format = folder.resolve(FORMAT_FILE);
        if (fresh) {
            Files.writeString(format, FORMAT);
        } else if (!Files.exists(format)) {
            throw new CannotStart(
                    "The folder " + folder.toAbsolutePath()
                            + " holds something else: choose another with --shop.data=<folder>.",
                    null);
        } else if (!Files.readString(format).strip().equals(FORMAT)) {
            throw new CannotStart(
                    "The data in " + folder.toAbsolutePath() + " is of format "
                            + Files.readString(format).strip() + ", this version reads format " + FORMAT
                            + ": use the version that wrote it, or choose another folder with --shop.data=<folder>.",
                    null);
        }
    }

    private static FileLock lock(Path folder, FileChannel lockFile) throws IOException {
        try {
            FileLock lock = lockFile.tryLock();
            if (lock != null) {
                return lock;
            }
        } catch (OverlappingFileLockException heldHere) {
            // Held by this very process, which is the same answer.
        }
        lockFile.close();
        throw new CannotStart(
                "Another running system uses " + folder.toAbsolutePath()
                        + ": stop it, or choose another folder with --shop.data=<folder>.",
                null);
    }

    @Override
    public void close() throws IOException {
        lock.release();
        lockFile.close();
    }
}
