package shop.node.http;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Where one thread writes its answer to. When the reader has stopped reading, the thread waits inside a write: then
 * another can cut it off, which closes the connection.
 */
public final class PatientOutput extends OutputStream {

    private final Thread writer = Thread.currentThread();
    private OutputStream target = OutputStream.nullOutputStream();
    private boolean writing;
    private boolean cut;
    private long since;

    /** From now on writes to there. */
    public PatientOutput to(OutputStream next) {
        target = next;
        return this;
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single});
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        watched(() -> target.write(bytes, from, length));
    }

    @Override
    public void flush() throws IOException {
        watched(target::flush);
    }

    @Override
    public void close() throws IOException {
        watched(target::close);
    }

    /** A write that goes another way but may have to wait for the reader, too. */
    public void watched(Write write) throws IOException {
        begin();
        try {
            write.run();
        } finally {
            end();
        }
    }

    private synchronized void begin() {
        writing = true;
        since = System.nanoTime();
    }

    private synchronized void end() {
        writing = false;
        if (cut) {
            // The interruption was meant for the write that is over, not for whatever the thread does next.
            Thread.interrupted();
        }
    }

    /** Ends a write that has waited longer than this. */
    public synchronized void cutOffAfter(long patienceNanos) {
        if (writing && System.nanoTime() - since > patienceNanos) {
            cut = true;
            // A channel in a blocking write is closed by it.
            writer.interrupt();
        }
    }

    @FunctionalInterface
    public interface Write {
        void run() throws IOException;
    }
}
