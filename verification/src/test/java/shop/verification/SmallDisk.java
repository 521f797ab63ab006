package shop.verification;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system of its own, in memory, that can be filled; a mere folder where nobody may mount one. */
final class SmallDisk implements AutoCloseable {

    private static final int PIECE = 1 << 16;

    private final Path folder;
    private final boolean mounted;

    private SmallDisk(Path folder, boolean mounted) {
        this.folder = folder;
        this.mounted = mounted;
    }

    static SmallDisk at(Path folder) {
        return new SmallDisk(folder, run("mount", "-t", "tmpfs", "-o", "size=256m", "tmpfs", folder.toString()));
    }

    private static boolean run(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .onExit()
                            .join()
                            .exitValue()
                    == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    Path folder() {
        return folder;
    }

    /** Whether it is a file system of its own. */
    boolean isOne() {
        return mounted;
    }

    /** Until not one byte more finds room. */
    void fill() throws IOException {
        try (OutputStream filling = Files.newOutputStream(folder.resolve("filling"))) {
            byte[] piece = new byte[PIECE];
            while (true) {
                filling.write(piece);
            }
        } catch (IOException full) {
            if (folder.toFile().getUsableSpace() > PIECE) {
                throw full;
            }
        }
    }

    /** Whether not even a little more finds room. */
    boolean isFull() throws IOException {
        return Files.getFileStore(folder).getUsableSpace() < PIECE;
    }

    void empty() throws IOException {
        Files.deleteIfExists(folder.resolve("filling"));
    }

    @Override
    public void close() {
        if (mounted) {
            run("umount", "-l", folder.toString());
        }
    }
}
