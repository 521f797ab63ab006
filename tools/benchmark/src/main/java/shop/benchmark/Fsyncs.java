package shop.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;

/** What one writer achieves that appends 500 bytes to a file and waits for the disk each time. */
final class Fsyncs {

    private final Path file;

    Fsyncs(Path folder) {
        this.file = folder.resolve("fsyncs");
    }

    Sample measure(Duration duration) {
        ByteBuffer event = ByteBuffer.allocate(Messages.EVENT_BYTES);
        long[] times = new long[1024];
        int done = 0;
        long began = System.nanoTime();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            do {
                long before = System.nanoTime();
                channel.write(event.rewind());
                channel.force(false);
                if (done == times.length) {
                    times = Arrays.copyOf(times, 2 * done);
                }
                times[done++] = System.nanoTime() - before;
            } while (System.nanoTime() - began < duration.toNanos());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Sample.of(Arrays.copyOf(times, done), System.nanoTime() - began);
    }
}
