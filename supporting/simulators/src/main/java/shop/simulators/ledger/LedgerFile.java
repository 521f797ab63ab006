package shop.simulators.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An append-only file of numbered entries, one JSON object a line, each behind its checksum.
 *
 * <p>{@link #append} numbers an entry and writes it; {@link #awaitDurable} returns once it is on disk. Who waits syncs
 * all that was written so far, so that many waiting requests share one fsync.
 *
 * <p>A process that is killed can leave its last line torn: nobody was told of that entry, so it is cut off on the
 * next start. Damage anywhere else is refused by name. When the disk refuses a write, the ledger takes no further
 * entries until it is opened again: what memory holds then may be ahead of the disk, and only reading the file back
 * tells what is true.
 *
 * <p>Entries are numbered from 1, without gaps. All methods may be called from any thread, but who derives state from
 * the order of entries must append under a lock of its own.
 */
public final class LedgerFile implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerFile.class);
    private static final String FORMAT = "shop-simulator-ledger 1 ";
    private static final int CHECKSUM = 8;

    private final Path path;
    private final String header;
    /** Not a channel: an interrupted caller would close that. */
    private final RandomAccessFile file;

    private final Object syncing = new Object();
    private long appended;
    private volatile long durable;
    private Optional<LedgerUnavailable> refusal = Optional.empty();

    private LedgerFile(Path path, String name, RandomAccessFile file) {
        this.path = path;
        this.header = FORMAT + name;
        this.file = file;
    }

    /**
     * Opens the ledger, creating it and its folder where they are missing, and shows every entry it holds to
     * {@code reader} in order.
     *
     * @param name whose ledger this is, such as {@code psp}; a file that was written under another name is refused
     * @throws UnusableLedger if the file is damaged, of a foreign format, in use by another process, or cannot be reached
     */
    public static LedgerFile open(Path path, String name, LedgerReader reader) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            LedgerFile ledger = new LedgerFile(path, name, new RandomAccessFile(path.toFile(), "rw"));
            try {
                ledger.claim();
                ledger.begin();
                ledger.readBack(reader);
                return ledger;
            } catch (IOException | RuntimeException e) {
                ledger.file.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UnusableLedger("The ledger " + path + " cannot be opened: " + e.getMessage(), e);
        }
    }

    /**
     * Numbers the entry and writes it. It may be told to anyone only after {@link #awaitDurable} of its number.
     *
     * @param json one JSON object with at least one member, in one line
     * @return the entry's number
     * @throws LedgerUnavailable if the ledger is closed or the disk refuses, or has refused before
     */
    public synchronized long append(byte[] json) {
        refuseWhenBroken();
        ByteArrayOutputStream line = new ByteArrayOutputStream(json.length + CHECKSUM + 2);
        line.writeBytes((checksum(json) + " ").getBytes(UTF_8));
        line.writeBytes(json);
        line.write('\n');
        try {
            file.write(line.toByteArray());
        } catch (IOException e) {
            throw broken(e);
        }
        return ++appended;
    }

    /**
     * Waits until the entry with this number, and so every earlier one, is on disk.
     *
     * @throws LedgerUnavailable if the disk refuses
     */
    public void awaitDurable(long number) {
        if (durable < number) {
            synchronized (syncing) {
                if (durable < number) {
                    sync();
                }
            }
        }
    }

    private void sync() {
        long written;
        synchronized (this) {
            refuseWhenBroken();
            written = appended;
        }
        try {
            file.getFD().sync();
        } catch (IOException e) {
            throw broken(e);
        }
        durable = written;
    }

    /**
     * Acts or looks under the lock of who derives state from the entries, and returns once everything that was seen is on
     * disk.
     *
     * @throws LedgerUnavailable as {@link #awaitDurable}
     */
    public <T> T settled(Object lock, Supplier<T> action) {
        T result;
        long number;
        synchronized (lock) {
            result = action.get();
            number = appended();
        }
        awaitDurable(number);
        return result;
    }

    /** Waits until all that was appended so far is on disk: what a reader of derived state calls before it shows it. */
    public void settle() {
        awaitDurable(appended());
    }

    /** How many entries are on disk. */
    public long size() {
        return durable;
    }

    /** The number of the last entry that was appended, on disk or not yet. */
    public synchronized long appended() {
        return appended;
    }

    /**
     * Shows the entries on disk that follow number {@code after}, in order.
     *
     * @throws IOException if the file cannot be read, or the reader throws it
     */
    public void read(long after, LedgerReader reader) throws IOException {
        long last = durable;
        try (BufferedReader lines = lines()) {
            lines.readLine();
            for (long number = 1; number <= last; number++) {
                String line = lines.readLine();
                if (number > after) {
                    String place = "The ledger " + path + " was cut short or damaged at entry " + number;
                    reader.entry(number, content(line).orElseThrow(() -> new IOException(place)));
                }
            }
        }
    }

    /** Puts everything that was appended on disk, then closes the file. */
    @Override
    public void close() {
        try {
            settle();
        } catch (LedgerUnavailable e) {
            LOG.warn("The ledger {} did not close cleanly: {}", path, e.getMessage());
        }
        synchronized (this) {
            refusal = Optional.of(new LedgerUnavailable("The ledger is closed", null));
        }
        try {
            file.close();
        } catch (IOException e) {
            LOG.warn("The ledger {} did not close cleanly: {}", path, e.getMessage());
        }
    }

    private synchronized void refuseWhenBroken() {
        refusal.ifPresent(earlier -> {
            throw new LedgerUnavailable(earlier.getMessage(), earlier);
        });
    }

    private synchronized LedgerUnavailable broken(IOException cause) {
        var refused = new LedgerUnavailable(
                "The ledger cannot be written (" + cause.getMessage()
                        + "); restart the simulator once the disk is well",
                cause);
        if (refusal.isEmpty()) {
            LOG.error("The ledger {} cannot be written: {}", path, cause.getMessage());
            refusal = Optional.of(refused);
        }
        return refused;
    }

    private void claim() throws IOException {
        try {
            if (file.getChannel().tryLock() == null) {
                throw new UnusableLedger("The ledger " + path + " is in use by another process");
            }
        } catch (OverlappingFileLockException e) {
            throw new UnusableLedger("The ledger " + path + " is already open in this process");
        }
    }

    /** Writes the first line, where a kill has not let it come to that, and cuts a torn last one off. */
    private void begin() throws IOException {
        byte[] expected = (header + "\n").getBytes(UTF_8);
        byte[] found = new byte[(int) Math.min(expected.length, file.length())];
        file.readFully(found);
        if (!Arrays.equals(found, Arrays.copyOf(expected, found.length))) {
            throw new UnusableLedger(
                    "The file " + path + " is not a ledger of this simulator: it does not begin with '" + header + "'");
        }
        if (found.length < expected.length) {
            file.seek(0);
            file.write(expected);
        }
        long end = file.length();
        while (byteBefore(end) != '\n') {
            end--;
        }
        if (end < file.length()) {
            LOG.warn("The ledger {} ended in a torn entry, which was never answered; it is cut off", path);
            file.setLength(end);
        }
        file.seek(end);
        file.getFD().sync();
    }

    private int byteBefore(long end) throws IOException {
        file.seek(end - 1);
        return file.read();
    }

    private void readBack(LedgerReader reader) throws IOException {
        try (BufferedReader lines = lines()) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                appended++;
                String place = "The ledger " + path + " is damaged at entry " + appended
                        + ": its checksum does not fit. Put a copy in its place, or move the file away to begin a new one";
                reader.entry(appended, content(line).orElseThrow(() -> new UnusableLedger(place)));
            }
        }
        durable = appended;
    }

    /** A byte that is no UTF-8 becomes another one, so that its line's checksum does not fit. */
    private BufferedReader lines() throws IOException {
        return new BufferedReader(new InputStreamReader(Files.newInputStream(path), UTF_8));
    }

    private static Optional<byte[]> content(String line) {
        if (line == null || line.length() <= CHECKSUM) {
            return Optional.empty();
        }
        byte[] json = line.substring(CHECKSUM + 1).getBytes(UTF_8);
        return line.startsWith(checksum(json) + " ") ? Optional.of(json) : Optional.empty();
    }

    private static String checksum(byte[] json) {
        CRC32 crc = new CRC32();
        crc.update(json);
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
