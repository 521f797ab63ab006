package shop.node.event;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Properties;
import shop.node.storage.StorageFailure;

/**
 * How far each log had come at the least, noted beside the store now and then and at the end. A log that is shorter than
 * its mark has lost its end, which nothing inside the store itself would show.
 */
public final class HeadMarks implements AutoCloseable {

    private static final Logger LOG = System.getLogger(HeadMarks.class.getName());

    private final Path file;
    private final EventLogs logs;
    private Properties noted = new Properties();

    /** Throws if a log is shorter than it was. */
    public HeadMarks(Path folder, EventLogs logs) {
        this.file = folder.resolve("heads");
        this.logs = logs;
        check(folder);
    }

    private void check(Path folder) {
        Properties marks = new Properties();
        if (!Files.exists(file)) {
            return;
        }
        try (var reader = Files.newBufferedReader(file)) {
            marks.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new StorageFailure(StorageFailure.Kind.DAMAGED, "The file " + file + " cannot be read.", e);
        }
        for (String context : marks.stringPropertyNames()) {
            long head = logs.logs().of(context).head();
            if (head < mark(marks.getProperty(context))) {
                throw new StorageFailure(
                        StorageFailure.Kind.DAMAGED,
                        "The store in %s is damaged: context %s ends at event %d but had reached %s; restore a copy."
                                .formatted(folder, context, head, marks.getProperty(context)));
            }
        }
    }

    private long mark(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new StorageFailure(StorageFailure.Kind.DAMAGED, "The file " + file + " cannot be read.", e);
        }
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
