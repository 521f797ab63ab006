package shop.simulators.ledger;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An append-only file of numbered entries, one JSON object a line, each behind its checksum.
 *
 * <p>{@link #append} numbers an entry and hands it to the one writing thread; {@link #awaitDurable} returns once it is
 * on disk. Everything that was handed over while the disk was busy goes down with the next single fsync, so that many
 * waiting requests share its cost.
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
    private static final int LANDMARK = 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path path;
    private final FileChannel channel;
    private final Thread writer;

    private final Object monitor = new Object();
    private List<byte[]> waiting = new ArrayList<>();
    private long appended;
    private long durable;
    private long durableBytes;
    private boolean closed;
    private boolean stopped;
    private Optional<IOException> failure = Optional.empty();

    /** Where every {@value #LANDMARK}th entry begins, so that a reader need not start at the top. */
    private final List<Long> landmarks = new ArrayList<>();

    private LedgerFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
        this.writer = new Thread(this::write, "ledger-" + path.getFileName());
        this.writer.setDaemon(true);
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
            Path folder = path.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            LedgerFile ledger = new LedgerFile(path, channel);
            try {
                ledger.claim();
                ledger.readBack((FORMAT + name).getBytes(UTF_8), reader);
                syncFolder(folder);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
            ledger.writer.start();
            return ledger;
        } catch (IOException e) {
            throw new UnusableLedger("The ledger " + path + " cannot be opened: " + e.getMessage(), e);
        }
    }

    /**
     * Numbers the entry and queues it for the disk. It may be told to anyone only after {@link #awaitDurable} of its number.
     *
     * @param json one JSON object with at least one member, in one line
     * @return the entry's number
     * @throws LedgerUnavailable if the ledger is closed or the disk has refused a write before
     */
    public long append(byte[] json) {
        synchronized (monitor) {
            refuseWhenBroken();
            waiting.add(json);
            monitor.notifyAll();
            return ++appended;
        }
    }

    /**
     * Waits until the entry with this number, and so every earlier one, is on disk.
     *
     * @throws LedgerUnavailable if the disk refuses, or does not answer for half a minute
     */
    public void awaitDurable(long number) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        synchronized (monitor) {
            while (durable < number) {
                refuseWhenBroken();
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw new LedgerUnavailable("The disk did not confirm the ledger entry in time", null);
                }
                try {
                    monitor.wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new LedgerUnavailable("Interrupted while the ledger entry was on its way to the disk", e);
                }
            }
        }
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
        synchronized (monitor) {
            return durable;
        }
    }

    /** The number of the last entry that was appended, on disk or not yet. */
    public long appended() {
        synchronized (monitor) {
            return appended;
        }
    }

    /**
     * Shows the entries on disk that follow number {@code after}, in order.
     *
     * @throws IOException if the file cannot be read, or the reader throws it
     */
    public void read(long after, LedgerReader reader) throws IOException {
        long last;
        long number;
        long offset;
        synchronized (monitor) {
            last = durable;
            if (after >= last) {
                return;
            }
            int landmark = (int) (Math.max(after, 0) / LANDMARK);
            number = (long) landmark * LANDMARK;
            offset = landmarks.get(landmark);
        }
        try (InputStream in = Files.newInputStream(path)) {
            in.skipNBytes(offset);
            Lines lines = new Lines(new BufferedInputStream(in, 1 << 16));
            while (number < last) {
                byte[] line = lines.next().orElseThrow(() -> new IOException("The ledger " + path + " was cut short"));
                number++;
                if (number > after) {
                    reader.entry(number, content(line).orElseThrow(() -> new IOException("Damaged entry in " + path)));
                }
            }
        }
    }

    /** Puts everything that was appended on disk, then closes the file. */
    @Override
    public void close() {
        synchronized (monitor) {
            closed = true;
            monitor.notifyAll();
        }
        try {
            writer.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            try {
                channel.close();
            } catch (IOException e) {
                LOG.warn("The ledger {} did not close cleanly: {}", path, e.getMessage());
            }
        }
    }

    private void refuseWhenBroken() {
        if (failure.isPresent()) {
            throw new LedgerUnavailable(
                    "The ledger cannot be written (" + failure.get().getMessage()
                            + "); restart the simulator once the disk is well",
                    failure.get());
        }
        if (stopped) {
            throw new LedgerUnavailable("The ledger is closed", null);
        }
    }

    private void write() {
        while (true) {
            List<byte[]> batch;
            synchronized (monitor) {
                while (waiting.isEmpty() && !closed) {
                    try {
                        monitor.wait();
                    } catch (InterruptedException e) {
                        closed = true;
                    }
                }
                if (waiting.isEmpty()) {
                    stopped = true;
                    monitor.notifyAll();
                    return;
                }
                batch = waiting;
                waiting = new ArrayList<>();
            }
            try {
                commit(batch);
            } catch (IOException e) {
                LOG.error("The ledger {} cannot be written: {}", path, e.getMessage());
                synchronized (monitor) {
                    failure = Optional.of(e);
                    monitor.notifyAll();
                }
                return;
            }
        }
    }

    private void commit(List<byte[]> batch) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(batch.size() * 256);
        List<Long> starts = new ArrayList<>(batch.size());
        for (byte[] json : batch) {
            starts.add(durableBytes + bytes.size());
            bytes.write(checksum(json, 0, json.length));
            bytes.write(' ');
            bytes.write(json);
            bytes.write('\n');
        }
        writeFully(ByteBuffer.wrap(bytes.toByteArray()), durableBytes);
        channel.force(false);
        synchronized (monitor) {
            for (long start : starts) {
                mark(start);
            }
            durableBytes += bytes.size();
            monitor.notifyAll();
        }
    }

    private void mark(long start) {
        if (durable % LANDMARK == 0) {
            landmarks.add(start);
        }
        durable++;
    }

    private void writeFully(ByteBuffer buffer, long position) throws IOException {
        long at = position;
        while (buffer.hasRemaining()) {
            at += channel.write(buffer, at);
        }
    }

    private void claim() throws IOException {
        try {
            if (channel.tryLock() == null) {
                throw new UnusableLedger("The ledger " + path + " is in use by another process");
            }
        } catch (OverlappingFileLockException e) {
            throw new UnusableLedger("The ledger " + path + " is already open in this process");
        }
    }

    private void readBack(byte[] header, LedgerReader reader) throws IOException {
        Lines lines = new Lines(new BufferedInputStream(Files.newInputStream(path), 1 << 16));
        try (lines) {
            Optional<byte[]> first = lines.next();
            if (first.isEmpty()) {
                refuseForeignBeginning(header, lines.remainder());
                begin(header);
                return;
            }
            if (!Arrays.equals(first.get(), header)) {
                throw new UnusableLedger(
                        "The file " + path + " is not a ledger of this simulator: it does not begin with '"
                                + new String(header, UTF_8) + "'");
            }
            durableBytes = header.length + 1L;
            Optional<byte[]> line = lines.next();
            while (line.isPresent()) {
                Optional<byte[]> json = content(line.get());
                if (json.isEmpty()) {
                    throw new UnusableLedger(
                            "The ledger " + path + " is damaged at entry " + (durable + 1)
                                    + ": its checksum does not fit. Put a copy in its place, or move the file away to begin a new one");
                }
                reader.entry(durable + 1, json.get());
                mark(durableBytes);
                durableBytes += line.get().length + 1L;
                line = lines.next();
            }
            appended = durable;
            if (lines.remainder().length > 0) {
                LOG.warn("The ledger {} ended in a torn entry, which was never answered; it is cut off", path);
                channel.truncate(durableBytes);
                channel.force(true);
            }
        }
    }

    private void refuseForeignBeginning(byte[] header, byte[] beginning) {
        boolean torn =
                beginning.length <= header.length && Arrays.equals(beginning, Arrays.copyOf(header, beginning.length));
        if (!torn) {
            throw new UnusableLedger("The file " + path + " is not a ledger of this simulator");
        }
    }

    private void begin(byte[] header) throws IOException {
        ByteBuffer line = ByteBuffer.allocate(header.length + 1)
                .put(header)
                .put((byte) '\n')
                .flip();
        writeFully(line, 0);
        channel.force(true);
        durableBytes = header.length + 1L;
    }

    private static Optional<byte[]> content(byte[] line) {
        if (line.length <= CHECKSUM + 1 || line[CHECKSUM] != ' ') {
            return Optional.empty();
        }
        byte[] expected = checksum(line, CHECKSUM + 1, line.length - CHECKSUM - 1);
        return Arrays.equals(line, 0, CHECKSUM, expected, 0, CHECKSUM)
                ? Optional.of(Arrays.copyOfRange(line, CHECKSUM + 1, line.length))
                : Optional.empty();
    }

    private static byte[] checksum(byte[] bytes, int from, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, from, length);
        return HexFormat.of().toHexDigits((int) crc.getValue()).getBytes(US_ASCII);
    }

    private static void syncFolder(Path folder) {
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        } catch (IOException e) {
            LOG.debug("This system does not sync folders: {}", e.getMessage());
        }
    }

    /** Splits a stream into its complete lines; what follows the last line end is the remainder. */
    private static final class Lines implements AutoCloseable {

        private final InputStream in;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream(512);

        Lines(InputStream in) {
            this.in = in;
        }

        Optional<byte[]> next() throws IOException {
            int next = in.read();
            while (next >= 0) {
                if (next == '\n') {
                    byte[] complete = line.toByteArray();
                    line.reset();
                    return Optional.of(complete);
                }
                line.write(next);
                next = in.read();
            }
            return Optional.empty();
        }

        byte[] remainder() {
            return line.toByteArray();
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
