package shop.rehearsal.stored;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of the repository that says what was approved. A run with {@code -Dapprove} writes what there is now; whoever
 * reads the change approves it.
 */
public final class ApprovedFile {

    private final Path path;
    private final boolean approving;

    /** One that this run approves if it has {@code -Dapprove}. */
    public static ApprovedFile at(Path path) {
        return new ApprovedFile(path, approving());
    }

    ApprovedFile(Path path, boolean approving) {
        this.path = path;
        this.approving = approving;
    }

    /** Whether this run approves what there is. */
    static boolean approving() {
        return System.getProperty("approve") != null;
    }

    boolean exists() {
        return Files.exists(path);
    }

    String content() {
        try {
            return Files.readString(path);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What a run with {@code -Dapprove} writes where there is none yet; what is there stays as it is. */
    void writeIfMissing(String content) {
        if (approving && !exists()) {
            write(content);
        }
    }

    /** Fails where the file says something else, unless this run approves what there is now. */
    public void isStill(String content) {
        if (approving) {
            write(content);
        }
        assertThat(path).as("run with -Dapprove to write it, and read it").exists();
        assertThat(content)
                .as("%s: run with -Dapprove to accept the change, and read the difference", path.getFileName())
                .isEqualTo(content());
    }

    private void write(String content) {
        try {
            Files.createDirectories(path.getParent());
            Files.writeString(path, content);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
