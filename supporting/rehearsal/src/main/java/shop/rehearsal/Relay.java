package shop.rehearsal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands between a client and a server of this machine, and can hang: connections stay, and nothing comes any more. */
public final class Relay implements AutoCloseable {

    private static final int AT_ONCE = 16_384;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ServerSocket listening;
    private final int server;
    private volatile boolean hanging;

    private Relay(int server) throws IOException {
        this.server = server;
        listening = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    }

    /** To the server that listens at this port. */
    public static Relay to(int server) {
        try {
            Relay relay = new Relay(server);
            relay.threads.execute(relay::accept);
            return relay;
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** From now on nothing passes, in either direction. */
    public void hang() {
        hanging = true;
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                open.add(client);
                connect(client);
            }
        } catch (IOException closed) {
            // Whoever closes the relay has seen enough.
        }
    }

    private void connect(Socket client) throws IOException {
        try {
            Socket behind = new Socket(InetAddress.getLoopbackAddress(), server);
            open.add(behind);
            // What was sent in two parts arrives in two parts: the second is not held back until the first is
            // acknowledged.
            client.setTcpNoDelay(true);
            behind.setTcpNoDelay(true);
            threads.execute(() -> pass(client, behind));
            threads.execute(() -> pass(behind, client));
        } catch (ConnectException away) {
            client.close();
        }
    }

    private void pass(Socket from, Socket to) {
        byte[] bytes = new byte[AT_ONCE];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                if (hanging) {
                    end.await();
                    return;
                }
                out.write(bytes, 0, read);
            }
        } catch (IOException closed) {
            // Then so is the other side.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
            end.countDown();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            threads.shutdownNow();
        }
    }
}
