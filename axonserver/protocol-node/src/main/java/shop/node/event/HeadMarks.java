package shop.node.event;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import shop.node.storage.StorageFailure;

/**
 * How far each log had come at the least, noted beside the store now and then and at the end. A log that is shorter than
 * its mark has lost its end, which nothing inside the store itself would show.
 */
public final class HeadMarks implements AutoCloseable {

    private static final Logger LOG = System.getLogger(HeadMarks.class.getName());

    private static final String WAY_OUT =
            "or start once with node.rebuild=heads to go on with what the store holds (the old file is kept)";

    private final Path file;
    private final EventLogs logs;
    private Properties noted = new Properties();

    /**
     * Throws if a log is shorter than it was, or if that cannot be told.
     *
     * @param rebuild put the marks aside then, and take the logs as they are
     */
    public HeadMarks(Path folder, EventLogs logs, boolean rebuild) {
        this.file = folder.resolve("heads");
        this.logs = logs;
        try {
            check(folder);
        } catch (StorageFailure failure) {
            if (!rebuild) {
                throw failure;
            }
            putAside(failure);
        }
    }

    private void putAside(StorageFailure why) {
        Path aside =
                file.resolveSibling("heads.damaged-" + Instant.now().toString().replace(':', '-'));
        try {
            Files.move(file, aside);
        } catch (IOException e) {
            throw new StorageFailure(
                    StorageFailure.Kind.UNUSABLE, "The file " + file + " cannot be put aside: " + e.getMessage(), e);
        }
        LOG.log(
                Level.WARNING,
                "{0} As asked, the logs are taken as they are; the old file is {1}",
                why.getMessage(),
                aside);
    }

    private void check(Path folder) {
        Properties marks = new Properties();
        if (!Files.exists(file)) {
            return;
        }
        try (var reader = Files.newBufferedReader(file)) {
            marks.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(e);
        }
        for (String context : marks.stringPropertyNames()) {
            long head = logs.logs().of(context).head();
            if (head < mark(marks.getProperty(context))) {
                throw new StorageFailure(
                        StorageFailure.Kind.DAMAGED,
                        "The store in %s is damaged: context %s ends at event %d but had reached %s; restore a copy, %s."
                                .formatted(folder, context, head, marks.getProperty(context), WAY_OUT));
            }
        }
    }

    private long mark(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw unreadable(e);
        }
    }

    private StorageFailure unreadable(Exception cause) {
        return new StorageFailure(
                StorageFailure.Kind.DAMAGED,
                "The file %s is damaged; it says only how far the logs had come: restore a copy, %s."
                        .formatted(file, WAY_OUT),
                cause);
    }

    /** Notes where the logs are; called now and then. */
    public synchronized void note() {
        Properties marks = new Properties();
        for (Map.Entry<String, EventLog> log : logs.logs().all().entrySet()) {
            if (log.getValue().head() >= 0) {
                marks.setProperty(log.getKey(), Long.toString(log.getValue().head()));
            }
        }
        if (marks.equals(noted)) {
            return;
        }
        Path fresh = file.resolveSibling("heads.new");
        try {
            try (var writer = Files.newBufferedWriter(fresh)) {
                marks.store(writer, "The last token that each context had reached at least");
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            noted = marks;
        } catch (IOException e) {
            // The marks that are there stay true; they are only older than they could be.
            LOG.log(Level.WARNING, "Could not note how far the logs have come", e);
        }
    }

    @Override
    public void close() {
        note();
    }
}
